"""Who may stand behind a desk card or wear a badge (S32, S33): six fields, only people who may practise.

The photo is none of the registry's business; it is put in when the card is printed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mingjian.derive.views import Views


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says of one appraiser."""

    id: str
    name: str
    title: str
    categories: str
    number: str
    phone: str
    office: str
    institution: str


def may_carry(views: Views, person: str) -> bool:
    """Say whether an appraiser may practise today: the person and the institution."""
    row = views.appraisers.get(person)
    place = views.institutions.get(row.institution or "") if row else None
    return row is not None and row.may_practise and place is not None and place.may_practise


def cards(views: Views, people: Iterable[str]) -> Iterator[Card]:
    """Yield the cards of those who may carry one, in the order given."""
    for key in people:
        if not may_carry(views, key):
            continue
        row = views.appraisers[key]
        place = views.registry.institutions[row.institution or ""]
        yield Card(
            id=key,
            name=row.name,
            title=row.title,
            categories=views.categories.names(row.categories),
            number=row.practice_number,
            phone=place.supervision.phone,
            office=place.supervision.office,
            institution=views.institutions[place.id].name,
        )


def staff_of(views: Views, institution: str) -> tuple[str, ...]:
    """Return the practising appraisers of an institution, in name order."""
    return tuple(person.id for person in views.roster.practising.get(institution, ()))
