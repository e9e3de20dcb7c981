"""iCalendar files (RFC 5545): days ahead, as whole-day entries that follow the data and never the clock."""

from collections.abc import Iterator
from datetime import timedelta

from mingjian.derive.calendar import Event, events
from mingjian.derive.views import Views
from mingjian.render.artifact import Artifact
from mingjian.render.changes import words
from mingjian.render.changes.links import page_urls

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
}
_LINE = 75
"""Octets a line may have."""
_ONE_DAY = timedelta(days=1)


def render_calendars(views: Views) -> Iterator[Artifact]:
    """Yield one calendar per kind of day."""
    found = events(views)
    for name, title in words.CALENDARS.items():
        lines = list(_calendar(views, title, [item for item in found if item.calendar == name]))
        data = "".join(f"{_folded(line)}\r\n" for line in lines).encode()
        yield Artifact(f"calendars/{name}.ics", data, ICS, ("registry",))


def _calendar(views: Views, title: str, found: list[Event]) -> Iterator[str]:
    settings = views.registry.settings
    stamp = f"{views.as_of:%Y%m%d}T000000Z"
    urls = page_urls(views)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mingjian//calendar//ZH", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{_text(words.FEED_TITLE.format(site=settings.site_name, topic=title))}"
    for item in found:
        yield "BEGIN:VEVENT"
        yield f"UID:{item.key}@{settings.prefix}.mingjian.invalid"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{item.day + _ONE_DAY:%Y%m%d}"
        yield f"SUMMARY:{_text(_SENTENCES[item.kind].format(**item.values))}"
        if settings.site_url and item.id in urls:
            yield f"URL:{settings.site_url}{urls[item.id]}"
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
