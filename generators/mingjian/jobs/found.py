"""What a job brings back: reminders, a few words on what it did, and what it wrote beyond its list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mingjian.jobs.reminder import Reminder, in_order
from mingjian.jobs.today import Today


@dataclass(frozen=True, slots=True)
class Found:
    """The result of one job. ``notes`` are sentences; ``changes`` say what was written beyond the list."""

    reminders: tuple[Reminder, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


Work = Callable[[Today], Found]


def listing(make: Callable[[Today], Iterable[Reminder]]) -> Work:
    """Turn what only lists into a job."""

    def work(today: Today) -> Found:
        return Found(in_order(make(today)))

    return work
