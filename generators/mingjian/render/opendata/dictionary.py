"""The data dictionary: what every column means, from the declaration; for sheets and pages alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.dataset import Dataset
from mingjian.derive.rows import list_name
from mingjian.derive.table import Table
from mingjian.render.opendata import words


@dataclass(frozen=True, slots=True)
class Entry:
    """One column as the dictionary shows it; ``percent`` is None for a table without rows."""

    table: str
    table_name: str
    title: str
    name: str
    type: str
    required: bool
    is_key: bool
    refers: str
    description: str
    law: str
    words: str
    percent: int | None
    example: str

    def cells(self) -> tuple[str | None, ...]:
        """Return the entry as a row of the sheet."""
        percent = None if self.percent is None else f"{self.percent}%"
        return (
            self.table,
            self.table_name,
            self.title,
            self.name,
            self.type,
            words.YES if self.required else None,
            words.YES if self.is_key else None,
            self.refers or None,
            self.description,
            self.law or None,
            self.words or None,
            percent,
        )


def entries(dataset: Dataset, table: Table) -> Iterator[Entry]:
    """Yield the entry of every column of a table."""
    refers = {item.columns[-1]: f"{item.table}.{item.target[-1]}" for item in reversed(table.foreign)}
    has_rows = bool(dataset.rows[table.name])
    for column, found in zip(table.columns, dataset.completeness(table), strict=True):
        yield Entry(
            table=table.title,
            table_name=table.name,
            title=column.title,
            name=column.name,
            type=words.TYPES[column.datatype.value],
            required=column.required,
            is_key=column.name in table.key,
            refers=refers.get(column.name, ""),
            description=column.description,
            law=column.law or "",
            words=list_name(column.words) if column.words else "",
            percent=found.percent if has_rows else None,
            example="" if column.example is None else str(column.example),
        )
