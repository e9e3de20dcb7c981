"""Editions of the roster: which one a day belongs to, and what happened since the one before (S28).

A roster shows the state of 31 December. Where the settings name no edition, the last 31 December before the
day takes the place of the edition before.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.status import has_ended, is_practising, is_suspended, status_on
from mingjian.derive.timeline import Happening, appraiser_timeline, institution_timeline
from mingjian.derive.views import Views
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.settings import Edition, Erratum

_PRINTED = frozenset(
    {
        wording.EVENT_STATUS,
        wording.EVENT_NAME,
        wording.EVENT_SCOPE,
        wording.EVENT_AFFILIATION,
        wording.EVENT_CATEGORY,
    }
)
"""Kinds of happenings that make a line; new terms of certificates stand in the roster itself."""

JOINED, LEFT, HELD, BACK, CHANGED = "joined", "left", "held", "back", "changed"


@dataclass(frozen=True, slots=True)
class Issue:
    """The edition of a day. ``number`` is 0 for a draft between two editions."""

    number: int
    as_of: date
    year: int
    before: date
    before_number: int
    note: str
    errata: tuple[Erratum, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record since the edition before: joined, left, held back, back, changed."""

    kind: str
    person: bool
    id: str
    name: str
    number: str
    region: str
    since: str
    word: str
    decision: str
    text: str


def issue_on(views: Views) -> Issue:
    """Return the edition a print of the day belongs to."""
    known = sorted(
        (edition for edition in views.registry.settings.editions if edition.as_of <= views.as_of),
        key=lambda edition: (edition.as_of, edition.number),
    )
    own = known[-1] if known and known[-1].as_of == views.as_of else None
    before = known[-2 if own else -1 :][:1] if len(known) > (own is not None) else []
    return Issue(
        number=own.number if own else 0,
        as_of=views.as_of,
        year=views.as_of.year,
        before=before[0].as_of if before else date(views.as_of.year - 1, 12, 31),
        before_number=before[0].number if before else 0,
        note=(own.note if own else None) or "",
        errata=_errata(own, before),
    )


def _errata(own: Edition | None, before: list[Edition]) -> tuple[Erratum, ...]:
    """Return the slips of the edition itself, else of the one before, by place."""
    edition = own or (before[0] if before else None)
    return () if edition is None else edition.errata


def changes_since(views: Views, before: date, wanted: Callable[[str], bool]) -> Iterator[Change]:
    """Yield what happened to institutions, then to appraisers, of the regions wanted after a day."""
    for key in views.institutions:
        record = views.registry.institutions[key]
        if wanted(record.region):
            events = institution_timeline(record, views.categories, views.as_of)
            change = _change(views, record, before, events)
            if change is not None:
                yield change
    for key in views.appraisers:
        person = views.registry.appraisers[key]
        if wanted(person.region):
            moves = appraiser_timeline(person, views.institution_names, views.as_of)
            change = _change(views, person, before, moves)
            if change is not None:
                yield change


def _kind(record: Institution | Appraiser, before: date, now: date) -> str | None:
    was, is_now = is_practising(record, before), is_practising(record, now)
    if has_ended(record, now):
        return None if has_ended(record, before) else LEFT
    if is_suspended(record, now):
        return HELD if was else None
    if was:
        return CHANGED
    return BACK if status_on(record, before) is not None else JOINED if is_now else None


def _change(
    views: Views, record: Institution | Appraiser, before: date, events: tuple[Happening, ...]
) -> Change | None:
    kind = _kind(record, before, views.as_of)
    new = [event for event in events if event.day > before.isoformat() and event.kind in _PRINTED]
    if kind is None or (kind == CHANGED and not new):
        return None
    if kind == HELD:  # what is printed cannot be taken back, so no reason and no decision (law 5)
        new = []
    row = views.appraisers[record.id] if isinstance(record, Appraiser) else views.institutions[record.id]
    number = record.practice_number if isinstance(record, Appraiser) else ""
    latest = new[0] if new else None
    return Change(
        kind=kind,
        person=isinstance(record, Appraiser),
        id=record.id,
        name=row.name,
        number=number or views.institutions[record.id].licence_number,
        region=views.regions.name(record.region),
        since=views.status_since(record) if kind != CHANGED or latest is None else latest.day,
        word=row.badge.word,
        decision=next((event.number for event in new if event.number), ""),
        text="；".join(event.text for event in reversed(new)),
    )
