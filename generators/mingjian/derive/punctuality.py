"""The authority's own punctuality: how long each publication took, against its limit (S30, E1.5).

Only what is public is counted: an entry that left the site leaves these figures too (law 5).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from mingjian.derive import wording
from mingjian.derive.views import Views, grouped, is_open
from mingjian.derive.workdays import working_days


@dataclass(frozen=True, slots=True)
class Lag:
    """One publication: which duty, in which quarter it fell due to be told, and how long it took."""

    duty: str
    done: date
    days: int
    limit: int
    known: bool
    url: str


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """One duty of one authority in one quarter."""

    quarter: str
    duty: str
    count: int
    on_time: int
    median: str
    longest: int
    late: tuple[Lag, ...]
    known: bool


def lags(views: Views, authority: str) -> Iterator[Lag]:
    """Yield how long every public result and decision of an authority took to become public."""
    limits = views.registry.settings.parameters
    results = wording.DUTY_INSPECTION.format(limit=limits.publication_days)
    penalties = wording.DUTY_SANCTION.format(limit=limits.decision_days)
    permits = wording.DUTY_APPROVAL.format(limit=limits.decision_days)
    for item in views.inspections_by_authority.get(authority, ()):
        if item.closed is not None and item.published is not None and is_open(item, views.as_of):
            count = working_days(item.closed, item.published)
            yield Lag( results, item.closed, count.days, limits.publication_days, count.known,
                f"inspections/{item.id}/",
            )  # fmt: skip
    for sanction in views.sanctions_by_authority.get(authority, ()):
        if sanction.published is not None:
            count = working_days(sanction.decided, sanction.published)
            yield Lag( penalties, sanction.decided, count.days, limits.decision_days,
                count.known, f"sanctions/{sanction.id}/",
            )  # fmt: skip
    for approval in views.approvals_by_authority.get(authority, ()):
        if approval.decided is not None and approval.published is not None:
            count = working_days(approval.decided, approval.published)
            yield Lag( permits, approval.decided, count.days, limits.decision_days,
                count.known, f"approvals/#{approval.id}",
            )  # fmt: skip


def quarters(views: Views, authority: str) -> tuple[QuarterLine, ...]:
    """Return the lines of one authority, the youngest quarter first."""
    found = lags(views, authority)
    by_quarter = grouped((f"{lag.done.year}-{(lag.done.month + 2) // 3}", lag) for lag in found)
    lines = []
    for key in sorted(by_quarter, reverse=True):
        year, quarter = key.split("-")
        by_duty = grouped((lag.duty, lag) for lag in by_quarter[key])
        for duty in sorted(by_duty):
            held = by_duty[duty]
            late = sorted((lag for lag in held if lag.days > lag.limit), key=lambda lag: -lag.days)
            lines.append(
                QuarterLine(
                    quarter=wording.QUARTER.format(year=year, quarter=quarter),
                    duty=duty,
                    count=len(held),
                    on_time=len(held) - len(late),
                    median=f"{median(lag.days for lag in held):g}",
                    longest=max(lag.days for lag in held),
                    late=tuple(late),
                    known=all(lag.known for lag in held),
                )
            )
    return tuple(lines)
