"""A workbook back as rows of raw cells, and where it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from mingjian.edit.refused import EditRefused
from mingjian.edit.sheet_shape import FIRST_ROW, META, Table
from mingjian.edit.sheet_write import FORM
from mingjian.edit.words import say
from mingjian.model.registry import KIND, Kind

LIMIT = 64 << 20
"""Largest workbook that is opened."""


@dataclass(frozen=True)
class Row:
    """One row: its cells by machine name, and where it stands."""

    sheet: str
    number: int
    cells: dict[str, Any]
    letters: dict[str, str]

    def address(self, key: str = "id") -> str:
        """Return the address of a cell as spreadsheets write it."""
        return f"{self.sheet}!{self.letters.get(key, 'A')}{self.number}"

    def text(self, key: str) -> str:
        """Return a key cell as text: ids and indexes may have become numbers."""
        raw = self.cells.get(key)
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        return "" if raw is None else str(raw).strip()


class Book:
    """A workbook that was exported by us and edited by somebody."""

    def __init__(self, path: Path) -> None:
        """Open a workbook.

        Raises:
            EditRefused: it is none of ours, or cannot be read.
        """
        try:
            if path.stat().st_size > LIMIT:
                raise EditRefused(say("sheet_foreign", path=path))
            self._book = CalamineWorkbook.from_path(str(path))
            lines = self._book.get_sheet_by_name(META).to_python()
            meta = {str(line[0]): str(line[1]) for line in lines}
        except (OSError, CalamineError, ValueError, IndexError) as error:
            raise EditRefused(say("sheet_foreign", path=path)) from error
        if meta.get("kind", "") not in KIND or meta.get("form") != FORM:
            raise EditRefused(say("sheet_foreign", path=path))
        self.kind: Kind = KIND[meta["kind"]]
        self.base = meta.get("base", "")

    def rows(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a sheet; a sheet somebody deleted has none."""
        if table.name not in self._book.sheet_names:
            return
        lines = self._book.get_sheet_by_name(table.name).to_python(skip_empty_area=False)
        if len(lines) < FIRST_ROW:
            return
        keys = [str(key) for key in lines[1]]
        letters = {key: letters_of(place) for place, key in enumerate(keys)}
        for number, line in enumerate(lines[FIRST_ROW:], FIRST_ROW + 1):
            cells = {
                key: cell for key, cell in zip(keys, line, strict=False) if key and cell not in ("", None)
            }
            if cells:
                yield Row(table.name, number, cells, letters)


def letters_of(place: int) -> str:
    """Return a column, counted from 0, as spreadsheets name it."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text
