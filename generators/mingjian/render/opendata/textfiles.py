"""CSV, CSV for Excel and JSON Lines.

The canonical CSV is what programs read: UTF-8 without a mark, nothing altered. Excel would garble Chinese
without a mark, turn long numbers into 9.9E+11 and run what looks like a formula, so it gets files of its own.
"""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

import orjson

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import Column, ColumnType, Row, Table
from mingjian.render.artifact import Artifact
from mingjian.render.opendata import words
from mingjian.render.opendata.cells import Convert, by_type, converted, number
from mingjian.render.opendata.dictionary import entries

CSV = "text/csv; charset=utf-8"
JSONL = "application/jsonl; charset=utf-8"
BOM = b"\xef\xbb\xbf"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula or of a command."""

_YES_NO: dict[bool, str] = {True: "true", False: "false"}
_PLAIN = by_type({ColumnType.BOOLEAN: _YES_NO.__getitem__})


def csv_file(table: Table, rows: list[Row]) -> Artifact:
    """Return the canonical CSV of a table."""
    text = _written(table.header, converted(table, rows, _PLAIN), "\n")
    return Artifact(f"data/csv/{table.name}.csv", text.encode(), CSV)


def excel_file(table: Table, rows: list[Row]) -> Artifact:
    """Return the CSV of a table that Excel and WPS open without damage."""
    text = _written(table.header, converted(table, rows, _for_excel), "\r\n")
    return Artifact(f"data/excel/{table.name}.csv", BOM + text.encode(), CSV)


def jsonl_file(table: Table, rows: list[Row]) -> Artifact:
    """Return a table as one JSON object per line; empty cells are null, so every line has every column."""
    header = table.header
    decimals = by_type({ColumnType.DECIMAL: number})
    lines = [orjson.dumps(dict(zip(header, row, strict=True))) for row in converted(table, rows, decimals)]
    data = b"\n".join([*lines, b""]) if lines else b""
    return Artifact(f"data/jsonl/{table.name}.jsonl", data, JSONL)


def dictionary_csv(dataset: Dataset, *, for_excel: bool) -> bytes:
    """Return what every column of every table means, as a table to go into a bundle."""
    rows = (entry.cells() for table in dataset.tables for entry in entries(dataset, table))
    text = _written(words.DICTIONARY_HEADER, rows, "\r\n" if for_excel else "\n")
    return (BOM if for_excel else b"") + text.encode()


def _written(header: tuple[str, ...], rows: Iterable[tuple[Any, ...]], end: str) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _for_excel(column: Column) -> Convert | None:
    if column.datatype is ColumnType.TEXT:
        return _as_text if column.identifier else _neutral
    return _PLAIN(column)


def _as_text(cell: str) -> str:
    """Put a tab before a number that is a name, so that no digit is lost; spreadsheets do not show it."""
    return f"\t{cell}" if cell.isdigit() or cell.startswith(FORMULA) else cell


def _neutral(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
