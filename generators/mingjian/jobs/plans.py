"""``job plans``: what the year still owes: subjects not inspected (S54), reviews not held (S58, S59)."""

from collections.abc import Iterator
from datetime import date

from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the, year_end
from mingjian.jobs.words import say


def owed(today: Today) -> Iterator[Reminder]:
    """Yield what the year still owes; authorities without a plan for it come by rule."""
    yield from _not_inspected(today)
    yield from _not_reviewed(today)


def _not_reviewed(today: Today) -> Iterator[Reminder]:
    """Reviews of a type an authority held for last year and not yet for this one (S58, S59)."""
    year = today.as_of.year
    held: dict[int, set[tuple[str, str]]] = {}
    for item in today.registry.reviews.values():
        if item.as_of <= today.as_of:
            held.setdefault(item.year, set()).add((item.authority, item.type.value))
    for key, word in sorted(held.get(year - 1, set()) - held.get(year, set())):
        text, due = say("no_review", type=word), year_end(year)
        found = today.dated_reminder(the("plans"), f"{key}:{word}:{year}", key, due, text)
        if found is not None:
            yield found


def _not_inspected(today: Today) -> Iterator[Reminder]:
    done: dict[str, set[str]] = {}
    for item in today.registry.inspections.values():
        if item.inspected <= today.as_of or item.not_inspected_reason is not None:
            done.setdefault(item.plan, set()).add(item.institution)
    for key, plan in today.registry.plans.items():
        if is_over(plan.drawn_on, today.as_of):
            due = last_day(plan.until, plan.year)
            for subject in sorted(set(plan.subjects) - done.get(key, set())):
                text = say("not_inspected", plan=plan.title, due=due)
                what = f"{key}:{subject}"
                found = today.dated_reminder(the("plans"), what, key, due, text, about=subject)
                if found is not None:
                    yield found


def last_day(until: date | None, year: int) -> date:
    """Return the day by which a plan is to be carried out: its own end, else the end of its year."""
    return until or year_end(year)
