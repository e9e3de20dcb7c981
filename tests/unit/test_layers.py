"""Imports point one way: cli → jobs → {publish, report, edit, change} → {render, check} → {derive, load} → model."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "generators" / "mingjian"
RANKS = [
    {"model"},
    {"derive", "load"},
    {"render", "check"},
    {"publish", "report", "edit", "change"},
    {"jobs"},
    {"cli"},
]
RANK = {layer: rank for rank, layers in enumerate(RANKS) for layer in layers}
ONLY_IN = {
    "mkdocs": {"render/pages/shell.py"},
    "ruamel": {"edit/"},
    "git": {"load/source.py", "publish/history.py", "edit/commit.py", "jobs/commits.py"},
}
MODULES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}


def imports(path: Path) -> set[str]:
    """Return every module a file imports, wherever in the file the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level)
    return found


def layer_of(module: str) -> str | None:
    """Return the layer of a dotted name of ours; None for the package itself and for others."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "mingjian" and parts[1] in RANK else None


def test_every_package_is_a_layer() -> None:
    folders = {name.split("/")[0] for name in MODULES if "/" in name}
    assert folders - set(RANK) <= {"theme", "starter", "templates"}


@pytest.mark.parametrize("name", [name for name in MODULES if name.split("/")[0] in RANK])
def test_imports_point_down(name: str) -> None:
    layer = name.split("/", maxsplit=1)[0]
    upward = {
        module
        for module in imports(MODULES[name])
        if (other := layer_of(module)) and other != layer and RANK[other] >= RANK[layer]
    }
    assert upward == set()


@pytest.mark.parametrize("name", MODULES)
def test_no_relative_imports(name: str) -> None:
    assert not {module for module in imports(MODULES[name]) if module.startswith(".")}


@pytest.mark.parametrize("name", MODULES)
def test_engines_stay_in_their_place(name: str) -> None:
    for package, places in ONLY_IN.items():
        uses = any(module.split(".")[0] == package for module in imports(MODULES[name]))
        assert not uses or any(name.startswith(place) for place in places)


def test_there_are_no_cycles() -> None:
    known = {
        "mingjian." + name.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for name in MODULES
    }
    graph = {}
    for name, path in MODULES.items():
        module = "mingjian." + name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        targets = {t if t in known else t.rpartition(".")[0] for t in imports(path)}
        graph[module] = (targets & known) - {module, "mingjian"}
    done: set[str] = set()
    while ready := {module for module in graph.keys() - done if graph[module] <= done}:
        done |= ready
    assert graph.keys() - done == set()
