"""``job rectification``: what was ordered and is not done (S63)."""

from collections.abc import Iterator

from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, is_over, the
from mingjian.jobs.words import say
from mingjian.model.inspection import Rectification


def rectify(today: Today) -> Iterator[Reminder]:
    """Yield a reminder per order whose day is near or past."""
    job = the("rectification")
    for key, subject, place, step, word in _orders(today):
        if step.ordered <= today.as_of and not is_over(step.done, today.as_of):
            text = say(word, place=place, due=step.due)
            what = f"{key}:{place}:{step.due}"
            found = today.dated_reminder(job, what, key, step.due, text, about=subject)
            if found is not None:
                yield found


def _orders(today: Today) -> Iterator[tuple[str, str, int, Rectification, str]]:
    for key, record in today.registry.inspections.items():
        for place, problem in enumerate(record.problems, 1):
            if problem.rectification is not None:
                yield key, record.institution, place, problem.rectification, "rectify"
    for key, test in today.registry.proficiency.items():
        for place, result in enumerate(test.results, 1):
            if result.follow_up is not None:
                yield key, result.institution, place, result.follow_up, "follow_up"
