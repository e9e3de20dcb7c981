"""Institutions with few appraisers, for the staff only (S16): 以下 includes the number itself.

The public pages show size bands without names; whether smallness calls for a merger is not for a site to say.
"""

from dataclasses import dataclass
from datetime import date

from mingjian.derive.roster import derive_roster
from mingjian.derive.status import is_practising, name_on
from mingjian.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Small:
    """A practising institution and how many appraisers practise there."""

    id: str
    name: str
    staff: int


def small_institutions(registry: Registry, as_of: date) -> tuple[Small, ...]:
    """Return the practising institutions with at most so many appraisers as settings say, fewest first."""
    roster, most = derive_roster(registry, as_of), registry.settings.parameters.small_staff
    found = [
        Small(key, name_on(record, as_of), len(roster.practising.get(key, ())))
        for key, record in registry.institutions.items()
        if is_practising(record, as_of)
    ]
    return tuple(
        sorted((item for item in found if item.staff <= most), key=lambda item: (item.staff, item.id))
    )
