"""Findings: problems in the data, as values with a place. They are collected, never raised (law 3)."""

from dataclasses import dataclass
from enum import IntEnum


class FindingSeverity(IntEnum):
    """How much a finding matters; higher is worse. Errors stop merging and publication."""

    NOTICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The English word used in reports (``error`` …)."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: which rule, where, what is wrong and what to do.

    ``line`` and ``column`` start at 1; 0 means the whole file. ``path`` is relative to the folder that
    holds the registry, with forward slashes. ``field`` is the dotted path (``licences[0].until``).
    """

    code: str
    severity: FindingSeverity
    message: str
    path: str
    line: int = 0
    column: int = 0
    field: str = ""
    record_id: str = ""
    hint: str = ""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: path, line, column, code, message."""
        return (self.path, self.line, self.column, self.code, self.message)
