"""What a workbook of records looks like: one sheet of single values, one per list, from the declaration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from mingjian.edit.words import say
from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model, record_title

FIRST_ROW = 2
"""Rows above the data: titles, and the names of the fields (hidden)."""
META = "_mingjian"
WORDS = "_words"
_UNFIT = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the path of its value within a row (empty where the item itself is the value)."""

    path: str
    title: str
    field: FieldShape


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: the list it shows (empty: the record itself) with ``[]`` for each index before it."""

    name: str
    path: str
    columns: tuple[Column, ...]

    @property
    def levels(self) -> int:
        """How many indexes name a row."""
        return self.path.count("[]") + 1 if self.path else 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The machine names of the columns, in order."""
        indexes = tuple(f"#{level + 1}" for level in range(self.levels))
        extra = ("#do", "#why") if self.levels else ()
        return ("id", *indexes, *(column.path or "=" for column in self.columns), *extra)

    def place(self, indexes: tuple[int | str, ...]) -> str:
        """Return the path of a row, given an index for each level (``+`` for a new item)."""
        path = self.path
        for index in indexes[:-1]:
            path = path.replace("[]", f"[{index}]", 1)
        return f"{path}[{indexes[-1]}]" if indexes else ""

    def field(self, row: str, column: Column) -> str:
        """Return the path of a cell's value."""
        return ".".join(part for part in (row, column.path) if part)


@cache
def tables(model: type[Model]) -> tuple[Table, ...]:
    """Return the sheets of a kind of record."""
    return tuple(_tables(model, record_title(model), ""))


def _tables(model: type[Model], name: str, path: str) -> Iterator[Table]:
    columns: list[Column] = []
    below: list[Table] = []
    _collect(model, "", f"{name}·" if path else "", path, columns, below)
    yield Table(_UNFIT.sub("", name)[-31:], path, tuple(columns))
    yield from below


def _collect(  # noqa: PLR0913, PLR0917 - walks one declaration into two lists
    model: type[Model], way: str, titles: str, path: str, columns: list[Column], below: list[Table]
) -> None:
    for name, field in shape_of(model).items():
        if not way and name == "id":
            continue
        here, title = f"{way}{name}", f"{titles}{field.spec.title}"
        inside = f"{path}[].{here}" if path else here
        if field.spec.many and field.spec.model is not None:
            below += _tables(field.spec.model, title, inside)
        elif field.spec.many:
            below.append(Table(_UNFIT.sub("", title)[-31:], inside, (Column("", field.spec.title, field),)))
        elif field.spec.model is not None:
            _collect(field.spec.model, f"{here}.", f"{title}·", path, columns, below)
        else:
            columns.append(Column(here, title.rpartition("·")[2] if path else title, field))


def rows(table: Table, tree: dict[str, Any]) -> Iterator[tuple[tuple[int, ...], Any]]:
    """Yield the rows of a record in a sheet: indexes and the item."""
    if not table.levels:
        yield (), tree
        return
    yield from _items(table.path.split("[]."), tree, ())


def _items(steps: list[str], holder: Any, indexes: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Any]]:
    items: Any = holder
    for name in steps[0].split("."):
        items = items.get(name) if isinstance(items, dict) else None
    for index, item in enumerate(items or ()):
        if len(steps) == 1:
            yield (*indexes, index), item
        else:
            yield from _items(steps[1:], item, (*indexes, index))


def within(item: Any, path: str) -> Any:
    """Return the value of a column in a row's item."""
    for name in path.split(".") if path else ():
        item = item.get(name) if isinstance(item, dict) else None
    return item


def shown(value: Any) -> str:
    """Return a value as its cell says it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("word_yes") if value else say("word_no")
    return str(value)
