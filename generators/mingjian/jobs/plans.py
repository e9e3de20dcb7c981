"""``job plans``: inspections the year still owes (S54): no plan yet, drawn and not inspected."""

from collections.abc import Iterator
from datetime import date

from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the, year_end
from mingjian.jobs.words import say


def owed(today: Today) -> Iterator[Reminder]:
    """Yield the subjects drawn and not inspected; authorities without a plan for the year come by rule."""
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
