"""Dataset: the tables of a registry with their rows on one day, and how complete they are."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mingjian.derive.disclosed import disclosed
from mingjian.derive.rows import Rows, table_rows
from mingjian.derive.table import Table
from mingjian.derive.tables import plan
from mingjian.model.registry import Registry


@dataclass(frozen=True)
class Completeness:
    """How many cells of a column are filled."""

    column: str
    filled: int
    rows: int

    @property
    def percent(self) -> int:
        """Return the share of filled cells, rounded down, so that 100 means all."""
        return 100 if not self.rows else self.filled * 100 // self.rows


@dataclass(frozen=True)
class Dataset:
    """Everything a format writer needs. ``registry`` is the one that may be given out."""

    registry: Registry
    as_of: date
    commit: str | None
    tool_version: str
    rows: Rows

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in the order in which they are listed."""
        return plan().tables

    def completeness(self, table: Table) -> tuple[Completeness, ...]:
        """Return how complete each column of a table is."""
        rows = self.rows[table.name]
        columns = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
        return tuple(
            Completeness(column.name, len(cells) - cells.count(None), len(rows))
            for column, cells in zip(table.columns, columns, strict=True)
        )


def make_dataset(registry: Registry, as_of: date, commit: str | None, tool_version: str) -> Dataset:
    """Return the dataset of a registry on a day."""
    shown = disclosed(registry, as_of)
    return Dataset(shown, as_of, commit, tool_version, table_rows(shown))
