"""Reminder: one thing the staff should know, with the day that matters; a value, never an exception.

Its key is what is announced once: the thing itself and the step reached. Sixty days before an expiry is
another key than thirty days before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Level(IntEnum):
    """How urgent; late things stand first in every list."""

    LATE = 0
    SOON = 1
    NOTE = 2

    @property
    def word(self) -> str:
        """The English word used in files (``late`` …)."""
        return self.name.lower()


PAST = "past"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line of a list.

    ``region`` is the area whose staff it is for, ``ahead`` how far ``due`` lies, ``path`` the file to open,
    ``ends`` whether it is over when its day has passed, instead of late.
    """

    key: str
    record: str
    name: str
    region: str
    text: str
    level: Level = Level.NOTE
    due: date | None = None
    ahead: str = ""
    path: str = ""
    ends: bool = False

    @property
    def order(self) -> tuple[int, date, str, str]:
        """Sort key: late first, then by day, then by record."""
        return (self.level, self.due or date.max, self.record, self.key)


def in_order(found: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Return reminders in the order of lists."""
    return tuple(sorted(found, key=lambda item: item.order))


def reached(days: int, steps: Sequence[int]) -> str | None:
    """Return the step a date has reached with so many days left; None before the first one."""
    if days < 0:
        return PAST
    return next((str(step) for step in sorted(steps) if days <= step), None)
