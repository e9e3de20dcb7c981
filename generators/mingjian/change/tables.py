"""What a change does to the open data: how many rows of which table come, go or read differently."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import Row, Table


@dataclass(frozen=True, slots=True)
class TouchedTable:
    """One table of the open data, with how many rows come, go and change."""

    name: str
    title: str
    added: int
    removed: int
    changed: int


def touched_tables(old: Dataset, new: Dataset) -> Iterator[TouchedTable]:
    """Yield the tables in which rows differ, in the order in which tables are listed."""
    for table in new.tables:
        if old.rows[table.name] != new.rows[table.name]:
            was, now = _rows(old, table), _rows(new, table)
            changed = sum(was[key] != now[key] for key in was.keys() & now.keys())
            added, removed = len(now.keys() - was.keys()), len(was.keys() - now.keys())
            yield TouchedTable(table.name, table.title, added, removed, changed)


def _rows(data: Dataset, table: Table) -> dict[Row, Row]:
    places = [table.place(column) for column in table.key]
    return {tuple([row[place] for place in places]): row for row in data.rows[table.name]}
