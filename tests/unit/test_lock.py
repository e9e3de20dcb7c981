"""The lock file holds every direct dependency, once and exactly; a fresh clone installs nothing else."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINES = (ROOT / "requirements.lock").read_text(encoding="utf-8").split()


def name_of(requirement: str) -> str:
    """Return the name of a requirement as indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~; \[]", requirement)[0]).lower()


def test_every_line_is_one_exact_version() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", line)] == []
    assert len({name_of(line) for line in LINES}) == len(LINES)


def test_every_direct_dependency_is_locked() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert {name_of(item) for item in wanted} - {name_of(line) for line in LINES} == set()


def test_every_direct_dependency_has_its_line_in_the_decision() -> None:
    decision = (ROOT / "docs/adr/0008-dependencies.md").read_text(encoding="utf-8").lower()
    names = {name_of(item) for item in PROJECT["dependencies"]}
    assert {name for name in names if name not in decision} == set()


IMPORTED_AS = {
    "git": "gitpython",
    "yaml": "pyyaml",
    "ruamel": "ruamel-yaml",
    "pydantic_core": "pydantic",
    "python_calamine": "python-calamine",
}
"""Where the import is not called like the distribution."""


def test_the_package_imports_only_what_it_declares() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["parquet"]]
    declared = {name_of(item) for item in wanted} | {"mingjian", "markupsafe"}
    found = set()
    for path in (ROOT / "generators/mingjian").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").split(".")[0])
    others = {IMPORTED_AS.get(name, name) for name in found - sys.stdlib_module_names}
    assert others - declared == set()
