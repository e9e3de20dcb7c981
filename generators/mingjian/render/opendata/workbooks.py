"""The workbook of a register: 说明, 字段字典, 编号对照, then one sheet per table."""

from mingjian.derive.commontables import RECORDS
from mingjian.derive.dataset import Dataset
from mingjian.derive.table import ColumnType, Row, Value
from mingjian.render.artifact import Artifact
from mingjian.render.opendata import words
from mingjian.render.opendata.about import About
from mingjian.render.opendata.dictionary import entries
from mingjian.render.opendata.shape import Register
from mingjian.render.opendata.spreadsheet import XLSX, Sheet, workbook

_TEXT = ColumnType.TEXT
_UNNAMED = frozenset({RECORDS})
_NAMED = frozenset({"name", "title"})


def register_workbook(dataset: Dataset, register: Register, about: About) -> Artifact:
    """Return the workbook of a register; sheets bear their names in the data, columns also their titles."""
    title = words.WORKBOOK_TITLE.format(register=register.title)
    sheets = [_about(about, title), _dictionary(dataset, register), _names(dataset, register)]
    sheets += [
        Sheet(
            table.name,
            table.header,
            tuple(column.datatype for column in table.columns),
            dataset.rows[table.name],
            labels=tuple(column.title for column in table.columns),
        )
        for table in register.tables
    ]
    return Artifact(register.workbook, workbook(title, sheets), XLSX)


def names_of(dataset: Dataset, register: Register) -> list[Row]:
    """Return what every id and code in the tables of a register stands for: code, kind, name."""
    wanted: dict[str, set[Value]] = {}
    for table in register.tables:
        for item in table.foreign:
            if len(item.columns) == 1 and item.table not in _UNNAMED:
                place = table.place(item.columns[0])
                wanted.setdefault(item.table, set()).update([row[place] for row in dataset.rows[table.name]])
    found: dict[Value, Row] = {}
    for table in dataset.tables:
        if (codes := wanted.get(table.name)) and (named := _NAMED.intersection(table.header)):
            key, name = table.place(table.key[0]), table.place(min(named))
            for row in dataset.rows[table.name]:
                if row[key] in codes and isinstance(row[key], str) and row[name] not in (None, row[key]):
                    found.setdefault(row[key], (row[key], table.title, row[name]))
    return list(found.values())


def _names(dataset: Dataset, register: Register) -> Sheet:
    header = words.NAMES_HEADER
    return Sheet(words.NAMES_SHEET, header, (_TEXT,) * len(header), names_of(dataset, register))


def _about(about: About, title: str) -> Sheet:
    licence = f"{about.licence} {about.licence_url or ''}".strip()
    values = (
        title,
        about.description,
        about.stamp,
        about.publisher,
        about.as_of,
        about.commit,
        licence,
        about.citation,
        words.HOW_TO_READ,
    )
    rows = list(zip(words.ABOUT_ROWS, values, strict=True))
    return Sheet(words.ABOUT_SHEET, words.ABOUT_HEADER, (_TEXT,) * 2, rows, wrapped=True)


def _dictionary(dataset: Dataset, register: Register) -> Sheet:
    rows = [entry.cells() for table in register.tables for entry in entries(dataset, table)]
    types = (_TEXT,) * len(words.DICTIONARY_HEADER)
    return Sheet(words.DICTIONARY_SHEET, words.DICTIONARY_HEADER, types, rows)
