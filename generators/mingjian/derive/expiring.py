"""Certificates that run out within some days, or have run out while the status still lets one practise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mingjian.derive.row import AppraiserRow, InstitutionRow
from mingjian.derive.status import licence_on, validity_on
from mingjian.derive.views import Views
from mingjian.model.licence import Licence


@dataclass(frozen=True, slots=True)
class Expiry:
    """One certificate; ``days`` are left, negative once it has run out."""

    id: str
    name: str
    number: str
    home: str
    until: str
    days: int
    status: str


def expiring_institutions(views: Views, days: int) -> tuple[Expiry, ...]:
    """Return the institutions that may practise whose licence runs out within some days, soonest first."""
    rows = ((row, views.registry.institutions[row.id].licences) for row in views.institutions.values())
    return _sorted(_expiries(views, rows, days))


def expiring_people(views: Views, days: int) -> tuple[Expiry, ...]:
    """Return the appraisers that may practise whose certificate runs out within some days, soonest first."""
    rows = ((row, views.registry.appraisers[row.id].certificates) for row in views.appraisers.values())
    return _sorted(_expiries(views, rows, days))


def _sorted(found: Iterable[Expiry]) -> tuple[Expiry, ...]:
    return tuple(sorted(found, key=lambda item: (item.days, item.number)))


def _expiries(
    views: Views, rows: Iterable[tuple[AppraiserRow | InstitutionRow, tuple[Licence, ...]]], days: int
) -> Iterator[Expiry]:
    for row, licences in rows:
        licence = licence_on(licences, views.as_of)
        validity = validity_on(licence, views.as_of)
        if licence is None or validity is None or validity.until is None or validity.days is None:
            continue
        if row.is_practising and validity.days <= days:
            home = views.institution_link(row.institution or "").text if isinstance(row, AppraiserRow) else ""
            yield Expiry(
                id=row.id,
                name=row.name,
                number=licence.number,
                home=home,
                until=validity.until.isoformat(),
                days=validity.days,
                status=row.badge.word,
            )
