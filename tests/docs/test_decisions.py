"""Decisions are numbered without gaps, titled alike, short, and all in the index."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/adr"
FILES = sorted(FOLDER.glob("[0-9]*.md"))
CITED = re.compile(r"ADR (\d{4})|adr/(\d{4})")
LOOKED_AT = {".py", ".md", ".toml", ".yml", ".j2", ".js", ".css"}


def title(file: Path) -> str:
    number, _, rest = file.read_text(encoding="utf-8").splitlines()[0].partition(" — ")
    assert number == f"# ADR {file.name[:4]}", file.name
    return rest


def test_numbers_have_no_gap_and_no_double() -> None:
    assert [int(file.name[:4]) for file in FILES] == list(range(1, len(FILES) + 1))


def test_the_index_lists_every_decision_under_its_title() -> None:
    listed = [
        line for line in (FOLDER / "README.md").read_text(encoding="utf-8").splitlines() if "](0" in line
    ]
    assert listed == [f"| [{file.name[:4]}]({file.name}) | {title(file)} |" for file in FILES]


def test_a_decision_is_short() -> None:
    assert [file.name for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 60] == []


def test_every_decision_that_is_cited_exists() -> None:
    known = {file.name[:4] for file in FILES}
    places = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "Makefile", ROOT / "pyproject.toml"]
    for folder in ("generators", "tests", "docs", "site"):
        places += [path for path in (ROOT / folder).rglob("*") if path.suffix in LOOKED_AT]
    cited = {
        number
        for path in places
        for match in CITED.finditer(path.read_text(encoding="utf-8"))
        if (number := match[1] or match[2])
    }
    assert cited <= known
    assert cited
