"""iCalendar files (RFC 5545): days ahead, as whole-day entries that follow the data and never the clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingjian.derive.calendar import Event, events
from mingjian.derive.views import Views
from mingjian.render.artifact import Artifact
from mingjian.render.changes import words
from mingjian.render.changes.links import page_urls
from mingjian.render.opendata.about import about

ICS = "text/calendar; charset=utf-8"
_SENTENCES = {
    "licence": words.EVENT_LICENCE,
    "accreditation": words.EVENT_ACCREDITATION,
    "rating": words.EVENT_RATING,
    "sanction": words.EVENT_SANCTION,
    "blacklist": words.EVENT_BLACKLIST,
    "case": words.EVENT_CASE,
    "rectify": words.EVENT_RECTIFY,
    "reveal": words.EVENT_REVEAL,
    "measure": words.EVENT_MEASURE,
    "announcement": words.EVENT_ANNOUNCEMENT,
    "event": words.EVENT_PUBLIC,
}
_LINE = 75
"""Octets a line may have."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day in a calendar; ``uid`` stays the same when the entry changes."""

    uid: str
    day: date
    summary: str
    url: str = ""
    last: date | None = None


def render_calendars(views: Views) -> Iterator[Artifact]:
    """Yield one calendar per kind of day."""
    found, facts = events(views), about(views.dataset)
    for name, title in words.CALENDARS.items():
        data = calendar_file(
            words.FEED_TITLE.format(site=views.registry.settings.site_name, topic=title),
            views.as_of,
            _entries(views, [item for item in found if item.calendar == name]),
            facts.stamp if facts.is_sample else "",
        )
        yield Artifact(f"calendars/{name}.ics", data, ICS, ("registry",))


def _entries(views: Views, found: list[Event]) -> Iterator[Entry]:
    settings, urls = views.registry.settings, page_urls(views)
    for item in found:
        yield Entry(
            uid=f"{item.key}@{settings.prefix}.mingjian.invalid",
            day=item.day,
            last=item.last,
            summary=_SENTENCES[item.kind].format(**item.values),
            url=f"{settings.site_url}{urls[item.id]}" if settings.site_url and item.id in urls else "",
        )


def calendar_file(title: str, as_of: date, entries: Iterable[Entry], note: str = "") -> bytes:
    """Return a calendar with its entries, stamped with the day of the data; ``note`` says what they are."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(title, as_of, entries, note)).encode()


def _lines(title: str, as_of: date, entries: Iterable[Entry], note: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mingjian//calendar//ZH", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{_text(title)}"
    if note:
        yield f"X-WR-CALDESC:{_text(note)}"
    for item in entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{item.uid}"
        yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{(item.last or item.day) + _ONE_DAY:%Y%m%d}"
        yield f"SUMMARY:{_text(item.summary)}"
        if item.url:
            yield f"URL:{item.url}"
        yield from ("TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"


def _text(value: str) -> str:
    for mark in "\\;,":
        value = value.replace(mark, f"\\{mark}")
    return value.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line after 75 octets, never inside a character."""
    parts, size = [""], 0
    for mark in line:
        width = len(mark.encode())
        if size + width > _LINE:
            parts.append(" ")
            size = 1
        parts[-1] += mark
        size += width
    return "\r\n".join(parts)
