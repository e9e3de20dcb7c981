"""怎么投诉: whom to call about an institution or an appraiser, what to bring, what happens then (S129)."""

from dataclasses import dataclass

from mingjian.derive.claim import Claim, claims
from mingjian.derive.piece import Head
from mingjian.derive.signpost import COMPLAINTS_HEAD
from mingjian.derive.views import Views
from mingjian.model.authority import Authority
from mingjian.model.guidance import Situations


@dataclass(frozen=True, slots=True)
class ComplaintsPage:
    """Where to complain; the rules are those every situation's page shows."""

    head: Head
    offices: tuple[Authority, ...]
    rules: tuple[Claim, ...]
    second: tuple[Claim, ...]


def complaint_offices(views: Views) -> tuple[Authority, ...]:
    """Return the offices that take complaints: the registry's own region first, then its areas."""
    places = (views.registry.settings.region, *views.areas)
    return tuple(
        office
        for place in places
        for office in views.authorities_by_region.get(place, ())
        if office.complaint_phone
    )


def complaints_page(views: Views) -> ComplaintsPage:
    """Return the page on complaining; without a vocabulary it still has the telephone numbers."""
    found: Situations | None = views.registry.vocabularies.get("situations")
    return ComplaintsPage(
        head=COMPLAINTS_HEAD,
        offices=complaint_offices(views),
        rules=() if found is None else claims(views, found.complaints),
        second=() if found is None else claims(views, found.second),
    )
