"""Somebody's table: the rows below its head, whatever stands above, below and around it.

The head is found by its words, on any row of the first worksheets that has one. What cannot be two things at
once is said: two columns of one name that differ in a row, and a second head with other columns.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mingjian.edit.import_file import Cell, Page, pages_of
from mingjian.edit.profile import Profile
from mingjian.edit.refused import EditRefused
from mingjian.edit.sheet_read import letters_of
from mingjian.edit.words import say

HEAD_WITHIN = 30
"""Rows among which the head is looked for."""
_EDGES = re.compile(r"[\s:：*（）()【】\[\]]+")
_NOTHING = frozenset({"", "-", "—", "——", "/", "无"})
Places = dict[str, tuple[int, ...]]
"""The columns of each header, by its first name in the profile."""


@dataclass(frozen=True)
class ImportRow:
    """One row: cells by header as the profile calls it, where each stands, and which columns contradict."""

    number: int
    cells: dict[str, Cell]
    letters: dict[str, str]
    doubts: dict[str, str] = field(default_factory=dict)

    def address(self, header: str | None = None) -> str:
        """Return the address of a cell, or of the row, as people find it."""
        if header is None or header not in self.letters:
            return say("import_row", number=self.number)
        return f"{self.letters[header]}{self.number}"


@dataclass(frozen=True)
class ImportTable:
    """The rows of a table, and what of the file was not read."""

    rows: tuple[ImportRow, ...]
    notices: tuple[str, ...]


def read_table(path: Path, profile: Profile) -> ImportTable:
    """Return the rows below the head.

    Raises:
        EditRefused: the file cannot be read, no row holds the headers the profile needs, or a second table
            with other columns stands below the first.
    """
    pages = pages_of(path, profile.sheet)
    heads = [_head(lines, profile) for _, lines in pages]
    needed = [rule.headers[0] for rule in profile.columns if rule.required or rule.field == profile.key]
    fit = next((place for place, (_, places) in enumerate(heads) if set(needed) <= places.keys()), None)
    if fit is None:
        raise _no_head(path, pages, heads, needed)
    head, places = heads[fit]
    rows = tuple(_rows(pages[fit][1], head, places, profile))
    others = [name for place, (name, lines) in enumerate(pages) if place != fit and _has_text(lines)]
    unread = (say("import_other_sheets", sheet=pages[fit][0], others="、".join(others)),) if others else ()
    return ImportTable(rows, unread)


def _no_head(
    path: Path, pages: Sequence[Page], heads: Sequence[tuple[int, Places]], needed: Sequence[str]
) -> EditRefused:
    """Say which headers are missing, and what stands in the row that comes nearest to a head."""
    best = max(range(len(pages)), key=lambda place: len(heads[place][1]), default=None)
    if best is None or not heads[best][1]:
        return EditRefused(say("import_no_head", path=path, headers="、".join(needed)))
    row, places = heads[best]
    seen = [str(cell).strip() for cell in pages[best][1][row] if not is_blank(cell)]
    missing = "、".join(name for name in needed if name not in places)
    found = "、".join(dict.fromkeys(seen))
    return EditRefused(say("import_half_head", path=path, row=row + 1, headers=missing, found=found))


def _rows(
    lines: Sequence[Sequence[Cell]], head: int, places: Places, profile: Profile
) -> Iterator[ImportRow]:
    known = {plain_header(cell) for line in lines[max(head - 1, 0) : head + 1] for cell in line} - {""}
    joined = {rule.headers[0]: rule.join for rule in profile.columns}
    for number, line in enumerate(lines[head + 1 :], head + 2):
        row = _row(number, line, places, joined)
        if row.cells and _is_other_head(_places(lines, number - 1, profile), places):
            raise EditRefused(say("import_second_head", row=number))
        if row.cells and not _is_head_again(row.cells, known):
            yield row


def _row(number: int, line: Sequence[Cell], places: Places, joined: dict[str, str | None]) -> ImportRow:
    cells: dict[str, Cell] = {}
    letters: dict[str, str] = {}
    doubts: dict[str, str] = {}
    for name, columns in places.items():
        letters[name] = letters_of(columns[0])
        held = [place for place in columns if place < len(line) and not is_blank(line[place])]
        if not held:
            continue
        letters[name], cells[name] = letters_of(held[0]), line[held[0]]
        texts = dict.fromkeys(_told(line[place]) for place in held)
        if len(texts) > 1 and joined.get(name) is not None:
            cells[name] = str(joined[name]).join(texts)
        elif len(texts) > 1:
            doubts[name] = "、".join(letters_of(place) for place in held)
    return ImportRow(number, cells, letters, doubts)


def _told(cell: Cell) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell) if whole else cell).strip()


def _has_text(lines: Sequence[Sequence[Cell]]) -> bool:
    return any(not is_blank(cell) for line in lines for cell in line)


def is_blank(cell: Cell) -> bool:
    """Say whether a cell holds nothing, or a mark for nothing."""
    return cell is None or (isinstance(cell, str) and cell.strip() in _NOTHING)


def plain_header(cell: Cell) -> str:
    """Return a header without the spaces, brackets and width it happens to have."""
    return _EDGES.sub("", unicodedata.normalize("NFKC", str(cell))) if cell is not None else ""


def _head(lines: Sequence[Sequence[Cell]], profile: Profile) -> tuple[int, Places]:
    """Return the last row of the head and its columns: the row, or two rows, with the most headers."""
    best: tuple[int, Places] = (0, {})
    upper: Places = {}
    for number in range(min(HEAD_WITHIN, len(lines))):
        places = _places(lines, number, profile)
        both = {**upper, **places} if places else {}
        if len(both) > max(len(places), len(upper), len(best[1])):
            best = (number, both)
        elif len(places) > len(best[1]):
            best = (number, places)
        upper = places
    return best


def _places(lines: Sequence[Sequence[Cell]], number: int, profile: Profile) -> Places:
    """Return where a row holds headers, alone or together with the header above."""
    known = profile.called(plain_header)
    above = lines[number - 1] if number else ()
    places: Places = {}
    group = ""
    for place, cell in enumerate(lines[number]):
        group = (plain_header(above[place]) if place < len(above) else "") or group
        name = known.get(plain_header(cell)) or (known.get(group + plain_header(cell)) if cell else None)
        if name is not None:
            places[name] = (*places.get(name, ()), place)
    return places


def _is_head_again(cells: dict[str, Cell], known: set[str]) -> bool:
    """Say whether a row repeats the head, as every page of a printed list does."""
    return len(cells) > 1 and sum(plain_header(cell) in known for cell in cells.values()) * 2 > len(cells)


def _is_other_head(found: Places, places: Places) -> bool:
    """Say whether a row is a head of its own: some headers, and not where the head has them."""
    moved = [name for name, columns in found.items() if places.get(name) != columns]
    return len(found) > 2 and bool(moved)
