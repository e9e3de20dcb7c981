"""The pages of a tiny registry, every kind of record once, against pages a person has read.

``make golden`` rewrites the expected tree; the diff is what a reviewer reads. The theme is left out, so that
a change of looks does not touch it.
"""

import os
from datetime import date
from pathlib import Path

from mingjian.check.runner import check_registry
from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.finding import FindingSeverity
from mingjian.model.registry import KINDS
from mingjian.render.pages.pages import render_pages
from plainshell import PlainShell

TINY = Path(__file__).parent / "tiny"
DAY = date(2026, 6, 30)


def loaded():
    return load_registry(FolderSource(TINY / "registry"))


def tree(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*.html"))
    }


def rewrite(folder: Path, pages: dict[str, str]) -> None:
    for path in tree(folder).keys() - pages.keys():
        (folder / path).unlink()
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def test_the_tiny_registry_holds_every_kind_and_no_error():
    found = loaded()
    findings = [*found.findings, *check_registry(found, DAY)]
    assert [item.message for item in findings if item.severity >= FindingSeverity.ERROR] == []
    assert [kind.key for kind in KINDS if not found.registry.of(kind.key)] == []


def test_the_pages_are_the_ones_a_person_has_read():
    views = derive_views(loaded().registry, DAY, None, "test")
    pages = {page.path: page.data.decode() for page in render_pages(views, PlainShell())}
    expected = TINY / "expected"
    if os.environ.get("MINGJIAN_GOLDEN") == "write":
        rewrite(expected, pages)
    assert tree(expected).keys() == pages.keys()
    changed = [path for path, text in tree(expected).items() if text != pages[path]]
    assert changed == []
