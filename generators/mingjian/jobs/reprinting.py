"""``job reprint`` on its timetable: what has gone out of date within a week."""

from collections.abc import Iterator
from datetime import timedelta

from mingjian import __version__
from mingjian.derive.reprint import Reprint, reprints
from mingjian.derive.views import derive_views
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today
from mingjian.jobs.words import say

WEEK = timedelta(days=7)


def reprint_list(today: Today) -> Iterator[Reminder]:
    """Yield a reminder per print that says something else than it would have a week ago."""
    since = today.as_of - WEEK
    before = derive_views(today.registry, since, today.commit, f"mingjian {__version__}")
    for item in reprints(before, today.views):
        text = say("reprint", task=say(f"reprint_{item.task.replace('-', '_')}"), why=_why(item), since=since)
        yield today.reminder(f"reprint:{item.task}:{item.id}:{since}", item.id, text)


def _why(item: Reprint) -> str:
    return "、".join(item.reasons) or say("reprint_new")
