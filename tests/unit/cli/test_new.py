"""``mingjian new``: a project that checks clean, and nothing of anybody's overwritten."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from mingjian import __version__
from mingjian.model.registry import KINDS, VOCABULARIES
from mingjian.render.schema.schema import render_schemas

Call = Callable[..., "object"]
ROOT = Path(__file__).parents[3]
STARTER = ROOT / "generators/mingjian/starter"


def test_it_writes_a_project_and_says_what_comes_next(tmp_path: Path, call: Call) -> None:
    said = call("new", tmp_path / "a" / "b")
    assert said.code == 0
    assert "mingjian build" in said.out
    written = {
        path.relative_to(tmp_path / "a/b").as_posix()
        for path in (tmp_path / "a/b").rglob("*")
        if path.is_file()
    }
    assert {
        "registry/registry.yml",
        "mkdocs.yml",
        "Makefile",
        "README.md",
        ".gitignore",
        "site/pages/index.md",
        "site/pages/guide/manual/renewal.md",
        ".github/ISSUE_TEMPLATE/correction.yml",
        ".github/pull_request_template.md",
    } <= written
    assert "registry/schema/institution.json" in written
    assert not [path for path in written if path.endswith((".py", ".pyc"))]


def test_the_tool_is_never_fetched_by_its_name_alone(project: Path) -> None:
    lines = (project / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (wheel,) = [line for line in lines if not line.startswith("#")]
    assert wheel == f"./tool/mingjian-{__version__}-py3-none-any.whl"


def test_it_checks_clean_and_is_canonical(project: Path, call: Call) -> None:
    said = call("check")
    assert said.code == 0
    assert "warning" not in said.out
    assert call("fix", "--check").code == 0


def test_a_folder_in_use_is_left_alone(tmp_path: Path, call: Call) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    assert call("new", tmp_path).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_will_do(tmp_path: Path, call: Call) -> None:
    assert call("new", tmp_path).code == 0


def test_a_file_in_the_way_is_said(tmp_path: Path, call: Call) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert call("new", tmp_path / "file").code == 2
    assert call("new", tmp_path / "file" / "below").code == 5


@pytest.mark.parametrize("stem", sorted(set(VOCABULARIES) - {"regions"}))
def test_national_vocabularies_are_those_of_the_sample(stem: str) -> None:
    """Categories, deadlines and windows are the same in every province; only regions differ."""
    packaged = (STARTER / f"registry/vocab/{stem}.yml").read_bytes()
    assert packaged == (ROOT / f"registry/vocab/{stem}.yml").read_bytes()


def test_the_makefile_has_five_lines() -> None:
    assert len((STARTER / "Makefile").read_text(encoding="utf-8").splitlines()) == 5


def test_schemas_of_the_sample_are_current(call: Call) -> None:
    said = call("schema", "--check", "--registry", ROOT / "registry")
    assert (said.code, said.out) == (0, "")


def test_a_stale_schema_is_named_and_rewritten(project: Path, call: Call) -> None:
    path = project / "registry/schema/case.json"
    before = path.read_bytes()
    path.write_bytes(b"{}")
    said = call("schema", "--check")
    assert said.code == 1
    assert "case.json" in said.out
    assert call("schema").code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("settings", [ROOT / ".vscode/settings.json", STARTER / "vscode/settings.json"])
def test_editors_know_a_schema_for_every_kind_of_file(settings: Path) -> None:
    mapped = orjson.loads(settings.read_bytes())["yaml.schemas"]
    assert set(mapped) == {f"registry/schema/{item.path}" for item in render_schemas()}
    assert {f"registry/{kind.folder}/**/*.yml" for kind in KINDS} <= set(mapped.values())
