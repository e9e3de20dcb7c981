"""Is each licensed category of an institution staffed, accredited and tested? Lines for its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.fit import Fit
from mingjian.derive.piece import Badge, Link
from mingjian.derive.resultword import proficiency_badge
from mingjian.derive.status import covers
from mingjian.derive.views import Views
from mingjian.model.declaration import field_specs
from mingjian.model.institution import (
    Accreditation,
    Institution,
)
from mingjian.model.settings import Parameters

MINIMUM_LAW = next(spec.law or "" for spec in field_specs(Parameters) if spec.name == "min_appraisers")
"""The rule behind the least number of appraisers, as declared with the parameter."""


@dataclass(frozen=True, slots=True)
class FitLine:
    """One licensed category: is it staffed, accredited and tested?"""

    category: Link
    staffed: Badge
    accredited: Badge
    tested: Badge | None


@dataclass(frozen=True, slots=True)
class AccreditationLine:
    """One accreditation certificate."""

    item: Accreditation
    scope: str
    state: Badge


def fit_line(views: Views, institution: str, fit: Fit) -> FitLine:
    """Say in badges whether a licensed category is staffed, accredited and tested."""
    enough = wording.STAFFED if fit.is_staffed else wording.STAFF_SHORT
    staffed = Badge(enough.format(staff=fit.staff, minimum=fit.minimum), "ok" if fit.is_staffed else "warn")
    if fit.accredited:
        accredited = Badge(wording.ACCREDITED, "ok")
    elif fit.required:
        accredited = Badge(wording.NOT_ACCREDITED, "warn")
    else:
        accredited = Badge(wording.NOT_REQUIRED, "none")
    tested = _tested(views, institution, fit.item.category)
    return FitLine(views.categories.link(fit.item.category), staffed, accredited, tested)


def _tested(views: Views, institution: str, code: str) -> Badge | None:
    """Return the youngest public proficiency result within a category; None where none is recorded."""
    for record, out in views.tested.get(institution, ()):
        if covers(code, record.category) or covers(record.category, code):
            badge = proficiency_badge(views, out.result)
            word = wording.TESTED.format(result=out.result, year=record.year)
            return Badge(word, badge.tone, badge.meaning)
    return None


def accreditation_lines(views: Views, record: Institution) -> Iterator[AccreditationLine]:
    """Yield the certificates known on the day, the youngest first."""
    for item in sorted(record.accreditations, key=lambda item: (item.since, item.number), reverse=True):
        if item.since > views.as_of:
            continue
        state = Badge(wording.VALID, "ok") if item.covers(views.as_of) else Badge(wording.EXPIRED, "stop")
        yield AccreditationLine(item, views.categories.names(item.scope), state)
