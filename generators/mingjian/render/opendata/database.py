"""SQLite: every table with keys and references, a search table, and views for first questions.

The same cells give the same bytes: fixed page size, no clock, and ``VACUUM INTO`` to lay the pages out anew.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from mingjian.derive.commontables import RECORDS
from mingjian.derive.dataset import Dataset
from mingjian.derive.table import ColumnType, Table, Value
from mingjian.model.errors import GuardStopped
from mingjian.render.opendata.about import About
from mingjian.render.opendata.cells import by_type, converted, number

SQLITE = "application/vnd.sqlite3"
PATH = "data/registry.sqlite"
PAGE_SIZE = 4096
_APPLICATION = 0x4D4A_4431
"""Marks the file as ours ("MJD1")."""
_TYPES = {
    ColumnType.TEXT: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.DECIMAL: "NUMERIC",
    ColumnType.BOOLEAN: "INTEGER",
    ColumnType.DATE: "TEXT",
}
_CELLS = by_type(
    {ColumnType.DATE: lambda day: day.isoformat(), ColumnType.DECIMAL: number, ColumnType.BOOLEAN: int}
)
_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(id UNINDEXED, kind UNINDEXED, title, text, tokenize='trigram')"
)
_SEARCH_SHORT = (
    "CREATE VIRTUAL TABLE search_short USING fts5(id UNINDEXED, kind UNINDEXED, title UNINDEXED, words)"
)
"""Trigrams cannot find words of one or two characters, and many Chinese names are no longer."""


def database(dataset: Dataset, facts: About) -> bytes:
    """Return the bytes of the database."""
    with tempfile.TemporaryDirectory(prefix="mingjian-data-") as folder:
        made = Path(folder) / "registry.sqlite"
        connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute("BEGIN")
            _fill(connection, dataset)
            _describe(connection, facts)
            connection.execute("COMMIT")
            connection.execute("ANALYZE")
            connection.execute("VACUUM INTO ?", (str(made),))
        finally:
            connection.close()
        return made.read_bytes()


def _fill(connection: sqlite3.Connection, dataset: Dataset) -> None:
    for table in dataset.tables:
        connection.execute(create(table))
        marks = ", ".join("?" * len(table.columns))
        try:
            connection.executemany(
                f"INSERT INTO {quoted(table.name)} VALUES ({marks})",  # noqa: S608 - names are declared
                converted(table, dataset.rows[table.name], _CELLS),
            )
        except sqlite3.IntegrityError as error:
            raise GuardStopped(f"开放数据的表 {table.name} 有重复的主键，没有发布：{error}") from error
    for table in dataset.tables:
        for statement in indexes(table):
            connection.execute(statement)
    connection.execute(_SEARCH)
    connection.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", _texts(dataset))
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")
    connection.execute(_SEARCH_SHORT)
    short = ((row[0], row[1], row[2], short_words(str(row[2]))) for row in _texts(dataset))
    connection.executemany("INSERT INTO search_short VALUES (?, ?, ?, ?)", short)
    connection.execute("INSERT INTO search_short(search_short) VALUES ('optimize')")
    for statement in views(dataset):
        connection.execute(statement)


def _describe(connection: sqlite3.Connection, facts: About) -> None:
    """Say in the file itself what it is: day, licence, citation."""
    connection.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
    values = {field.name: getattr(facts, field.name) for field in fields(facts)}
    rows = [(name, None if value is None else str(value)) for name, value in values.items()]
    connection.executemany("INSERT INTO about VALUES (?, ?)", rows)


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever word it is."""
    return f'"{name}"'


def create(table: Table) -> str:
    """Return the statement that creates a table."""
    lines = [
        f"{quoted(column.name)} {_TYPES[column.datatype]}{' NOT NULL' if column.required else ''}"
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_names(item.columns)}) REFERENCES {quoted(item.table)} ({_names(item.target)})"
        for item in table.foreign
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n  {body}\n) WITHOUT ROWID"


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, columns))


def indexes(table: Table) -> Iterator[str]:
    """Yield an index for every reference the key does not already serve."""
    for item in table.foreign:
        if table.key[: len(item.columns)] != item.columns:
            name = quoted(f"{table.name}_{'_'.join(item.columns)}")
            yield f"CREATE INDEX {name} ON {quoted(table.name)} ({_names(item.columns)})"


def _texts(dataset: Dataset) -> Iterator[tuple[Value, ...]]:
    """Yield id, kind, title and all text of every record's main table."""
    titles = {row[0]: row for row in dataset.rows[RECORDS]}
    for table in dataset.tables:
        if table.parent is not None or table.is_vocabulary or table.name == RECORDS:
            continue
        places = [n for n, column in enumerate(table.columns) if column.datatype is ColumnType.TEXT][1:]
        for row in dataset.rows[table.name]:
            text = "\n".join([str(row[place]) for place in places if row[place] is not None])
            yield row[0], table.origin, titles[row[0]][3], text


def short_words(title: str) -> str:
    """Return every character and every pair of neighbours of a title, once each, in order."""
    pairs = (first + second for first, second in pairwise(title))
    return " ".join(dict.fromkeys(word for word in (*title, *pairs) if word.isalnum()))


def views(dataset: Dataset) -> Iterator[str]:
    """Yield the views: the questions people ask first, with the day of the data filled in."""
    text = files("mingjian.render.opendata").joinpath("views.sql").read_text(encoding="utf-8")
    for statement in text.replace(":as_of", f"'{dataset.as_of.isoformat()}'").split(";"):
        if statement.strip():
            yield statement.strip()
