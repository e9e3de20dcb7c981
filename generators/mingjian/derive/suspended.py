"""Until when a suspension runs, where a public decision says for how many months (决定 第十三条).

A suspension ends by itself; the status in the registry does not. Past its end the page says so, instead of
telling for months that somebody may not practise.
"""

from dataclasses import dataclass
from datetime import date

from mingjian.derive.views import Views
from mingjian.derive.windows import add_months
from mingjian.model.licence import SUSPENDED, AppraiserStatusEvent, InstitutionStatusEvent
from mingjian.model.sanction import Sanction


@dataclass(frozen=True, slots=True)
class Suspension:
    """The last day of a suspension, and whether it has passed."""

    until: date
    is_over: bool


def suspension(
    views: Views, key: str, event: InstitutionStatusEvent | AppraiserStatusEvent | None
) -> Suspension | None:
    """Return how long the suspension of an institution or appraiser runs; None when nothing public says so.

    Args:
        views: the registry as it may be public on the day.
        key: whose status it is.
        event: the step of the status history that holds on the day.
    """
    for item in views.sanctions_by_subject.get(key, ()):
        until = last_day(event, item)
        if until is not None:
            return Suspension(until, until < views.as_of)
    return None


def last_day(event: InstitutionStatusEvent | AppraiserStatusEvent | None, decision: Sanction) -> date | None:
    """Return the last day of a suspension; None where the step is none, or rests on another decision."""
    if event is None or event.status not in SUSPENDED or decision.months is None:
        return None
    rests_on_it = event.decision_number == decision.decision_number
    return add_months(event.since, decision.months) if rests_on_it else None
