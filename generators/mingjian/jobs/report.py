"""The report of one job: kept between runs as JSON, shown as Markdown and on the staff's site; late first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mingjian.jobs.found import Found
from mingjian.jobs.keep import read_json, write_if_new, write_json
from mingjian.jobs.reminder import Level, Reminder, in_order
from mingjian.jobs.table import Job, jobs
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.report.markdown import escape

LISTS = "lists"


@dataclass(frozen=True, slots=True)
class Report:
    """What a job last found: its job, the day it was for, its reminders and notes."""

    job: Job
    as_of: date
    reminders: tuple[Reminder, ...]
    notes: tuple[str, ...]


def write_report(today: Today, job: Job, found: Found) -> bool:
    """Write the report of a job; say whether it is different now."""
    report = Report(job, today.as_of, found.reminders, (*found.changes, *found.notes))
    path = today.places.work / LISTS / f"{job.name}.json"
    held = read_json(path)
    if isinstance(held, dict) and held.get("as_of") == today.as_of.isoformat() and not found.changes:
        report = Report(job, today.as_of, found.reminders, tuple(held.get("notes", ())))
    return write_json(path, _tree(report))


def write_texts(today: Today, reports: Sequence[Report]) -> None:
    """Write the reports into the staff's site, as text for people and as data."""
    for report in reports:
        path = today.places.report / LISTS / report.job.name
        write_if_new(path.with_suffix(".md"), markdown(report, today).encode())
        write_json(path.with_suffix(".json"), _tree(report))


def read_reports(today: Today) -> list[Report]:
    """Return the last report of every job, in the order of the table."""
    found = []
    for name, job in jobs().items():
        report = _report(job, read_json(today.places.work / LISTS / f"{name}.json"))
        if report is not None:
            found.append(report)
    return found


def _report(job: Job, tree: Any) -> Report | None:
    """Return a report as it was kept; None for what is none: the job writes it again when it next runs."""
    try:
        reminders = tuple(_reminder(row) for row in tree["reminders"])
        return Report(job, date.fromisoformat(tree["as_of"]), reminders, tuple(tree["notes"]))
    except (KeyError, TypeError, ValueError):
        return None


def as_of_today(today: Today, reports: Sequence[Report]) -> list[Report]:
    """Return reports as they read today: a list of an earlier day says how many days are left now."""
    return [
        replace(
            report,
            reminders=in_order(item for old in report.reminders for item in _now(today, report.job, old)),
        )
        for report in reports
    ]


def _now(today: Today, job: Job, item: Reminder) -> Iterator[Reminder]:
    """Yield a reminder with the time left today: late once its day has passed, or none if it ends then."""
    if item.due is None or not item.ahead:
        yield item
    elif item.due >= today.as_of or not item.ends:
        level = Level.LATE if item.due < today.as_of else Level.SOON
        yield replace(item, level=level, ahead=today.ahead(job, item.due))


def _tree(report: Report) -> dict[str, Any]:
    return {
        "job": report.job.name,
        "title": report.job.title,
        "as_of": report.as_of.isoformat(),
        "notes": report.notes,
        "reminders": [
            {
                "key": item.key, "level": item.level.word, "region": item.region, "record": item.record,
                "name": item.name, "text": item.text, "ahead": item.ahead, "path": item.path,
                "due": None if item.due is None else item.due.isoformat(), "ends": item.ends,
            }
            for item in report.reminders
        ],
    }  # fmt: skip


def _reminder(row: dict[str, Any]) -> Reminder:
    due = date.fromisoformat(row["due"]) if row["due"] else None
    level = Level[row["level"].upper()]
    held = {name: row[name] for name in ("key", "record", "name", "region", "text", "ahead", "path")}
    return Reminder(**held, level=level, due=due, ends=row.get("ends") is True)


def markdown(report: Report, today: Today) -> str:
    """Return the report of a job, one table per area."""
    lines = [f"# {report.job.title}", "", say("report_as_of", day=report.as_of), "", report.job.summary, ""]
    lines += [say("act", act=report.job.act), ""] if report.reminders else []
    lines += [f"- {escape(note)}" for note in report.notes] + [""] * bool(report.notes)
    if not report.reminders:
        lines += [say("report_none")]
    for area, items in by_area(today, report.reminders):
        lines += [f"## {today.views.regions.name(area)}（{len(items)}）", "", *table(items), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def table(items: Sequence[Reminder]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    heads = [say(f"head_{name}") for name in ("level", "due", "ahead", "name", "text", "path")]
    yield f"| {' | '.join(heads)} |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for item in items:
        due = "" if item.due is None else item.due.isoformat()
        cells = [say(f"level_{item.level.word}"), due, item.ahead, item.name, item.text, item.path]
        yield f"| {' | '.join(map(escape, cells))} |"


def by_area(today: Today, items: Sequence[Reminder]) -> list[tuple[str, list[Reminder]]]:
    """Group reminders by area: the registry's own region first, then its areas in their order."""
    order = [today.registry.settings.region, *today.views.areas]
    groups: dict[str, list[Reminder]] = {}
    for item in items:
        groups.setdefault(item.region if item.region in order else order[0], []).append(item)
    return [(area, groups[area]) for area in order if area in groups]
