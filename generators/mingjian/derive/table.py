"""Table: what one flat table of the open data looks like; plain data, no rows.

Tables come from the declaration (``tables.py``), rows from the registry (``rows.py``); formats write them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mingjian.model.declaration import FieldSpec, Word

Value = str | int | Decimal | date | bool | None
"""What a cell holds; never a list, never a record."""
Row = tuple[Value, ...]


class ColumnType(StrEnum):
    """Type of a column, named as in a Table Schema."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "number"
    BOOLEAN = "boolean"
    DATE = "date"


class Volume(StrEnum):
    """Whether an entry stays once published, or leaves when its publication term ends (law 5)."""

    PERMANENT = "permanent"
    WINDOWED = "windowed"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``path`` is the declared field it shows (``institution.contact.phone``); keys have none."""

    name: str
    title: str
    description: str
    datatype: ColumnType
    required: bool = False
    path: str = ""
    identifier: bool = False
    law: str | None = None
    words: type[Word] | None = None
    example: object = None

    @property
    def english(self) -> str:
        """The English label, made from the column's name."""
        return self.name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that name a row of another table."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``origin`` is the record kind or ``vocab/<stem>`` it comes from."""

    name: str
    title: str
    description: str
    origin: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...]
    parent: str | None = None
    volume: Volume = Volume.PERMANENT

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def is_vocabulary(self) -> bool:
        """Say whether the table holds rules and words rather than records."""
        return self.origin.startswith("vocab/")

    def place(self, column: str) -> int:
        """Return where a column stands."""
        return self.header.index(column)


def singular(name: str) -> str:
    """Return the English singular of a plural made of letters, as far as our field names need it."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith(("sses", "ches")):
        return name[:-2]
    return name if not name.endswith("s") or name.endswith(("ss", "us", "is")) else name[:-1]


def type_of(spec: FieldSpec) -> ColumnType:
    """Return the type of the column a scalar field becomes."""
    kind = spec.kind
    if kind is bool:
        return ColumnType.BOOLEAN
    if kind is int:
        return ColumnType.INTEGER
    if kind is date:
        return ColumnType.DATE
    return ColumnType.DECIMAL if kind is Decimal else ColumnType.TEXT
