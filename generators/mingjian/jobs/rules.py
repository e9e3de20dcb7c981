"""Reminders out of the rules that depend on the day, in the sentences of those rules."""

from collections.abc import Callable, Iterator

from mingjian.check.catalogue import all_entries
from mingjian.jobs.reminder import Level, Reminder
from mingjian.jobs.table import carried
from mingjian.jobs.today import Today, the
from mingjian.model.finding import Finding, FindingSeverity


def carry(name: str) -> Callable[[Today], Iterator[Reminder]]:
    """Return the job that passes on the findings of its rules."""

    def run(today: Today) -> Iterator[Reminder]:
        return _reminders(today, name, lambda code: code in the(name).rules)

    return run


def others(today: Today) -> Iterator[Reminder]:
    """Yield what no other job names, so that a new dated rule is on somebody's list at once."""
    return _reminders(today, "others", lambda code: code not in carried())


def _reminders(today: Today, name: str, wanted: Callable[[str], bool]) -> Iterator[Reminder]:
    for finding in today.dated:
        if wanted(finding.code):
            yield _reminder(today, name, finding)


def _reminder(today: Today, name: str, finding: Finding) -> Reminder:
    key, code = finding.record_id, finding.code
    text = f"{all_entries()[code].title}（{code}）：{finding.message}"
    level = Level.NOTE if finding.severity is FindingSeverity.NOTICE else Level.LATE
    return today.reminder(f"{name}:{code}:{key}:{finding.field}", key, text, level=level)
