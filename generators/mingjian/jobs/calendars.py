"""Calendars for the staff: every dated reminder of an area as a whole-day entry."""

from collections.abc import Sequence

from mingjian.jobs.keep import write_if_new
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.report import Report, by_area
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.render.changes.calendars import Entry, calendar_file

CALENDARS = "calendars"


def write_calendars(today: Today, reports: Sequence[Report]) -> None:
    """Write one calendar per area; what is done leaves it."""
    every = [item for report in reports for item in report.reminders if item.due is not None]
    dated = dict(by_area(today, every))
    for area in (today.registry.settings.region, *today.views.areas):
        title = say("calendar_title", area=today.views.regions.name(area))
        data = calendar_file(title, today.as_of, _entries(today, dated.get(area, [])))
        write_if_new(today.places.report / CALENDARS / f"{area}.ics", data)


def _entries(today: Today, items: Sequence[Reminder]) -> list[Entry]:
    """One entry per thing, whatever step it has reached."""
    prefix = today.registry.settings.prefix
    found = {}
    for item in items:
        key = item.key.partition("@")[0]
        if item.due is not None:
            uid = f"{key.replace(':', '-').replace('/', '-')}@{prefix}.staff.mingjian.invalid"
            found[key] = Entry(uid, item.due, say("calendar_entry", name=item.name, text=item.text))
    return [found[key] for key in sorted(found)]
