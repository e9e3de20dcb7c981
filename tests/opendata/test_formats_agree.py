"""The same rows and the same values in every format, read back by other people's readers."""

import csv
import io
import json
import re
import sqlite3
from datetime import date
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from mingjian.derive.table import ColumnType
from mingjian.derive.tables import plan
from mingjian.render.opendata.shape import registers
from python_calamine import CalamineWorkbook

TABLES = plan().tables
BOM = "\ufeff"


def typed(table, rows):
    """Return rows of texts as values, by the type of the column."""
    read = {
        ColumnType.TEXT: str,
        ColumnType.INTEGER: int,
        ColumnType.DECIMAL: Decimal,
        ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
        ColumnType.DATE: date.fromisoformat,
    }
    return [
        tuple(
            None if cell in ("", None) else read[column.datatype](cell)
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in rows
    ]


def texts(cells):
    return [
        None if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in cells
    ]


@pytest.fixture(scope="module")
def canonical(files):
    found = {}
    for table in TABLES:
        header, *rows = csv.reader(io.StringIO(files[f"data/csv/{table.name}.csv"].decode(), newline=""))
        assert tuple(header) == table.header
        found[table.name] = typed(table, rows)
    return found


def test_the_csv_files_hold_what_was_derived(canonical, views):
    for table in TABLES:
        assert canonical[table.name] == views.dataset.rows[table.name], table.name
    assert sum(map(len, canonical.values())) > 350


def test_json_lines(canonical, files):
    for table in TABLES:
        lines = files[f"data/jsonl/{table.name}.jsonl"].decode().splitlines()
        found = [json.loads(line) for line in lines]
        assert all(tuple(item) == table.header for item in found)
        assert typed(table, [texts(item.values()) for item in found]) == canonical[table.name], table.name


def test_parquet_keeps_the_types(canonical, folder):
    for table in TABLES:
        found = pq.read_table(folder / f"data/parquet/{table.name}.parquet")
        assert tuple(found.column_names) == table.header
        assert [tuple(row.values()) for row in found.to_pylist()] == canonical[table.name], table.name


def test_sqlite(canonical, folder):
    with sqlite3.connect(folder / "data/registry.sqlite") as data:
        for table in TABLES:
            order = ", ".join(f'"{name}"' for name in table.key)
            rows = data.execute(f'SELECT * FROM "{table.name}" ORDER BY {order}').fetchall()
            booleans = {n for n, column in enumerate(table.columns) if column.datatype is ColumnType.BOOLEAN}
            rows = [
                [bool(cell) if n in booleans and cell is not None else cell for n, cell in enumerate(row)]
                for row in rows
            ]
            keys = [table.place(name) for name in table.key]
            wanted = sorted(canonical[table.name], key=lambda row, keys=keys: [row[key] for key in keys])
            assert typed(table, [texts(row) for row in rows]) == wanted, table.name


def from_sheet(column, cell):
    if cell == "":
        return None
    if column.datatype is ColumnType.INTEGER:
        return int(cell)
    if column.datatype is ColumnType.DECIMAL:
        return Decimal(str(cell))
    return cell


def test_workbooks(canonical, folder):
    for register in registers(TABLES):
        book = CalamineWorkbook.from_path(folder / register.workbook)
        assert book.sheet_names == [
            "说明",
            "字段字典",
            "编号对照",
            *(table.name for table in register.tables),
        ]
        for table in register.tables:
            header, *rows = book.get_sheet_by_name(table.name).to_python()
            assert header == [f"{column.title}\n{column.name}" for column in table.columns]
            found = [
                tuple(from_sheet(column, cell) for column, cell in zip(table.columns, row, strict=True))
                for row in rows
            ]
            assert found == canonical[table.name], table.name


def test_csv_for_excel_differs_only_where_excel_would_do_damage(canonical, files):
    for table in TABLES:
        text = files[f"data/excel/{table.name}.csv"].decode()
        assert text.startswith(BOM)
        _, *rows = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))
        plain = [[re.sub(r"^\t|^'(?=[=+@-])", "", cell) for cell in row] for row in rows]
        assert typed(table, plain) == canonical[table.name], table.name
    numbers = files["data/excel/appraisers.csv"].decode()
    assert "\t990121001001" in numbers
    assert ",'=," in files["data/excel/words.csv"].decode()


def test_the_lists_of_the_api(canonical, files):
    for table in (
        table for table in TABLES if table.parent is None and f"api/v1/{table.name}/index.json" in files
    ):
        head = json.loads(files[f"api/v1/{table.name}/index.json"])
        pages = [json.loads(files[f"api/v1/{table.name}/{page['path']}"])["items"] for page in head["pages"]]
        items = [item for page in pages for item in page]
        assert head["count"] == len(items) == len(canonical[table.name])
        assert typed(table, [texts(item.values()) for item in items]) == canonical[table.name], table.name


def test_every_record_has_a_file_in_the_api(canonical, files):
    for table in TABLES:
        if table.parent is None and f"api/v1/{table.name}/index.json" in files:
            for row in canonical[table.name]:
                found = json.loads(files[f"api/v1/{table.name}/{row[0]}.json"])
                assert found["kind"] == table.origin
                assert found["record"]["id"] == row[0]
