"""``job measures``: promises whose day is near, or past without evidence here; none is broken (S153)."""

from collections.abc import Iterator

from mingjian.derive.measures import MeasureState, state_on
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, the
from mingjian.jobs.words import say
from mingjian.model.document import Measure


def promised(today: Today) -> Iterator[Reminder]:
    """Yield a reminder per date a measure names, as long as no evidence is on record."""
    for key, document in today.registry.documents.items():
        for measure in document.measures:
            if state_on(measure, today.as_of) is not MeasureState.RECORDED:
                yield from _dates(today, key, measure)


def _dates(today: Today, key: str, measure: Measure) -> Iterator[Reminder]:
    for item in measure.deadlines:
        blanks = {"id": measure.id, "what": item.what or measure.title, "due": item.due}
        if item.due < today.as_of:
            what = f"measures:{measure.id}:{item.due}@past"
            yield today.reminder(what, key, say("measure_past", **blanks), due=item.due)
            continue
        text = say("measure_due", **blanks)
        found = today.dated_reminder(
            the("measures"), f"{measure.id}:{item.due}", key, item.due, text, can_be_late=False
        )
        if found is not None:
            yield found
