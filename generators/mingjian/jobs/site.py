"""The staff's report site: the Monday list per area, late items first; never public, works from a disk.

It is written from the last reports of all jobs, so it stays complete when only one job ran.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from mingjian import __version__
from mingjian.derive.version import short_version
from mingjian.jobs.keep import write_if_new
from mingjian.jobs.ledger import Ledger
from mingjian.jobs.reminder import Level, Reminder
from mingjian.jobs.report import Report, by_area
from mingjian.jobs.status import status_lines
from mingjian.jobs.table import jobs
from mingjian.jobs.today import Today
from mingjian.jobs.tracking import failing
from mingjian.jobs.words import say
from mingjian.render.pages.environment import environment

ROBOTS = b"User-agent: *\nDisallow: /\n"
BOARDS, JOBS, STATUS = "regions", "jobs", "status.html"
Pair = tuple[Report, Reminder]


@dataclass(frozen=True, slots=True)
class Row:
    """A reminder as pages show it."""

    job: str
    title: str
    level: Level
    name: str
    text: str
    ahead: str
    due: str
    path: str


@dataclass(frozen=True, slots=True)
class Board:
    """Rows by urgency; what is only worth noting is grouped by job."""

    late: tuple[Row, ...]
    soon: tuple[Row, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]


def write_site(today: Today, reports: Sequence[Report], ledger: Ledger) -> None:
    """Write every page that is different now."""
    folder = today.places.report
    write_if_new(folder / "robots.txt", ROBOTS)
    write_if_new(
        folder / "report.css", files("mingjian").joinpath("templates/report/report.css").read_bytes()
    )
    for path, template, page in _pages(today, reports, ledger):
        html = environment().get_template(f"report/{template}.html.j2")
        write_if_new(folder / path, html.render(page=page, frame=_frame(today, path)).encode())


def _frame(today: Today, path: str) -> dict[str, Any]:
    settings = today.registry.settings
    nav = [
        (say("nav_board"), "index.html"),
        *((today.views.regions.name(code), f"{BOARDS}/{code}.html") for code in _areas(today)),
        (say("nav_status"), STATUS),
    ]
    return {
        "root": "../" * path.count("/"), "here": path, "nav": nav, "site": settings.site_name,
        "as_of": today.as_of.isoformat(), "commit": short_version(today.commit) if today.commit else "",
        "tool": f"mingjian {__version__}", "fictional": settings.fictional,
    }  # fmt: skip


def _areas(today: Today) -> tuple[str, ...]:
    root = today.registry.settings.region
    return (root, *(code for code in today.views.areas if code != root))


def _pages(
    today: Today, reports: Sequence[Report], ledger: Ledger
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    pairs = sorted(
        ((report, item) for report in reports for item in report.reminders), key=lambda pair: pair[1].order
    )
    grouped = dict(by_area(today, [item for _, item in pairs]))
    yield "index.html", "board", _front(today, pairs, grouped, ledger)
    for code in _areas(today):
        own = {id(item) for item in grouped.get(code, ())}
        held = [pair for pair in pairs if id(pair[1]) in own]
        title = say("title_area", area=today.views.regions.name(code))
        page = {"title": title, "lead": say("lead_area"), "areas": (), "failed": ()}
        yield f"{BOARDS}/{code}.html", "board", page | _listed(held)
    yield from _job_pages(today, reports)
    yield STATUS, "jobs", {"title": say("nav_status"), "lines": status_lines(today.as_of, ledger)}


def _front(
    today: Today, pairs: Sequence[Pair], grouped: dict[str, list[Reminder]], ledger: Ledger
) -> dict[str, Any]:
    names = today.views.regions
    lines = [
        {"code": code, "name": names.name(code), **_count(grouped.get(code, ()))} for code in _areas(today)
    ]
    failed = [{"job": one.job, "title": jobs()[one.job].title, "error": one.error} for one in failing(ledger)]
    front = {"title": say("title_board"), "lead": say("lead_board"), "areas": lines, "failed": failed}
    return front | _listed(pairs)


def _listed(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return the counts and rows of a page."""
    return {"count": _count(item for _, item in pairs), "board": _board([_row(*pair) for pair in pairs])}


def _job_pages(today: Today, reports: Sequence[Report]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    held = {report.job.name: report for report in reports}
    for name, job in jobs().items():
        report = held.get(name)
        rows = [] if report is None else [_row(report, item) for item in report.reminders]
        following = job.next_beat(today.as_of)
        page = {
            "title": job.title, "job": job, "beat": say(f"beat_{job.beat.name.lower()}"),
            "next": following.isoformat() if following else "",
            "as_of": report.as_of.isoformat() if report else "",
            "notes": report.notes if report else (), "board": _board(rows),
        }  # fmt: skip
        yield f"{JOBS}/{name}.html", "job", page


def _row(report: Report, item: Reminder) -> Row:
    due = "" if item.due is None else item.due.isoformat()
    job = report.job
    return Row(job.name, job.title, item.level, item.name, item.text, item.ahead, due, item.path)


def _board(rows: Sequence[Row]) -> Board:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row.level is Level.NOTE:
            groups.setdefault(row.title, []).append(row)
    return Board(
        tuple(row for row in rows if row.level is Level.LATE),
        tuple(row for row in rows if row.level is Level.SOON),
        tuple((title, tuple(held)) for title, held in groups.items()),
    )


def _count(items: Any) -> dict[str, int]:
    held = [item.level for item in items]
    return {level.word: held.count(level) for level in Level}
