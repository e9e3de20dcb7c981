"""One institution with its appraisers as it is printed in a roster."""

from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.order import sort_key
from mingjian.derive.status import accreditations_on, licence_on, scope_on
from mingjian.derive.views import Views
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import Licence


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One appraiser as a row of the roster."""

    id: str
    name: str
    gender: str
    title: str
    categories: str
    employment: str
    number: str
    until: str


@dataclass(frozen=True, slots=True)
class Body:
    """One institution with its appraisers; ``place`` is its running number in the volume."""

    id: str
    place: int
    name: str
    former: str
    licence: str
    issued: str
    until: str
    has_expired: bool
    uscc: str
    representative: str
    head: str
    host: str
    phone: str
    hotline: str
    address: str
    postcode: str
    county: str
    scope: tuple[str, ...]
    accreditations: tuple[str, ...]
    supervision: str
    authority: str
    people: tuple[PersonLine, ...]


def person_line(views: Views, record: Appraiser) -> PersonLine:
    """Return one appraiser as a row of the roster."""
    row = views.appraisers[record.id]
    return PersonLine(
        id=record.id,
        name=record.name,
        gender=str(record.gender),
        title=record.title,
        categories=views.categories.names(row.categories),
        employment=row.employment,
        number=record.practice_number,
        until=_last_day(licence_on(record.certificates, views.as_of)),
    )


def body_of(views: Views, record: Institution, place: int) -> Body:
    """Return an institution with everybody who practises there on the day, in name order."""
    row = views.institutions[record.id]
    licence = licence_on(record.licences, views.as_of)
    head = views.registry.appraisers.get(record.head or "")
    contact = record.contact
    return Body(
        id=record.id,
        place=place,
        name=row.name,
        former="、".join(row.former_names),
        licence=row.licence_number,
        issued="" if licence is None else licence.issued.isoformat(),
        until=_last_day(licence),
        has_expired=_has_expired(licence, views.as_of),
        uscc=record.uscc or "",
        representative=record.legal_representative or "",
        head="" if head is None else head.name,
        host="" if record.host is None else record.host.name,
        phone=contact.phone,
        hotline=contact.hotline or "",
        address=contact.address,
        postcode=contact.postcode or "",
        county=views.regions.name(record.region),
        scope=tuple(scope_names(views, record)),
        accreditations=tuple(sorted(_accreditations(views, record), key=sort_key)),
        supervision=f"{record.supervision.office} {record.supervision.phone}",
        authority=views.authority_link(record.authority).text,
        people=tuple(person_line(views, person) for person in views.roster.practising.get(record.id, ())),
    )


def scope_names(views: Views, record: Institution) -> list[str]:
    """Return the licensed categories of the day in words, each with what is excluded from it."""
    tree = views.categories
    names = []
    for item in scope_on(record, views.as_of):
        out = tree.names(item.exclusions)
        names.append(tree.name(item.category) + (wording.WITHOUT.format(categories=out) if out else ""))
    return names


def _accreditations(views: Views, record: Institution) -> list[str]:
    return [f"{item.kind} {item.number}" for item in accreditations_on(record, views.as_of)]


def _last_day(licence: Licence | None) -> str:
    return "" if licence is None or licence.until is None else licence.until.isoformat()


def _has_expired(licence: Licence | None, day: date) -> bool:
    return licence is not None and licence.until is not None and licence.until < day
