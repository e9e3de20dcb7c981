"""The dated facts of one record on one line: status, certificates, names, scope, places (S72, first part).

Only what lies on or before the shown day appears; the youngest comes first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingjian.derive import wording
from mingjian.derive.category import CategoryTree
from mingjian.derive.status import StatusEvent
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import Licence, ScopeItem

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a record on a day."""

    day: str
    kind: str
    text: str
    number: str | None = None


def status_happenings(history: Iterable[StatusEvent]) -> Iterator[Happening]:
    """Yield one line per status event."""
    for event in history:
        text = str(event.status)
        if event.ground is not None:
            text = wording.TEXT_GROUND.format(status=text, ground=event.ground)
        if event.reason is not None:
            text = wording.TEXT_REASON.format(status=text, reason=event.reason)
        yield Happening(event.since.isoformat(), wording.EVENT_STATUS, text, event.decision_number)


def licence_happenings(licences: Iterable[Licence]) -> Iterator[Happening]:
    """Yield one line per certificate, on the day it was issued."""
    for licence in licences:
        valid = (
            wording.VALID_OPEN
            if licence.until is None
            else wording.VALID_UNTIL.format(until=licence.until.isoformat())
        )
        text = wording.TEXT_LICENCE.format(act=licence.act, number=licence.number, valid=valid)
        yield Happening(licence.issued.isoformat(), wording.EVENT_LICENCE, text, licence.decision_number)


def _scope_happenings(items: Iterable[ScopeItem], tree: CategoryTree, first: date) -> Iterator[Happening]:
    for item in items:
        name = tree.name(item.category)
        if item.since > first:
            text = wording.TEXT_SCOPE_ADDED.format(category=name)
            yield Happening(item.since.isoformat(), wording.EVENT_SCOPE, text)
        if item.until is not None:
            text = wording.TEXT_SCOPE_ENDED.format(category=name)
            yield Happening((item.until + ONE_DAY).isoformat(), wording.EVENT_SCOPE, text)


def _accreditation_happenings(record: Institution) -> Iterator[Happening]:
    for item in record.accreditations:
        text = wording.TEXT_ACCREDITATION.format(kind=item.kind, number=item.number)
        yield Happening(item.since.isoformat(), wording.EVENT_ACCREDITATION, text)
        if item.until is not None:
            text = wording.TEXT_ACCREDITATION_ENDED.format(kind=item.kind, number=item.number)
            yield Happening((item.until + ONE_DAY).isoformat(), wording.EVENT_ACCREDITATION, text)


def _until(happenings: Iterable[Happening], day: date) -> tuple[Happening, ...]:
    last = day.isoformat()
    known = [item for item in happenings if item.day <= last]
    return tuple(sorted(known, key=lambda item: (item.day, item.kind, item.text), reverse=True))


def institution_timeline(record: Institution, tree: CategoryTree, day: date) -> tuple[Happening, ...]:
    """Return what happened to an institution up to a day, youngest first."""
    first = min(item.since for item in record.scope)
    names = (
        Happening(
            (name.until + ONE_DAY).isoformat(),
            wording.EVENT_NAME,
            wording.TEXT_NAME.format(name=name.name),
        )
        for name in record.former_names
    )
    return _until(
        (
            *status_happenings(record.status),
            *licence_happenings(record.licences),
            *names,
            *_scope_happenings(record.scope, tree, first),
            *_accreditation_happenings(record),
        ),
        day,
    )


def appraiser_timeline(record: Appraiser, names: dict[str, str], day: date) -> tuple[Happening, ...]:
    """Return what happened to an appraiser, youngest first; ``names`` are those of institutions."""
    moves: list[Happening] = []
    for place in record.affiliations:
        name = names.get(place.institution, place.institution)
        text = wording.TEXT_JOINED.format(institution=name, employment=place.employment)
        moves.append(Happening(place.since.isoformat(), wording.EVENT_AFFILIATION, text))
        if place.until is not None:
            text = wording.TEXT_LEFT.format(institution=name)
            moves.append(Happening((place.until + ONE_DAY).isoformat(), wording.EVENT_AFFILIATION, text))
    return _until((*status_happenings(record.status), *licence_happenings(record.certificates), *moves), day)
