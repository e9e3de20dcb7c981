"""Compiled templates are kept, and whatever does not fit them exactly is compiled anew."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader
from mingjian.render.pages import compiled
from mingjian.render.pages.compiled import CompiledTemplates
from mingjian.render.pages.environment import PageEnvironment
from mingjian.render.pages.escaping import PageWriter

SOURCE = "<p>{{ v }}</p>"


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were compiled."""
    made: list[str] = []
    whole = PageWriter.visit_Template

    def visit(self: PageWriter, node: object, frame: object = None) -> None:
        made.append(str(self.name))
        whole(self, node, frame)  # type: ignore[arg-type]

    monkeypatch.setattr(PageWriter, "visit_Template", visit)
    return made


def render(folder: Path, source: str = SOURCE) -> str:
    made = PageEnvironment(
        loader=DictLoader({"x": source}), autoescape=True, bytecode_cache=CompiledTemplates(folder)
    )
    return made.get_template("x").render(v="<")


def test_a_template_is_compiled_once(tmp_path: Path, compilations: list[str]) -> None:
    assert {render(tmp_path / "kept") for _ in range(3)} == {"<p>&lt;</p>"}
    assert compilations == ["x"]


def test_a_changed_template_is_compiled_anew(tmp_path: Path, compilations: list[str]) -> None:
    assert (render(tmp_path), render(tmp_path, "<b>{{ v }}</b>")) == ("<p>&lt;</p>", "<b>&lt;</b>")
    assert compilations == ["x", "x"]


def test_after_a_change_to_the_package_everything_is_compiled_anew(
    tmp_path: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    render(tmp_path)
    monkeypatch.setattr(compiled, "makers", lambda: "another state")
    assert render(tmp_path) == "<p>&lt;</p>"
    assert compilations == ["x", "x"]


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[:-1], lambda data: b"x" + data[1:], lambda data: data + b"x"],
)
def test_a_damaged_file_is_no_file(tmp_path: Path, compilations: list[str], damage: object) -> None:
    render(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert render(tmp_path) == "<p>&lt;</p>"
    assert compilations == ["x", "x"]


def test_where_nothing_can_be_kept_templates_still_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert render(tmp_path / "file") == "<p>&lt;</p>"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render(tmp_path / "no") == "<p>&lt;</p>"
    assert not (tmp_path / "no").exists()
