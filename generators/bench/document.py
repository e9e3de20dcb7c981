"""Figures in docs/performance.md: every step of the bench owns the lines between its two markers."""

from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"
WORK = ROOT / "build" / "bench"


def replace(name: str, lines: Iterable[str]) -> None:
    """Put new lines between ``<!-- bench:name -->`` and its end; a new name is added at the end."""
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    text = DOCUMENT.read_text(encoding="utf-8")
    if begin not in text:
        text = f"{text.rstrip()}\n\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    body = "\n".join([begin, "", *lines, "", end])
    DOCUMENT.write_text(before + body + rest.partition(end)[2], encoding="utf-8")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table whose first column is words and whose others are figures."""
    return [
        f"| {' | '.join(columns)} |",
        f"| --- |{' ---: |' * (len(columns) - 1)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
