"""``job windows``: which entries leave the site next, without anybody changing anything (law 5)."""

from collections.abc import Iterator

from mingjian.derive.leaving import leaving
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, the
from mingjian.jobs.words import say


def ending(today: Today) -> Iterator[Reminder]:
    """Yield a reminder per entry whose last public day is near."""
    job = the("windows")
    for item in leaving(today.registry, today.as_of, max(job.steps) + 1):
        text = say("leaving", kind=item.kind, title=item.title, last=item.last)
        found = today.dated_reminder(job, f"{item.id}:{item.last}", item.id, item.last, text)
        if found is not None:
            yield found
