"""What an authority owes past its day, in numbers: decisions not public, applications not decided (S30, S57).

Figures on what is public flatter whoever publishes nothing. Whom a decision concerns is not said before it is
public, so only how many there are, and since when.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjian.derive.clock import decision_due, matter_of
from mingjian.derive.takedown import window_rules
from mingjian.derive.windows import ought_to_be_public
from mingjian.derive.workdays import add_working_days
from mingjian.model.approval import Approval, ApprovalResult
from mingjian.model.registry import Registry


class OwedKind(StrEnum):
    """What is owed; the template has a sentence for each."""

    SANCTION = "sanction"
    APPROVAL = "approval"
    REVIEW = "review"
    CAMPAIGN = "campaign"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Owed:
    """What one authority owes of one kind: how many, and since when the oldest of them."""

    authority: str
    kind: OwedKind
    count: int
    due: date
    days: int


def owed(registry: Registry, on: date) -> tuple[Owed, ...]:
    """Return what authorities owe on a day, the longest overdue first.

    Args:
        registry: the registry as it stands, with what is not public.
        on: the day.
    """
    found: dict[tuple[str, OwedKind], list[date]] = {}
    for authority, kind, due in _due(registry, on):
        if due < on:
            found.setdefault((authority, kind), []).append(due)
    lines = [
        Owed(authority, kind, len(days), min(days), (on - min(days)).days)
        for (authority, kind), days in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.days, line.authority, line.kind)))


def _due(registry: Registry, on: date) -> Iterator[tuple[str, OwedKind, date]]:
    """Yield what is owed or will be, with its last day."""
    limits, rules = registry.settings.parameters, window_rules(registry)
    for sanction in registry.sanctions.values():
        if sanction.authority is not None and ought_to_be_public(sanction, on, rules):
            due = add_working_days(sanction.decided, limits.decision_days)
            yield sanction.authority, OwedKind.SANCTION, due
    for review in registry.reviews.values():
        closed = review.closed
        if closed is not None and closed <= on and not _is_past(review.published, on):
            yield review.authority, OwedKind.REVIEW, add_working_days(closed, limits.publication_days)
    for campaign in registry.campaigns.values():
        if not _is_past(campaign.published, on):
            due = add_working_days(campaign.until, limits.publication_days)
            yield campaign.authority, OwedKind.CAMPAIGN, due
    for item in registry.approvals.values():
        yield from _approval(registry, item, on)


def _approval(registry: Registry, item: Approval, on: date) -> Iterator[tuple[str, OwedKind, date]]:
    decided, matter = item.decided, matter_of(registry, item)
    if decided is not None and decided <= on:
        if item.result is ApprovalResult.GRANTED and not _is_past(item.published, on):
            due = add_working_days(decided, registry.settings.parameters.decision_days)
            yield item.authority, OwedKind.APPROVAL, due
    elif matter is not None and _is_past(item.accepted, on):
        yield item.authority, OwedKind.APPLICATION, decision_due(item, matter, on)


def _is_past(day: date | None, on: date) -> bool:
    return day is not None and day <= on
