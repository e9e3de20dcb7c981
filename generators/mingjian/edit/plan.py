"""An errand: its steps, what to call them, what they rest on, and what is left for people to do."""

from dataclasses import dataclass
from datetime import timedelta

from mingjian.edit.step import Step

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """What a verb wants done."""

    title: str
    steps: tuple[Step, ...]
    basis: str | None = None
    reason: str | None = None
    todo: tuple[str, ...] = ()
