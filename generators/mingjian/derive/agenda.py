"""Events ahead and events held, and the announcements in force (S98, S99, S104, S139, S141–S143, S165)."""

from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.piece import Badge, Head, Link, index_head
from mingjian.derive.views import Views, is_open
from mingjian.model.publicity import Announcement, AnnouncementType, Event, EventType

AHEAD = Badge(*wording.EVENT_AHEAD)
RUNNING = Badge(*wording.EVENT_RUNNING)
OVER = Badge(*wording.EVENT_OVER)
CANCELLED = Badge(*wording.EVENT_CANCELLED)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as lists show it."""

    record: Event
    link: Link
    region: Link
    state: Badge


@dataclass(frozen=True, slots=True)
class EventsPage:
    """Events ahead, soonest first; those held by year, the youngest first; how many of each type."""

    head: Head
    ahead: tuple[EventLine, ...]
    held: tuple[tuple[int, tuple[EventLine, ...]], ...]
    types: tuple[tuple[EventType, int, int], ...]


def state_of(views: Views, record: Event) -> Badge:
    """Return how an event stands on the day."""
    if record.cancelled is not None and record.cancelled <= views.as_of:
        return CANCELLED
    if views.as_of < record.since:
        return AHEAD
    return RUNNING if views.as_of <= (record.until or record.since) else OVER


def events(views: Views) -> tuple[EventLine, ...]:
    """Return the events made public by the day, soonest first."""
    known = [item for item in views.registry.events.values() if is_open(item, views.as_of)]
    return tuple(
        EventLine(
            item,
            Link(item.title, f"events/{item.id}/"),
            views.region_link(item.region),
            state_of(views, item),
        )
        for item in sorted(known, key=lambda item: (item.since, item.id))
    )


def events_ahead(views: Views) -> tuple[EventLine, ...]:
    """Return the events that are not over, soonest first."""
    return tuple(line for line in events(views) if line.state in (AHEAD, RUNNING))


def events_page(views: Views) -> EventsPage:
    """Return the index of events."""
    lines = events(views)
    ahead = events_ahead(views)
    past = [line for line in reversed(lines) if line not in ahead]
    years = dict.fromkeys(line.record.since.year for line in past)
    return EventsPage(
        head=index_head("events"),
        ahead=ahead,
        held=tuple((year, tuple(line for line in past if line.record.since.year == year)) for year in years),
        types=tuple(
            (kind, _count(ahead, kind), sum(line.record.type is kind for line in past if line.state is OVER))
            for kind in EventType
        ),
    )


def _count(lines: tuple[EventLine, ...], kind: EventType) -> int:
    return sum(line.record.type is kind for line in lines)


@dataclass(frozen=True, slots=True)
class AnnouncementLine:
    """One announcement with who made it."""

    record: Announcement
    link: Link
    authority: Link


@dataclass(frozen=True, slots=True)
class AnnouncementsPage:
    """The announcements in force by type, the youngest first."""

    head: Head
    groups: tuple[tuple[AnnouncementType, tuple[AnnouncementLine, ...]], ...]


def announcements(views: Views) -> tuple[AnnouncementLine, ...]:
    """Return the announcements that may be public, the youngest first; ended ones are not in the views."""
    held = views.registry.announcements.values()
    return tuple(
        AnnouncementLine(
            item, Link(item.title, f"announcements/{item.id}/"), views.authority_link(item.authority)
        )
        for item in sorted(held, key=lambda item: (item.published, item.id), reverse=True)
    )


def announcements_page(views: Views) -> AnnouncementsPage:
    """Return the index of announcements."""
    lines = announcements(views)
    return AnnouncementsPage(
        index_head("announcements"),
        tuple((kind, tuple(line for line in lines if line.record.type is kind)) for kind in AnnouncementType),
    )
