"""What changed, as people and programs get it: pages, feeds, delta files, calendars."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import feedparser
import icalendar
import pytest
from gitworld import DAY, Repository
from mingjian.derive.changeset import Action
from mingjian.derive.history import Depth, History
from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.render.changes.changes import render_changes
from mingjian.render.pages.pages import render_pages
from plainshell import PlainShell
from worlds import base, changed

INSTITUTION = "institutions/990101/sl-j0001.yml"
TITLE = "示例省明鉴司法鉴定中心：许可证·截止日期（990118001 2018-03-01） 2023-02-28 → 2031-05-31"
HOSTILE = "<script>alert(1)</script>&\"'"


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    made = Repository(tmp_path_factory.mktemp("changes"))
    record = base()[INSTITUTION]
    made.step({INSTITUTION: changed(record, {"note": HOSTILE})}, "2026-02-01T09:00:00+08:00")
    new = {"note": HOSTILE, "licences[0].until": "2031-05-31", "as_of": "2026-06-01"}
    made.step({INSTITUTION: changed(record, new)}, "2026-03-01T09:00:00+08:00")
    return made


@pytest.fixture(scope="module")
def views(repository):
    registry = load_registry(FolderSource(repository.root)).registry
    return replace(derive_views(registry, DAY, None, "test"), history=repository.public())


@pytest.fixture(scope="module")
def files(views):
    return {item.path: item.data.decode() for item in render_changes(views, PlainShell())}


def test_every_feed_parses_and_both_formats_say_the_same(files):
    paths = [path for path in files if path.endswith(".atom")]
    assert len(paths) > 30
    for path in paths:
        atom, other = feedparser.parse(files[path]), json.loads(files[path.replace(".atom", ".json")])
        assert not atom.bozo, (path, atom.get("bozo_exception"))
        assert atom.version == "atom10"
        assert atom.feed.updated
        assert other["version"] == "https://jsonfeed.org/version/1.1"
        assert [item.id for item in atom.entries] == [item["id"] for item in other["items"]]
        assert [item.title for item in atom.entries] == [item["title"] for item in other["items"]]


def test_ids_of_entries_are_unique_and_ids_of_feeds_too(files):
    atoms = [feedparser.parse(data) for path, data in files.items() if path.endswith(".atom")]
    assert len({atom.feed.id for atom in atoms}) == len(atoms)
    ids = [item.id for item in feedparser.parse(files["feeds/all.atom"]).entries]
    assert len(set(ids)) == len(ids) > 10


@pytest.mark.parametrize(
    "path",
    ["all", "institutions", "actions/changed", "regions/990000", "categories/fy", "institutions/sl-j0001"],
)
def test_a_change_is_in_every_feed_it_belongs_to(files, path):
    titles = [item.title for item in feedparser.parse(files[f"feeds/{path}.atom"]).entries]
    assert TITLE in titles


def test_a_change_is_in_no_feed_of_others(files):
    for path in ("feeds/institutions/sl-j0002.atom", "feeds/honours.atom", "feeds/actions/renamed.atom"):
        if path in files:
            titles = [item.title for item in feedparser.parse(files[path]).entries]
            assert TITLE not in titles


def test_the_content_says_what_changed_from_what_to_what(files):
    entry = feedparser.parse(files["feeds/institutions/sl-j0001.atom"]).entries[0]
    assert "许可证·截止日期" in entry.content[0].value
    assert "2031-05-31" in entry.content[0].value
    assert entry.updated == "2026-03-01T01:00:00Z"


def test_a_title_says_what_changed_and_of_a_single_value_from_what_to_what(files):
    titles = [item.title for item in feedparser.parse(files["feeds/institutions/sl-j0001.atom"]).entries]
    assert "示例省明鉴司法鉴定中心：新增司法鉴定机构" in titles
    assert titles[:2] == [TITLE, "示例省明鉴司法鉴定中心：备注有变化"]


def test_what_was_added_is_told_and_every_link_leads_to_a_place_that_is_there(files, views):
    feed = feedparser.parse(files["feeds/all.atom"])
    record = next(iter(views.dataset.registry.sanctions.values()))
    (sanction,) = [item for item in feed.entries if item.link.endswith(f"sanctions/{record.id}/")]
    assert sanction.title.endswith("：新增处罚与惩戒")
    assert record.decision_number in sanction.content[0].value
    assert {tag.term for tag in sanction.tags} == {"处罚与惩戒", "新增"}
    for item in feed.entries:
        page, _, place = item.link.removeprefix(views.registry.settings.site_url or "../").partition("#")
        if page.startswith("changes/"):
            assert f'id="{place}"' in files[f"{page}index.html"]


def test_every_feed_says_that_it_is_a_sample_and_how_it_may_be_used(files):
    for path in (path for path in files if path.endswith(".atom")):
        feed = feedparser.parse(files[path]).feed
        assert "示例数据·非官方名册" in feed.subtitle
        assert feed.rights == "CC BY 4.0"


def test_hostile_values_stay_text(files):
    for path, data in files.items():
        if not path.endswith((".json", ".csv")):
            assert "<script>" not in data, path
    assert "&lt;script&gt;" in files["changes/index.html"]


def test_the_page_shows_steps_and_leads_to_their_data(files):
    page = files["changes/index.html"]
    assert "<del>" in page
    links = re.findall(r'href="\.\./(data/changes/[^"]+)"', page)
    assert len(links) >= 3
    assert all(link in files for link in links)
    index = json.loads(files["data/changes/index.json"])
    assert index["depth"] == "full"
    assert [step["when"] for step in index["steps"]] == sorted(
        (s["when"] for s in index["steps"]), reverse=True
    )


def test_the_data_of_a_step_holds_every_field_as_it_stands(files):
    index = json.loads(files["data/changes/index.json"])
    step = json.loads(files[f"data/changes/{index['steps'][0]['path']}"])
    (change,) = step["changes"]
    assert change["actions"] == ["changed"]
    assert {(field["path"], field["old"], field["new"]) for field in change["fields"]} >= {
        ("as_of", base()[INSTITUTION]["as_of"], "2026-06-01")
    }


def test_each_month_has_a_flat_table_that_says_the_same_as_its_steps(files):
    index = json.loads(files["data/changes/index.json"])
    assert [month["path"] for month in index["months"]] == ["2026-03.csv", "2026-02.csv", "2026-01.csv"]
    told = set()
    for month in index["months"]:
        rows = list(csv.DictReader(io.StringIO(files[f"data/changes/{month['path']}"])))
        assert len(rows) == month["rows"] > 0
        assert list(rows[0]) == list(index["columns"])
        assert len({(row["commit"], row["position"]) for row in rows}) == len(rows)
        told |= {(row["commit"], row["id"], row["path"], row["old"], row["new"]) for row in rows}
    expected = set()
    for entry in index["steps"]:
        step = json.loads(files[f"data/changes/{entry['path']}"])
        for change in step["changes"]:
            fields = change["fields"] or [{"path": "", "old": "", "new": ""}]
            expected |= {
                (step["commit"], change["id"], f["path"], f["old"] or "", f["new"] or "") for f in fields
            }
    assert told == expected


def test_each_month_has_a_page(files):
    assert {path for path in files if re.match(r"changes/\d", path)} == {
        "changes/2026-01/index.html",
        "changes/2026-02/index.html",
        "changes/2026-03/index.html",
    }


def test_a_record_page_ends_with_its_history(views):
    (page,) = [
        item for item in render_pages(views, PlainShell()) if item.path == "institutions/sl-j0001/index.html"
    ]
    text = page.data.decode()
    assert text.index('id="record-changes"') > text.index("<h1>")
    assert "许可证·截止日期" in text
    assert "feeds/institutions/sl-j0001.atom" in text


def test_without_a_history_the_page_says_so_and_feeds_are_empty(views):
    bare = replace(views, history=History(Depth.NONE), kept={})
    files = {item.path: item.data.decode() for item in render_changes(bare, PlainShell())}
    assert "没有历史不等于没有变化" in files["changes/index.html"]
    assert feedparser.parse(files["feeds/all.atom"]).entries == []
    assert not feedparser.parse(files["feeds/all.atom"]).bozo


def test_a_bulk_import_is_one_entry(views):
    step, change = views.history.of("sl-j0001")[-1]
    many = tuple(replace(change, id=f"sl-j{n:04}", actions=(Action.ADDED,), fields=()) for n in range(300))
    bare = replace(views, history=History(Depth.FULL, (replace(step, changes=many),)), kept={})
    files = {item.path: item.data.decode() for item in render_changes(bare, PlainShell())}
    (entry,) = feedparser.parse(files["feeds/all.atom"]).entries
    assert entry.title == "一次变更 300 条记录"
    assert len(files["changes/index.html"].splitlines()) < 200


def test_calendars_are_read_by_others_and_hold_only_days_ahead(files):
    seen = 0
    for path in (path for path in files if path.endswith(".ics")):
        calendar = icalendar.Calendar.from_ical(files[path])
        assert "示例数据·非官方名册" in calendar["X-WR-CALDESC"]
        for event in calendar.events:
            assert event["DTSTART"].dt >= DAY
            seen += 1
        assert all(len(line.encode()) <= 75 for line in files[path].split("\r\n"))
        assert len({event["UID"] for event in calendar.events}) == len(calendar.events)
    assert seen >= 2


def test_the_end_of_a_publication_is_in_the_calendar(files, views):
    calendar = icalendar.Calendar.from_ical(files["calendars/publication-ends.ics"])
    days = {event["DTSTART"].dt for event in calendar.events}
    assert days
    assert all(isinstance(day, date) for day in days)
    assert any("公示期满" in event["SUMMARY"] for event in calendar.events)
    assert views.dataset.registry.sanctions
