"""Who practises where: active appraisers by institution and by category on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from mingjian.derive.order import name_key
from mingjian.derive.status import affiliation_on, categories_on, covers, is_listed, is_practising
from mingjian.model.appraiser import Appraiser
from mingjian.model.licence import ScopeItem
from mingjian.model.registry import Registry


@dataclass(frozen=True)
class Roster:
    """Appraisers of a day by institution: ``listed`` (not ended) and ``practising``, in name order.

    ``categories`` holds the codes each appraiser is registered for on that day.
    """

    listed: dict[str, tuple[Appraiser, ...]] = field(default_factory=dict)
    practising: dict[str, tuple[Appraiser, ...]] = field(default_factory=dict)
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def staff(self, institution: str, item: ScopeItem) -> tuple[Appraiser, ...]:
        """Return the practising appraisers of an institution who hold a licensed category."""
        return tuple(
            person
            for person in self.practising.get(institution, ())
            if holds_any(self.categories[person.id], item)
        )


def holds_any(codes: Iterable[str], item: ScopeItem) -> bool:
    """Say whether one of an appraiser's categories falls within a scope item and outside its exclusions.

    An appraiser registered for a whole field counts for each item below it.
    """
    return any(
        (covers(item.category, code) or covers(code, item.category))
        and not any(covers(out, code) for out in item.exclusions)
        for code in codes
    )


def appraiser_order(person: Appraiser) -> tuple[object, str]:
    """Return the listing key: the name, then the practice number, which keeps namesakes apart."""
    return (name_key(person.name), person.practice_number)


def derive_roster(registry: Registry, day: date) -> Roster:
    """Sort the appraisers of a day by the institution at which they practise."""
    listed: dict[str, list[Appraiser]] = {}
    practising: dict[str, list[Appraiser]] = {}
    categories: dict[str, tuple[str, ...]] = {}
    for person in sorted(registry.appraisers.values(), key=appraiser_order):
        categories[person.id] = categories_on(person, day)
        place = affiliation_on(person, day)
        if place is None or not is_listed(person, day):
            continue
        listed.setdefault(place.institution, []).append(person)
        if is_practising(person, day):
            practising.setdefault(place.institution, []).append(person)
    return Roster(
        {key: tuple(people) for key, people in listed.items()},
        {key: tuple(people) for key, people in practising.items()},
        categories,
    )
