"""The home page: search, key counts, what changed last, what each role can do here."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.agenda import AnnouncementLine, EventLine, announcements, events_ahead
from mingjian.derive.guide import situation_links
from mingjian.derive.helping import emergencies
from mingjian.derive.inspecting import is_open
from mingjian.derive.piece import Head, Link
from mingjian.derive.servicepage import ChannelLine
from mingjian.derive.timeline import licence_happenings, status_happenings
from mingjian.derive.views import Views

LATEST = 5
"""How many changes the home page shows."""
FEW = 3
"""How many announcements and events the home page shows."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number on the home page that leads to what it counts."""

    n: int
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed in the registry on a day."""

    day: str
    kind: str
    link: Link
    text: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything the home page shows."""

    head: Head
    counts: tuple[Count, ...]
    changes: tuple[Change, ...]
    classes: tuple[tuple[Link, tuple[tuple[Link, int], ...]], ...]
    areas: tuple[tuple[Link, int], ...]
    checked: str
    complaint_phone: str | None
    problems: tuple[tuple[str, tuple[Link, ...]], ...]
    emergencies: tuple[ChannelLine, ...]
    announcements: tuple[AnnouncementLine, ...]
    events: tuple[EventLine, ...]


def counts(views: Views) -> tuple[Count, ...]:
    """Return the key counts; each leads to the list it counts."""
    n = wording.COUNTS
    return (
        Count(
            sum(row.may_practise for row in views.institutions.values()), n["institutions"], "institutions/"
        ),
        Count(sum(row.may_practise for row in views.appraisers.values()), n["appraisers"], "appraisers/"),
        Count(len(views.categories.fields), n["categories"], "categories/"),
        Count(len(views.registry.fees), n["fees"], "fees/"),
        Count(
            sum(is_open(item, views.as_of) for item in views.inspections), n["inspections"], "inspections/"
        ),
        Count(len(views.cases), n["cases"], "cases/"),
        Count(sum(len(item.measures) for item in views.documents), n["measures"], "measures/"),
    )


def _changes(views: Views) -> Iterator[Change]:
    for key, row in views.institutions.items():
        record, link = views.registry.institutions[key], Link(row.name, row.url)
        for happening in (*status_happenings(record.status), *licence_happenings(record.licences)):
            yield Change(happening.day, happening.kind, link, happening.text)
    for key, person in views.appraisers.items():
        for event in views.registry.appraisers[key].status[1:]:
            link = Link(person.name, person.url)
            yield Change(event.since.isoformat(), wording.EVENT_STATUS, link, str(event.status))
    for item in views.inspections:
        if item.published is not None and item.published <= views.as_of:
            link = Link(views.institution_link(item.institution).text, f"inspections/{item.id}/")
            yield Change(item.published.isoformat(), wording.EVENT_INSPECTION, link, item.result or "")
    for decision in views.sanctions:
        if decision.published is not None:
            link = Link(views.subject_link(decision).text, f"sanctions/{decision.id}/")
            yield Change(decision.published.isoformat(), wording.EVENT_SANCTION, link, str(decision.type))


def latest_changes(views: Views, number: int = LATEST) -> tuple[Change, ...]:
    """Return the last changes up to the shown day, youngest first."""
    last = views.as_of.isoformat()
    known = [change for change in _changes(views) if change.day <= last]
    known.sort(key=lambda change: (change.day, change.link.url, change.kind), reverse=True)
    return tuple(known[:number])


def home_page(views: Views) -> HomePage:
    """Return the home page."""
    tree, root = views.categories, views.registry.settings.region
    settings = views.registry.settings
    own = views.registry.authorities.get(settings.publisher.authority or "")
    return HomePage(
        head=Head(settings.site_name, wording.DESCRIPTION_HOME.format(name=settings.site_name)),
        counts=counts(views),
        changes=latest_changes(views),
        classes=tuple(
            (
                tree.link(code),
                tuple(
                    (tree.link(field), views.coverage.count(root, field))
                    for field in tree.children.get(code, ())
                ),
            )
            for code in tree.items
            if len(code) == 2
        ),
        areas=tuple((views.region_link(code), views.coverage.totals.get(code, 0)) for code in views.areas),
        checked=max((item.as_of.isoformat() for item in views.registry.institutions.values()), default=""),
        complaint_phone=None if own is None else own.complaint_phone,
        problems=situation_links(views),
        emergencies=emergencies(views),
        announcements=announcements(views)[:FEW],
        events=events_ahead(views)[:FEW],
    )
