"""``job training``: who has no record of the yearly training of the year before (S99)."""

from collections.abc import Iterator
from datetime import date

from mingjian.derive.views import grouped
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, year_end
from mingjian.jobs.words import say


def _is_behind(trained: date | None, state: date) -> bool:
    return trained is None or trained < state


def untrained(today: Today) -> Iterator[Reminder]:
    """Yield one reminder per institution with practising appraisers whose record is older than last year."""
    state = year_end(today.as_of.year - 1)
    people = today.registry.appraisers
    missing = grouped(
        (row.institution or "", row.name)
        for key, row in today.views.appraisers.items()
        if row.is_practising and _is_behind(people[key].trained, state)
    )
    for key, names in missing.items():
        text = say("untrained", year=state.year, count=len(names), names="、".join(names))
        yield today.reminder(f"training:{key}:{state.year}", key, text)
