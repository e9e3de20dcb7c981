"""Somebody's file as lines of raw cells: worksheets with their merged cells filled, or a text file."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from mingjian.edit.refused import EditRefused
from mingjian.edit.sheet_read import LIMIT
from mingjian.edit.words import say

Cell = Any
Page = tuple[str, list[list[Cell]]]
"""A worksheet: its name (none for a text file) and its lines."""
_WEB_PAGE = b"<"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def pages_of(path: Path, sheet: str | None) -> Sequence[Page]:
    """Return the worksheets of a file, or only the one that is asked for.

    Raises:
        EditRefused: the file cannot be read, or has no such worksheet.
    """
    try:
        if path.stat().st_size > LIMIT:
            raise EditRefused(say("import_large", path=path))
        if path.suffix.lower() in {".csv", ".txt", ".tsv"}:
            return [("", _from_text(path.read_bytes()))]
        return list(_from_workbook(path, sheet))
    except UnicodeDecodeError as error:
        raise EditRefused(say("import_encoding", path=path)) from error
    except OSError as error:
        raise EditRefused(say("import_unreadable", path=path, reason=error.strerror)) from error
    except (CalamineError, ValueError, csv.Error) as error:
        is_web = path.read_bytes().lstrip().startswith(_WEB_PAGE)
        raise EditRefused(say("import_web_page" if is_web else "import_no_table", path=path)) from error


def _from_workbook(path: Path, sheet: str | None) -> Iterator[Page]:
    book = CalamineWorkbook.from_path(str(path))
    if sheet is not None and sheet not in book.sheet_names:
        raise EditRefused(say("import_no_sheet", sheet=sheet, sheets="、".join(book.sheet_names)))
    for name in [sheet] if sheet is not None else book.sheet_names:
        yield name, _filled(book, name)


def _filled(book: CalamineWorkbook, name: str) -> list[list[Cell]]:
    """Return the lines of a worksheet, every merged cell holding what its first one holds."""
    page = book.get_sheet_by_name(name)
    lines: list[list[Cell]] = [list(line) for line in page.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in page.merged_cell_ranges or ():
        first = lines[top][left] if top < len(lines) and left < len(lines[top]) else None
        for row in range(top, min(bottom + 1, len(lines))):
            for column in range(left, min(right + 1, len(lines[row]))):
                lines[row][column] = first
    return lines


def _from_text(data: bytes) -> list[list[Cell]]:
    text = _decoded(data)
    mark = max(",\t;", key=text[:4096].count)
    return [list(line) for line in csv.reader(StringIO(text, newline=""), delimiter=mark)]


def _decoded(data: bytes) -> str:
    if data.startswith(_WIDE_MARKS):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
