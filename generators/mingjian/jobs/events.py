"""``job events``: what people are invited to soon, and what took place without a word since (S99, S139)."""

from collections.abc import Iterator
from datetime import timedelta

from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the
from mingjian.jobs.words import say

ASKED_FOR = timedelta(days=92)
"""For so long after its end a report on an event is asked for."""


def coming(today: Today) -> Iterator[Reminder]:
    """Yield events that begin soon, and those over without a report."""
    for key, event in today.registry.events.items():
        if is_over(event.cancelled, today.as_of) or event.published > today.as_of:
            continue
        text = say("event_begins", day=event.since, place=event.place)
        found = today.dated_reminder(the("events"), key, key, event.since, text, can_be_late=False)
        if found is not None:
            yield found
        end = event.until or event.since
        if event.report is None and end < today.as_of <= end + ASKED_FOR:
            yield today.reminder(f"events:{key}:report", key, say("event_report", day=end))
