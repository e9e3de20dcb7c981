"""One line per institution and appraiser: what lists, tables and search show of a record."""

from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.order import initial
from mingjian.derive.piece import Badge, status_badge
from mingjian.derive.status import (
    Validity,
    affiliation_on,
    former_names_on,
    licence_on,
    name_on,
    scope_on,
    status_on,
    validity_on,
)
from mingjian.model.appraiser import Appraiser
from mingjian.model.declaration import Word
from mingjian.model.institution import Institution
from mingjian.model.licence import ENDED, PRACTISING, RENEWING, Licence
from mingjian.model.provenance import Record
from mingjian.model.settings import Parameters


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """An institution as lists and search show it; ``categories`` are the licensed codes.

    ``badge`` and ``is_practising`` are the registrar's status word alone; ``shown`` and ``may_practise`` also
    ask whether the certificate has run out.
    """

    id: str
    url: str
    name: str
    former_names: tuple[str, ...]
    region: str
    badge: Badge
    shown: Badge
    is_practising: bool
    may_practise: bool
    has_ended: bool
    licence_number: str
    validity: Badge
    categories: tuple[str, ...]
    classes: tuple[str, ...]
    services: tuple[str, ...]
    staff: int
    address: str
    phone: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class AppraiserRow:
    """An appraiser as lists and search show it; see :class:`InstitutionRow`. The place is not asked."""

    id: str
    url: str
    name: str
    title: str
    practice_number: str
    badge: Badge
    shown: Badge
    is_practising: bool
    may_practise: bool
    has_ended: bool
    institution: str | None
    employment: str
    region: str
    categories: tuple[str, ...]
    initial: str
    is_stale: bool


EXPIRED_TONE = "stop"
"""Tone of a certificate that has run out."""
EXPIRING_TONE = "warn"
"""Tone of a certificate that runs out soon."""
PENDING_TONE = "info"
"""Tone of a certificate that has run out while its renewal is examined."""


def has_run_out(licence: Licence | None, as_of: date, status: Word | None) -> bool:
    """Say whether a certificate has run out, and nobody is deciding on its renewal (行政许可法 第五十条)."""
    validity = validity_on(licence, as_of)
    return validity is not None and validity.has_expired and status not in RENEWING


def validity_badge(licence: Licence | None, as_of: date, expiring_days: int, status: Word | None) -> Badge:
    """Say until when a certificate is valid, seen from the shown day; this is not the status.

    A certificate whose renewal is under review when it runs out counts as renewed until the registrar decides
    (行政许可法 第五十条), so it is not called expired.
    """
    validity: Validity | None = validity_on(licence, as_of)
    if validity is None:
        return Badge(wording.NO_LICENCE, "none")
    if validity.until is None or validity.days is None:
        return Badge(wording.VALID_OPEN, "none")
    until = validity.until.isoformat()
    if validity.has_expired and status in RENEWING:
        return Badge(wording.VALID_PENDING.format(until=until), PENDING_TONE)
    if validity.has_expired:
        return Badge(wording.VALID_EXPIRED.format(until=until, as_of=as_of.isoformat()), EXPIRED_TONE)
    if validity.days <= expiring_days:
        return Badge(wording.VALID_EXPIRING.format(until=until, days=validity.days), EXPIRING_TONE)
    return Badge(wording.VALID_UNTIL.format(until=until), "ok")


def shown_badge(badge: Badge, *, expired: bool) -> Badge:
    """Return a status as shown: no word of good standing stands green where the certificate has run out."""
    if not expired or badge.word not in PRACTISING:
        return badge
    return Badge(wording.STATUS_EXPIRED.format(status=badge.word), EXPIRING_TONE, wording.STATUS_UNSURE)


def is_stale(record: Record, as_of: date, limits: Parameters) -> bool:
    """Say whether a record was last confirmed so long ago that its page has to say so."""
    return (as_of - record.as_of).days > limits.stale_days


def institution_row(record: Institution, as_of: date, staff: int, limits: Parameters) -> InstitutionRow:
    """Return the line of an institution on a day."""
    word = status_on(record, as_of)
    licence = licence_on(record.licences, as_of)
    codes = tuple(item.category for item in scope_on(record, as_of))
    validity = validity_badge(licence, as_of, limits.expiring_days, word)
    expired = has_run_out(licence, as_of, word)
    return InstitutionRow(
        id=record.id,
        url=f"institutions/{record.id}/",
        name=name_on(record, as_of),
        former_names=tuple(former.name for former in former_names_on(record, as_of)),
        region=record.region,
        badge=status_badge(word),
        shown=shown_badge(status_badge(word), expired=expired),
        is_practising=word in PRACTISING,
        may_practise=word in PRACTISING and not expired,
        has_ended=word in ENDED,
        licence_number="" if licence is None else licence.number,
        validity=validity,
        categories=codes,
        classes=tuple(sorted({code[:2] for code in codes})),
        services=tuple(map(str, record.services)),
        staff=staff,
        address=record.contact.address,
        phone=record.contact.phone,
        is_stale=is_stale(record, as_of, limits),
    )


def appraiser_row(
    record: Appraiser, as_of: date, categories: tuple[str, ...], limits: Parameters
) -> AppraiserRow:
    """Return the line of an appraiser on a day; ``categories`` come from the roster."""
    word = status_on(record, as_of)
    place = affiliation_on(record, as_of)
    certificate = licence_on(record.certificates, as_of)
    expired = has_run_out(certificate, as_of, word)
    return AppraiserRow(
        id=record.id,
        url=f"appraisers/{record.id}/",
        name=record.name,
        title=record.title,
        practice_number=record.practice_number,
        badge=status_badge(word),
        shown=shown_badge(status_badge(word), expired=expired),
        is_practising=word in PRACTISING,
        may_practise=word in PRACTISING and not expired,
        has_ended=word in ENDED,
        institution=None if place is None else place.institution,
        employment="" if place is None else str(place.employment),
        region=record.region,
        categories=categories,
        initial=initial(record.name),
        is_stale=is_stale(record, as_of, limits),
    )
