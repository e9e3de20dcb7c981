"""``job expiry``: what runs out. Announced at every step before the day, and once more when it has passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive.leaving import leaving
from mingjian.derive.status import is_listed, status_on
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, the
from mingjian.jobs.words import say
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import InstitutionStatus
from mingjian.model.particular import ParticularKind
from mingjian.model.registry import KIND

TERMS = ("facility", "standard", "channel", "window", "agreement", "campaign", "pilot")
"""Kinds of records that hold until a day on which somebody has to decide what comes next."""
YEAR = 366


@dataclass(frozen=True, slots=True)
class Expiry:
    """One certificate: whose, what, its number, its last day; ``is_late`` where passing it is a fault."""

    record: str
    what: str
    number: str
    until: date
    is_late: bool


def expire(today: Today) -> Iterator[Reminder]:
    """Yield a reminder per certificate that has reached a step."""
    job = the("expiry")
    for item in expiries(today):
        text = say("expiry", what=item.what, number=item.number, until=item.until)
        key = f"{item.record}:{item.number}:{item.until}"
        found = today.dated_reminder(job, key, item.record, item.until, text, can_be_late=item.is_late)
        if found is not None:
            yield found


def expiries(today: Today) -> Iterator[Expiry]:
    """Yield the last certificate of every kind of whoever is registered on the day."""
    for institution in today.registry.institutions.values():
        if is_listed(institution, today.as_of):
            yield from _last(today, institution)
            yield from _accreditations(institution)
            yield from _insured(institution)
    for person in today.registry.appraisers.values():
        if is_listed(person, today.as_of):
            yield from _last(today, person)
    yield from _terms(today)


def _last(today: Today, record: Institution | Appraiser) -> Iterator[Expiry]:
    """A certificate with a successor on record needs no reminder; one under review is not late."""
    is_body = isinstance(record, Institution)
    licences = record.licences if isinstance(record, Institution) else record.certificates
    held = max(licences, key=lambda licence: licence.since)
    if held.until is not None:
        late = status_on(record, today.as_of) == InstitutionStatus.ACTIVE.value
        yield Expiry(record.id, say("licence" if is_body else "certificate"), held.number, held.until, late)


def _accreditations(record: Institution) -> Iterator[Expiry]:
    for item in record.accreditations:
        others = (other for other in record.accreditations if other.kind is item.kind)
        renewed = any(other.until is None or (item.until and other.until > item.until) for other in others)
        if item.until is not None and not renewed:
            yield Expiry(record.id, item.kind.value, item.number, item.until, is_late=True)


def _insured(record: Institution) -> Iterator[Expiry]:
    """Yield the last day of the youngest insurance; a successor on record needs no reminder."""
    held = [item for item in record.particulars if item.kind is ParticularKind.INSURANCE and item.until]
    if held:
        last = max(held, key=lambda item: item.until or date.min)
        if last.until is not None:
            yield Expiry(record.id, last.kind.value, last.name or "", last.until, is_late=False)


def _terms(today: Today) -> Iterator[Expiry]:
    """Yield what is held for a term; its end is no fault. What leaves the site then is another job's."""
    ends = {item.id for item in leaving(today.registry, today.as_of, YEAR)}
    for kind in TERMS:
        for key, record in today.registry.of(kind).items():
            has_begun = record.since is None or record.since <= today.as_of
            if record.until is not None and has_begun and key not in ends:
                yield Expiry(key, KIND[kind].title, key, record.until, is_late=False)
