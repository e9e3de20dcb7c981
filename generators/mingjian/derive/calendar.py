"""Dates ahead that people put into their calendars: expiries, ends of publication, deadlines.

Only what lies ahead of the day: what is past stands in the feeds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive.changeset import name_of
from mingjian.derive.status import is_listed, licence_on
from mingjian.derive.takedown import window_rules
from mingjian.derive.views import Views
from mingjian.derive.windows import announcement_end, last_public_day, publish_until
from mingjian.model.registry import Registry

EXPIRIES, ENDS, DEADLINES, EVENTS = "expiries", "publication-ends", "deadlines", "events"


@dataclass(frozen=True, slots=True)
class Event:
    """One day in a calendar. ``kind`` names its sentence, ``values`` fill it in, ``id`` is the record.

    ``last`` is the last day of what lasts longer than one.
    """

    calendar: str
    key: str
    day: date
    kind: str
    id: str
    values: dict[str, str]
    last: date | None = None


def events(views: Views) -> tuple[Event, ...]:
    """Return all days ahead, in order."""
    registry, day = views.dataset.registry, views.as_of
    found = [*_expiries(registry, day), *_ends(registry), *_deadlines(registry), *_events(registry)]
    return tuple(
        sorted(
            (item for item in found if (item.last or item.day) >= day), key=lambda item: (item.day, item.key)
        )
    )


def _expiries(registry: Registry, day: date) -> Iterator[Event]:
    for key, record in registry.institutions.items():
        if not is_listed(record, day):
            continue
        licence = licence_on(record.licences, day)
        if licence is not None and licence.until is not None:
            values = {"name": record.name, "number": licence.number}
            yield Event(EXPIRIES, f"licence-{key}", licence.until, "licence", key, values)
        for item in record.accreditations:
            if item.until is not None:
                values = {"name": record.name, "kind": str(item.kind), "number": item.number}
                yield Event(EXPIRIES, f"{key}-{item.number}", item.until, "accreditation", key, values)
    for key, rating in registry.ratings.items():
        if rating.valid_until is not None:
            values = {"name": _subject(registry, rating.institution or rating.appraiser)}
            yield Event(EXPIRIES, f"rating-{key}", rating.valid_until, "rating", key, values)


def _subject(registry: Registry, key: str | None) -> str:
    record = registry.institutions.get(key or "") or registry.appraisers.get(key or "")
    return name_of(record) if record is not None else key or ""


def _ends(registry: Registry) -> Iterator[Event]:
    rules = window_rules(registry)
    for key, sanction in registry.sanctions.items():
        last = last_public_day(sanction, rules)
        if last is not None:
            name = _subject(registry, sanction.institution or sanction.appraiser)
            values = {"name": name, "number": sanction.decision_number}
            yield Event(ENDS, f"sanction-{key}", last, "sanction", key, values)
    for key, listed in registry.blacklist.items():
        if listed.until is not None:
            name = _subject(registry, listed.institution or listed.appraiser)
            values = {"name": name, "number": listed.decision_number}
            yield Event(ENDS, f"blacklist-{key}", listed.until, "blacklist", key, values)
    for key, case in registry.cases.items():
        until = publish_until(case.publication, rules) if case.publication is not None else None
        if until is not None:
            yield Event(ENDS, f"case-{key}", until, "case", key, {"name": case.title})
    for key, notice in registry.announcements.items():
        end = announcement_end(notice)
        if end is not None:
            yield Event(ENDS, f"announcement-{key}", end, "announcement", key, {"name": notice.title})


def _events(registry: Registry) -> Iterator[Event]:
    """Yield the days of events; one that was cancelled is no longer ahead."""
    for key, item in registry.events.items():
        if item.cancelled is None:
            values = {"type": str(item.type), "name": item.title, "place": item.place}
            yield Event(EVENTS, f"event-{key}", item.since, "event", key, values, item.until)


def _deadlines(registry: Registry) -> Iterator[Event]:
    for key, record in registry.inspections.items():
        name = _subject(registry, record.institution)
        for place, problem in enumerate(record.problems, 1):
            step = problem.rectification
            if step is not None and step.done is None:
                yield Event(DEADLINES, f"rectify-{key}-{place}", step.due, "rectify", key, {"name": name})
    for key, draw in registry.draws.items():
        if draw.reveal is None and draw.failure is None:
            yield Event(DEADLINES, f"reveal-{key}", draw.reveal_due, "reveal", key, {"id": key})
    for key, document in registry.documents.items():
        for measure in document.measures:
            for place, item in enumerate(measure.deadlines, 1):
                values = {"document": document.title, "what": item.what or measure.title}
                yield Event(DEADLINES, f"measure-{measure.id}-{place}", item.due, "measure", key, values)
