"""The workbook of a register: 说明, 字段字典, then one sheet per table."""

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import ColumnType
from mingjian.render.artifact import Artifact
from mingjian.render.opendata import words
from mingjian.render.opendata.about import About
from mingjian.render.opendata.dictionary import entries
from mingjian.render.opendata.shape import Register
from mingjian.render.opendata.spreadsheet import XLSX, Sheet, workbook

_TEXT = ColumnType.TEXT


def register_workbook(dataset: Dataset, register: Register, about: About) -> Artifact:
    """Return the workbook of a register; sheets and columns bear their names in the data."""
    title = words.WORKBOOK_TITLE.format(register=register.title)
    sheets = [_about(about, title), _dictionary(dataset, register)]
    sheets += [
        Sheet(
            table.name,
            table.header,
            tuple(column.datatype for column in table.columns),
            dataset.rows[table.name],
        )
        for table in register.tables
    ]
    return Artifact(register.workbook, workbook(title, sheets), XLSX)


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
