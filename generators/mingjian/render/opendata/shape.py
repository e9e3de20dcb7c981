"""The shape of the open data: which registers there are, which tables belong to them, where files lie.

A register is what people download together: a record kind with everything below it, or all word lists.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import Table
from mingjian.model.registry import KINDS
from mingjian.render.opendata import words

FORMATS = ("csv", "excel", "jsonl", "parquet")
"""Formats with one file per table; the folder of each is its name."""
_ENDINGS = {"csv": "csv", "excel": "csv", "jsonl": "jsonl", "parquet": "parquet"}
INDEX = "registry"
VOCABULARY = "vocabulary"


class Published(Protocol):
    """What is known of a file once it stands in the tree."""

    @property
    def sha256(self) -> str: ...  # noqa: D102
    @property
    def bytes(self) -> int: ...  # noqa: D102


Files = Mapping[str, Published]


@dataclass(frozen=True, slots=True)
class Register:
    """One register; ``name`` is part of its addresses."""

    name: str
    title: str
    tables: tuple[Table, ...]

    @property
    def workbook(self) -> str:
        """The path of its workbook."""
        return f"data/xlsx/{self.name}.xlsx"


def registers(tables: Iterable[Table]) -> Iterator[Register]:
    """Yield the registers, those of records first."""
    every = tuple(tables)
    for kind in KINDS:
        found = tuple(table for table in every if table.origin == kind.key)
        yield Register(kind.table, kind.title, found)
    yield Register(INDEX, words.INDEX_REGISTER, tuple(table for table in every if table.origin == "records"))
    found = tuple(table for table in every if table.is_vocabulary)
    yield Register(VOCABULARY, words.VOCABULARY_REGISTER, found)


def file_of(table: Table, form: str) -> str:
    """Return the path of a table in a format."""
    return f"data/{form}/{table.name}.{_ENDINGS[form]}"


def count(dataset: Dataset, register: Register) -> int:
    """Return how many records a register holds: the rows of its tables that hang on no other."""
    return sum(len(dataset.rows[table.name]) for table in register.tables if table.parent is None)
