"""``job plans``: inspections the year still owes (S54): no plan yet, drawn and not inspected."""

from collections.abc import Iterator
from datetime import date

from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the, year_end
from mingjian.jobs.words import say

FIRST_MONTH = 3
"""From this month on an authority without a plan for the year is named; plans are drawn up early in it."""


def owed(today: Today) -> Iterator[Reminder]:
    """Yield the authorities without a plan for the year, and the subjects drawn and not inspected."""
    yield from _without_plan(today)
    yield from _not_inspected(today)


def _without_plan(today: Today) -> Iterator[Reminder]:
    year = today.as_of.year
    plans = [plan for plan in today.registry.plans.values() if plan.since <= today.as_of]
    have = {plan.authority for plan in plans if plan.year == year}
    had = {plan.authority for plan in plans if plan.year == year - 1}
    if today.as_of.month >= FIRST_MONTH:
        for key in sorted(had - have):
            yield today.reminder(f"plans:{key}:{year}", key, say("no_plan", year=year, before=year - 1))


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
