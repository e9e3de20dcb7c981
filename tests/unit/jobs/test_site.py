"""The staff's site: late first, never public, complete and working from a disk."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import html5lib
import pytest
from icalendar import Calendar
from mingjian.jobs.reminder import Level
from mingjian.jobs.report import as_of_today, read_reports
from mingjian.jobs.running import run_jobs
from mingjian.jobs.table import jobs
from mingjian.jobs.today import Today
from mingjian.jobs.works import WORKS
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from nights import places, tree
from overlay import REGISTRY

LINK = re.compile(r'(?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def today(tmp_path_factory):
    folder = tmp_path_factory.mktemp("staff")
    loaded = load_registry(FolderSource(REGISTRY))
    return Today(loaded, date(2026, 11, 2), places(folder, REGISTRY))


@pytest.fixture(scope="module")
def site(today) -> Path:
    run_jobs(sorted(WORKS.keys() - {"publish", "release", "links", "watchdog"}), today)
    return today.places.report


def pages(site):
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))
    }


def test_there_is_a_list_for_every_area_and_a_page_for_every_job(site, today):
    areas = {f"regions/{code}.html" for code in (today.registry.settings.region, *today.views.areas)}
    assert set(pages(site)) == {
        "index.html",
        "status.html",
        *areas,
        *(f"jobs/{name}.html" for name in jobs()),
    }


def test_every_page_is_valid_markup_and_asks_not_to_be_found(site):
    for path, text in pages(site).items():
        parser = html5lib.HTMLParser()
        parser.parse(text)
        assert parser.errors == [], path
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in text
        assert "不得公开" in text
        assert "<script" not in text
        assert "style=" not in text
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def test_every_link_leads_to_a_file_on_the_disk(site):
    dead = set()
    for path, text in pages(site).items():
        for link in map(unescape, LINK.findall(text)):
            target = (site / path).parent / link.partition("#")[0]
            if link.startswith(("http:", "https:", "/")) or not target.resolve().is_file():
                dead.add((path, link))
    assert {link for _, link in dead if not link.startswith("#")} == set()


def test_late_things_stand_first_and_oldest_on_top(site):
    text = pages(site)["index.html"]
    late, soon, note = (text.index(f'id="{name}"') for name in ("late", "soon", "note"))
    assert late < soon < note
    days = re.findall(r'<td data-title="期限"><time datetime="([^"]+)"', text[late:soon])
    assert len(days) > 5
    assert days == sorted(days)
    assert max(days) < "2026-11-02"


def test_the_whole_is_the_sum_of_its_areas(site, today):
    counts = re.compile(r'<li class="(\w+)"><strong>(\d+)</strong>')
    found = {path: dict(counts.findall(text)) for path, text in pages(site).items()}
    areas = [f"regions/{code}.html" for code in (today.registry.settings.region, *today.views.areas)]
    for level in ("late", "soon", "note"):
        assert int(found["index.html"][level]) == sum(int(found[path][level]) for path in areas)


def test_a_list_of_an_area_holds_nothing_of_another(site, today):
    text = pages(site)["regions/990200.html"]
    files = re.findall(r"<code>(institutions|appraisers)/(\d{6})/", text)
    assert files
    assert {code[:4] for _, code in files} == {"9902"}


def test_calendars_can_be_read_and_hold_one_entry_per_thing(site):
    found = {}
    for path in (site / "calendars").glob("*.ics"):
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert len({event["UID"] for event in events}) == len(events)
        found[path.stem] = events
    assert any("许可证" in str(event["SUMMARY"]) for event in found["990200"])
    assert not any("还有" in str(event["SUMMARY"]) for events in found.values() for event in events)


def test_a_job_that_never_ran_says_so(site):
    assert "还没有运行过。" in pages(site)["jobs/publish.html"]
    assert "还没有" in pages(site)["status.html"]


def test_a_report_is_a_table_people_can_paste(site):
    text = (site / "lists/expiry.md").read_text("utf-8")
    assert text.startswith("# 证书到期\n\n按 2026-11-02 的情况。")
    assert "## 明州市（" in text
    assert "| 逾期 | 2026-07-31 |" in text


def test_every_page_of_a_job_says_what_to_do_about_its_list(site, today):
    for name, job in jobs().items():
        assert f"<strong>怎么办</strong>：{job.act}" in unescape(
            (site / f"jobs/{name}.html").read_text("utf-8")
        )
    assert "怎么办：问清是否延续" in (site / "lists/expiry.md").read_text("utf-8")


def test_a_key_names_its_job(site, today):
    for report in read_reports(today):
        assert {item.key.partition(":")[0] for item in report.reminders} <= {report.job.name}


def test_a_second_run_over_the_sample_changes_no_byte(site, today):
    before = tree(site.parent)
    runs = run_jobs(sorted(WORKS.keys() - {"publish", "release", "links", "watchdog"}), replace(today))
    assert [item.key for run in runs for item in run.new] == []
    assert tree(site.parent) == before


def test_a_list_of_the_first_of_the_month_says_how_many_days_are_left_today(tmp_path):
    """It is of another day than the page; what is past by then is late, and an event that was is over."""
    today = Today(load_registry(FolderSource(REGISTRY)), date(2026, 11, 1), places(tmp_path, REGISTRY))
    run_jobs(["plans"], today)
    later = replace(today, as_of=date(2026, 11, 23))
    run_jobs(["lag"], later)
    page = (tmp_path / "build/report/index.html").read_text("utf-8")
    assert "还有 38 天" in page
    assert "还有 60 天" not in page
    run_jobs(["lag"], replace(today, as_of=date(2027, 1, 2)))
    (report,) = [found for found in read_reports(today) if found.job.name == "plans"]
    dated = [
        item
        for item in as_of_today(replace(today, as_of=date(2027, 1, 2)), [report])[0].reminders
        if item.due
    ]
    assert {(item.level, item.ahead) for item in dated} == {(Level.LATE, "已过 2 天")}
    over = replace(report, reminders=tuple(replace(item, ends=True) for item in report.reminders if item.due))
    assert as_of_today(replace(today, as_of=date(2027, 1, 2)), [over])[0].reminders == ()
