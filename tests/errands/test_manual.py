"""The manual for clerks: every command in it is typed, in order, and what it says a reviewer reads is read."""

import re
from pathlib import Path

import pytest
from mingjian.edit.sheet_shape import tables
from mingjian.model.registry import KINDS
from versioned import git

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "site/pages/guide/manual"
STARTER = ROOT / "generators/mingjian/starter/site/pages/guide/manual"
PAGES = sorted(path.stem for path in MANUAL.glob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ERRANDS = {
    "institution",
    "appraiser",
    "renewal",
    "change",
    "suspension",
    "cancellation",
    "sanction",
    "roster",
}
CUT = "……"


def blocks(page, language):
    text = (MANUAL / f"{page}.md").read_text("utf-8")
    return [found[2] for found in BLOCK.finditer(text) if found[1] == language]


def lines(page):
    """Return the commands of a page, continued lines joined."""
    found = "".join(blocks(page, "console")).replace("\\\n", " ")
    assert all(line.startswith("$ ") for line in found.splitlines()), page
    return [line[2:] for line in found.splitlines()]


def quoted(page):
    """Return the lines a reviewer is said to read, those cut short left out."""
    told = [block for block in blocks(page, "text") if block.startswith(("### ", "- ", "**", CUT))]
    return [line for block in told for line in block.splitlines() if line and CUT not in line]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_works(page, typed, desk):
    said = ""
    for line in lines(page):
        found = typed(line)
        assert found.code == 0, f"{line}\n{found.out}{found.err}"
        said += found.out
    wanted = quoted(page)
    if wanted:
        said += typed("mingjian diff main").out
    assert [line for line in wanted if line not in said] == []
    assert typed("mingjian check").code == 0
    assert git(desk, "status", "--porcelain") == ""


def test_there_is_a_page_for_every_errand_and_the_guide_leads_to_it():
    assert {*PAGES} == ERRANDS | {"index"}
    contents = (MANUAL / "index.md").read_text("utf-8")
    assert {page for page in ERRANDS if f"({page}.md)" in contents} == ERRANDS
    assert "](manual/index.md)" in (MANUAL.parent / "staff.md").read_text("utf-8")


@pytest.mark.parametrize("page", sorted(ERRANDS - {"roster"}))
def test_a_page_tells_of_every_way(page):
    text = (MANUAL / f"{page}.md").read_text("utf-8")
    assert [word for word in ("填报页", "电子表格", "复核的人看到", "## ") if word not in text] == []
    assert "编辑器" in text or page == "sanction"


def test_a_new_registry_gets_the_same_manual():
    files = {path.name: path.read_bytes() for path in MANUAL.iterdir()}
    assert files == {path.name: path.read_bytes() for path in STARTER.iterdir()}


def test_pictures_are_there_small_and_all_used():
    text = "".join((MANUAL / f"{page}.md").read_text("utf-8") for page in PAGES)
    shown = set(re.findall(r"\]\((\w+\.png)\)", text))
    assert shown == {path.name for path in MANUAL.glob("*.png")}
    assert {name for name in shown if (MANUAL / name).stat().st_size > 90_000} == set()


def test_the_columns_of_sheets_are_called_as_the_manual_calls_them():
    known = {column.title for kind in KINDS for table in tables(kind.model) for column in table.columns}
    known |= {table.name for kind in KINDS for table in tables(kind.model)} | {"第几项", "操作", "删除原因"}
    said = {
        word
        for page in PAGES
        for part in re.findall(
            r"用电子表格.*?(?=^## )", (MANUAL / f"{page}.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        for word in re.findall(r"“([^”]+)”", part)
    }
    assert said - known == {"新1", "新2", "延续", "正常", "延续审查中", "删除", "可以更新 0 条记录"}
