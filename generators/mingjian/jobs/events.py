"""``job events``: what people are invited to soon (S99, S139); what was never told of comes by rule."""

from collections.abc import Iterator

from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the
from mingjian.jobs.words import say


def coming(today: Today) -> Iterator[Reminder]:
    """Yield events that begin soon."""
    for key, event in today.registry.events.items():
        if is_over(event.cancelled, today.as_of) or event.published > today.as_of:
            continue
        text = say("event_begins", day=event.since, place=event.place)
        found = today.dated_reminder(the("events"), key, key, event.since, text, can_be_late=False)
        if found is not None:
            yield found
