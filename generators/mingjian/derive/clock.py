"""The clocks of an approval: promised, statutory and actual (S07, S08). Experts run on a clock of their own.

"Down to 30 %" needs a base, and the document names none: both readings are computed, settings say which one
the authority stands by.
"""

from dataclasses import dataclass
from datetime import date

from mingjian.derive.workdays import WorkingDays, add_working_days, working_days, working_days_between
from mingjian.model.approval import Approval, ReviewKind
from mingjian.model.registry import Registry
from mingjian.model.settings import Promise, PromiseReading
from mingjian.model.supervision_words import ApprovalMatter, StatutoryLimit
from mingjian.model.vocabulary import TimeUnit

REVIEW_DAYS = {ReviewKind.ABILITY: 10, ReviewKind.SITE: 5}
"""重庆 2021 举措: working days from the day of the application."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A promised limit with its unit and what it is a share of."""

    days: int
    unit: TimeUnit
    base: StatutoryLimit
    reading: PromiseReading


def matter_of(registry: Registry, approval: Approval) -> ApprovalMatter | None:
    """Return the matter of an approval, if the vocabulary has it."""
    vocabulary = registry.vocabularies.get("approval-matters")
    items = vocabulary.items if vocabulary else ()
    return next((item for item in items if item.name == approval.matter), None)


def statutory_days(matter: ApprovalMatter, *, extended: bool) -> int:
    """Return the statutory limit in working days, with the extension where one was granted."""
    return matter.statutory.days + ((matter.extension or 0) if extended else 0)


def spent(approval: Approval, until: date) -> WorkingDays:
    """Return the working days from acceptance to a day, the experts' time left out (许可法 第四十五条)."""
    start = approval.accepted or approval.received
    whole = working_days(start, until)
    review = approval.review
    if review is None:
        return whole
    first, last = max(start, review.applied), min(until, review.done or until)
    inside = working_days(first, last)
    return WorkingDays(whole.days - inside.days, whole.known and inside.known)


def decision_due(item: Approval, matter: ApprovalMatter, as_of: date) -> date:
    """Return the last day of the statutory limit, the experts' time up to the day added."""
    start = item.accepted or item.received
    days = statutory_days(matter, extended=item.extended)
    if item.review is not None:
        first, last = max(start, item.review.applied), min(as_of, item.review.done or as_of)
        days += working_days_between(first, last)
    return add_working_days(start, days)


def share(percent: int, days: int) -> int:
    """Return a share of a number of days in whole days; a fraction is promised away, not added."""
    return max(1, percent * days // 100)


def readings(promise: Promise, matter: ApprovalMatter) -> tuple[Promised, ...]:
    """Return every reading of a promise for a matter; the one settings stand by comes first."""
    bases = {PromiseReading.STATUTE: matter.statutory, PromiseReading.REGULATION: matter.regulation}
    found = [
        Promised(share(promise.percent, base.days), base.unit, base, reading)
        for reading, base in bases.items()
        if base is not None
    ]
    return tuple(sorted(found, key=lambda item: item.reading is not promise.reading))


def kept(promised: Promised, approval: Approval) -> bool | None:
    """Say whether a decision kept a promise; None while there is no decision."""
    if approval.decided is None:
        return None
    if promised.unit is TimeUnit.WORKING_DAY:
        return spent(approval, approval.decided).days <= promised.days
    start = approval.accepted or approval.received
    days = (approval.decided - start).days
    if approval.review is not None:
        first, last = max(start, approval.review.applied), approval.review.done or approval.decided
        days -= max(0, (min(last, approval.decided) - first).days)
    return days <= promised.days
