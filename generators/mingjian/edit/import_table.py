"""Somebody's table: a worksheet or a CSV file as rows of raw cells, whatever stands above and around it.

The head is found by its words, at any row; merged cells are filled from their first cell; a CSV may be UTF-8
or GB 18030, with commas, tabs or semicolons.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from mingjian.edit.profile import Profile
from mingjian.edit.refused import EditRefused
from mingjian.edit.sheet_read import LIMIT, letters_of
from mingjian.edit.words import say

Cell = Any
HEAD_WITHIN = 30
"""Rows among which the head is looked for."""
_EDGES = re.compile(r"[\s:：*（）()【】\[\]]+")


@dataclass(frozen=True)
class ImportRow:
    """One row: cells by header as the profile calls it, and where each stands."""

    number: int
    cells: dict[str, Cell]
    letters: dict[str, str]

    def address(self, header: str | None = None) -> str:
        """Return the address of a cell, or of the row, as people find it."""
        if header is None or header not in self.letters:
            return say("import_row", number=self.number)
        return f"{self.letters[header]}{self.number}"


def read_rows(path: Path, profile: Profile) -> Iterator[ImportRow]:
    """Yield the rows below the head.

    Raises:
        EditRefused: the file cannot be read, or no row holds the headers the profile needs.
    """
    lines = _lines(path, profile.sheet)
    head, places = _head(lines, profile, path)
    letter = {name: letters_of(place) for name, place in places.items()}
    known = {plain_header(cell) for cell in lines[head]}
    for number, line in enumerate(lines[head + 1 :], head + 2):
        cells = {name: line[place] for name, place in places.items() if place < len(line)}
        filled = {name: cell for name, cell in cells.items() if not is_blank(cell)}
        if filled and not _is_head_again(filled, known):
            yield ImportRow(number, filled, letter)


def is_blank(cell: Cell) -> bool:
    """Say whether a cell holds nothing, or a mark for nothing."""
    return cell is None or (isinstance(cell, str) and cell.strip() in {"", "-", "—", "——", "/", "无"})


def plain_header(cell: Cell) -> str:
    """Return a header without the spaces, brackets and width it happens to have."""
    return _EDGES.sub("", unicodedata.normalize("NFKC", str(cell))) if cell is not None else ""


def _lines(path: Path, sheet: str | None) -> list[list[Cell]]:
    try:
        if path.stat().st_size > LIMIT:
            raise EditRefused(say("import_large", path=path))
        if path.suffix.lower() in {".csv", ".txt", ".tsv"}:
            return _from_text(path.read_bytes())
        return _from_workbook(path, sheet)
    except (OSError, CalamineError, ValueError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise EditRefused(say("import_unreadable", path=path, reason=reason)) from error


def _from_workbook(path: Path, sheet: str | None) -> list[list[Cell]]:
    book = CalamineWorkbook.from_path(str(path))
    if sheet is not None and sheet not in book.sheet_names:
        raise EditRefused(say("import_no_sheet", sheet=sheet, sheets="、".join(book.sheet_names)))
    page = book.get_sheet_by_name(sheet or book.sheet_names[0])
    lines: list[list[Cell]] = [list(line) for line in page.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in page.merged_cell_ranges or ():
        first = lines[top][left] if top < len(lines) and left < len(lines[top]) else None
        for row in range(top, min(bottom + 1, len(lines))):
            for column in range(left, min(right + 1, len(lines[row]))):
                lines[row][column] = first
    return lines


def _from_text(data: bytes) -> list[list[Cell]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    mark = max(",\t;", key=text[:4096].count)
    return [list(line) for line in csv.reader(StringIO(text, newline=""), delimiter=mark)]


def _head(lines: Sequence[Sequence[Cell]], profile: Profile, path: Path) -> tuple[int, dict[str, int]]:
    """Return the row of the head and the column of each header, by its first name in the profile."""
    known = {plain_header(name): rule.headers[0] for rule in profile.columns for name in rule.headers}
    needed = {rule.headers[0] for rule in profile.columns if rule.required or rule.field == profile.key}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, line in enumerate(lines[:HEAD_WITHIN]):
        above = lines[number - 1] if number else ()
        places: dict[str, int] = {}
        for place, cell in enumerate(line):
            group = plain_header(above[place]) if place < len(above) else ""
            name = known.get(plain_header(cell)) or known.get(group + plain_header(cell))
            if name is not None:
                places.setdefault(name, place)
        if len(places) > len(best[1]):
            best = (number, places)
    if missing := sorted(needed - best[1].keys()):
        raise EditRefused(say("import_no_head", path=path, headers="、".join(missing)))
    return best


def _is_head_again(cells: dict[str, Cell], known: set[str]) -> bool:
    """Say whether a row repeats the head, as every page of a printed list does."""
    return len(cells) > 1 and sum(plain_header(cell) in known for cell in cells.values()) * 2 > len(cells)
