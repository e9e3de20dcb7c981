"""Reminders out of the rules that depend on the day, in the sentences of those rules."""

import re
from collections.abc import Callable, Iterator
from zlib import crc32

from mingjian.check.catalogue import all_entries
from mingjian.jobs.reminder import Level, Reminder
from mingjian.jobs.table import Job, carried
from mingjian.jobs.today import Today
from mingjian.model.finding import Finding, FindingSeverity

_AGE = re.compile(r"\d+ (?:天|个工作日)")


def findings_of(today: Today, job: Job) -> Iterator[Reminder]:
    """Yield what the rules a job passes on have found."""
    return _reminders(today, job.name, lambda code: code in job.rules)


def others(today: Today) -> Iterator[Reminder]:
    """Yield what no other job names, so that a new dated rule is on somebody's list at once."""
    return _reminders(today, "others", lambda code: code not in carried())


def _reminders(today: Today, name: str, wanted: Callable[[str], bool]) -> Iterator[Reminder]:
    for finding in today.dated:
        if wanted(finding.code):
            yield _reminder(today, name, finding)


def _reminder(today: Today, name: str, finding: Finding) -> Reminder:
    """The key is of the sentence without how long ago things were: that alone is no news."""
    key, code = finding.record_id, finding.code
    said = crc32(_AGE.sub("", finding.message).encode())
    text = f"{all_entries()[code].title}（{code}）：{finding.message}"
    level = Level.NOTE if finding.severity is FindingSeverity.NOTICE else Level.LATE
    return today.reminder(f"{name}:{code}:{key}:{finding.field}:{said:08x}", key, text, level=level)
