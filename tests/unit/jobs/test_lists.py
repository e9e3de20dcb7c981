"""What each list holds, on the smallest world that shows it."""

from datetime import date

import pytest
from mingjian.jobs import rules
from mingjian.jobs.clocks import run_out
from mingjian.jobs.coverage import gaps
from mingjian.jobs.drift import drift
from mingjian.jobs.events import coming
from mingjian.jobs.lag import lag
from mingjian.jobs.measures import promised
from mingjian.jobs.plans import owed
from mingjian.jobs.reminder import Level
from mingjian.jobs.roster import edition
from mingjian.jobs.rules import findings_of, others
from mingjian.jobs.running import run_jobs
from mingjian.jobs.stale import confirm, quarter, stale
from mingjian.jobs.table import jobs
from mingjian.jobs.training import untrained
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.errors import SettingsError
from mingjian.model.provenance import Confidence
from nights import tonight, tree
from overlay import REGISTRY
from worlds import (
    appraiser,
    approval,
    document,
    event,
    inspection,
    institution,
    plan,
    review,
    sanction,
    world,
)

OPEN = {"decided": None, "result": None, "decision_number": None, "issued": None, "published": None}


def lines(found, word=""):
    return [
        (item.record, item.level.word, item.due and item.due.isoformat())
        for item in found
        if word in item.text
    ]


def clocks(folder, day, **changes):
    loaded = world(folder, approvals=[approval(**changes)])
    return list(run_out(tonight(folder, day, loaded=loaded)))


def open_case(**changes):
    """An application accepted on the first of June 2026 and not decided."""
    gone = {name: None for name in OPEN if name in approval()}
    return gone | {"received": "2026-06-01", "accepted": "2026-06-01"} | changes


def test_a_decision_is_due_after_the_working_days_of_the_statute(tmp_path):
    found = clocks(tmp_path, "2026-06-26", **open_case(review=None))
    assert lines(found) == [("sl-d0001", "soon", "2026-06-30")]  # 20 working days, 端午 on the 19th
    assert found[0].ahead == "还有 2 个工作日"
    assert clocks(tmp_path, "2026-06-24", **open_case(review=None)) == []
    (late,) = clocks(tmp_path, "2026-07-02", **open_case(review=None))
    assert (late.level.word, late.ahead) == ("late", "已过 2 个工作日")


def test_the_clock_stands_still_while_experts_work_and_theirs_runs(tmp_path):
    review = {"kind": "现场能力考核", "applied": "2026-06-01"}
    found = clocks(tmp_path, "2026-06-12", **open_case(review=review))
    assert lines(found, "专家") == [("sl-d0001", "soon", "2026-06-15")]
    assert lines(found, "作出决定") == []
    done = review | {"done": "2026-06-15"}
    found = clocks(tmp_path, "2026-07-14", **open_case(review=done))
    assert lines(found) == [("sl-d0001", "soon", "2026-07-14")]


def test_what_lies_ahead_of_the_day_is_not_known_yet(tmp_path):
    assert clocks(tmp_path, "2026-05-29", **open_case(review=None)) == []


def test_a_sanction_not_public_is_near_its_limit_in_working_days(tmp_path):
    base = sanction(decided="2026-09-24", published=None)
    loaded = world(tmp_path, sanctions=[base], inspections=[], reviews=[], approvals=[], cases=[])

    def on(day):
        return lines(lag(tonight(tmp_path, day, loaded=loaded)), "作出决定")

    # 中秋 on the 25th, 国庆 to the 7th, make-up work days around it: seven working days end in October.
    assert on("2026-09-29") == []
    (soon,) = on("2026-10-09")
    assert soon[1] == "soon"
    assert date.fromisoformat(soon[2]) > date(2026, 10, 8)
    assert on("2026-10-31")[0][1] == "late"


def test_nobody_is_reminded_to_publish_what_may_no_longer_be_public(tmp_path):
    entry = sanction(decided="2026-05-06", published=None)
    loaded = world(tmp_path, sanctions=[entry], inspections=[], reviews=[], approvals=[], cases=[])
    on = lambda day: lines(lag(tonight(tmp_path, day, loaded=loaded)))  # noqa: E731
    assert [level for _, level, _ in on("2027-05-06")] == ["late"]
    assert on("2027-05-07") == []


def test_an_inspection_closed_and_not_public_is_on_the_list_until_it_is(tmp_path):
    waiting = inspection(closed="2026-06-01", published=None)
    loaded = world(tmp_path, inspections=[waiting], reviews=[], sanctions=[], approvals=[], cases=[])
    assert [level for _, level, _ in lines(lag(tonight(tmp_path, "2026-07-31", loaded=loaded)))] == ["late"]
    told = inspection(closed="2026-06-01", published="2026-07-15")
    loaded = world(tmp_path, inspections=[told], reviews=[], sanctions=[], approvals=[], cases=[])
    assert lines(lag(tonight(tmp_path, "2026-07-31", loaded=loaded))) == []
    assert [level for _, level, _ in lines(lag(tonight(tmp_path, "2026-07-14", loaded=loaded)))] == ["late"]


def test_items_not_confirmed_for_a_quarter_are_named(tmp_path):
    shown = {
        "institution": "2026-06-01",
        "appraisers": "2026-01-01",
        "fees": "2026-06-01",
        "process": "2026-06-01",
    }
    loaded = world(tmp_path, institutions=[institution(disclosure=shown)])
    (reminder,) = confirm(tonight(tmp_path, "2026-07-01", loaded=loaded))
    assert reminder.text == "2 项公示内容超过 92 天没有核对：鉴定人、监督电话"
    assert reminder.key == "disclosure:sl-j0001:2026-3"
    assert [quarter(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [
        "2026-1",
        "2026-1",
        "2026-2",
        "2026-4",
    ]


def test_words_from_memory_are_counted_per_vocabulary():
    loaded = load_registry(FolderSource(REGISTRY))
    today = tonight(REGISTRY.parent, "2026-06-30", loaded=loaded, rehearsal=True)
    found = {item.record: item.text for item in stale(today)}
    items = loaded.registry.vocabularies["categories"].items
    count = sum(item.confidence is Confidence.MEMORY for item in items)
    assert found["vocab/categories"] == f"有 {count} 条凭记忆录入，还没有核实原文"


def test_a_category_without_enough_people_and_a_field_nobody_offers_are_named(tmp_path):
    loaded = world(tmp_path, appraisers=[])
    found = list(gaps(tonight(tmp_path, "2026-06-30", loaded=loaded)))
    assert any(item.record == "sl-j0001" and "鉴定人 0 名，少于" in item.text for item in found)
    assert any(item.record == "990100" and "没有在执业机构的领域" in item.text for item in found)


MEASURE = {"deadlines": [{"due": "2026-12-31", "precision": "year", "what": "示例事项"}], "evidence": []}


@pytest.mark.parametrize(
    ("day", "evidence", "expected"),
    [
        ("2026-09-29", [], []),
        ("2026-10-01", [], ["还有 91 天"]),
        ("2026-12-31", [], ["今天到期"]),
        ("2027-01-01", [], [""]),
        ("2027-01-01", [{"dated": "2026-12-01", "title": "公告", "issuer": "示例省司法厅"}], []),
    ],
)
def test_a_measure_is_named_before_its_day_and_never_called_broken(tmp_path, day, evidence, expected):
    held = document()
    held["measures"] = [held["measures"][0] | MEASURE | {"evidence": evidence}]
    loaded = world(tmp_path, documents=[held])
    found = list(promised(tonight(tmp_path, day, loaded=loaded)))
    assert [item.ahead for item in found] == expected
    assert {item.level.word for item in found} <= {"soon", "note"}
    assert all("违" not in item.text for item in found)


def test_who_was_drawn_and_not_inspected_is_named_before_the_year_ends(tmp_path):
    drawn = plan(drawn_on="2026-04-10", year=2026, since="2026-01-01", until="2026-12-31")
    loaded = world(tmp_path, plans=[drawn], inspections=[], draws=[], reviews=[])

    def on(day):
        return lines(owed(tonight(tmp_path, day, loaded=loaded)))

    assert on("2026-09-01") == []
    assert on("2026-10-01") == [("sl-t0001", "soon", "2026-12-31")]
    assert on("2027-02-01") == [("sl-t0001", "late", "2026-12-31")]


def test_an_edition_is_asked_for_until_the_settings_name_it(tmp_path):
    (reminder,) = edition(tonight(tmp_path, "2026-01-05"))
    assert reminder.due == date(2026, 3, 31)
    assert reminder.text.startswith("按 2025-12-31 的情况编印名册")
    done = world(tmp_path, settings={"editions": [{"number": 1, "as_of": "2025-12-31"}]})
    assert list(edition(tonight(tmp_path, "2026-01-05", loaded=done))) == []


def test_an_id_that_vanishes_is_late_for_ever(tmp_path):
    drift(tonight(tmp_path, "2026-07-06"))
    less = world(tmp_path / "less", honours=[])
    for day in ("2026-07-13", "2026-07-20"):
        found = drift(tonight(tmp_path, day, loaded=less)).reminders
        assert [(item.record, item.level.word) for item in found] == [("sl-n0001", "late")]


def test_a_schema_that_is_not_the_tool_s_is_named(tmp_path):
    today = tonight(tmp_path, "2026-07-06")
    folder = today.places.registry / "schema"
    assert drift(today).reminders == ()
    folder.mkdir()
    (folder / "institution.json").write_text("{}")
    texts = {item.text for item in drift(today).reminders}
    assert "schema/institution.json 与程序不一致，请运行 mingjian schema" in texts


def test_a_dated_rule_that_no_job_names_is_on_the_list_of_the_others(tmp_path, monkeypatch):
    loaded = world(tmp_path, institutions=[institution(**{"licences[1].until": "2026-06-01"})])
    today = tonight(tmp_path, "2026-06-30", loaded=loaded)
    assert [item for item in others(today) if "R203" in item.key] == []
    monkeypatch.setattr(rules, "carried", lambda: frozenset(jobs()["stale"].rules))
    (found,) = [item for item in others(today) if "R203" in item.key and item.record == "sl-j0001"]
    assert found.level.word == "late"
    assert found.text.startswith("许可证已过有效期（R203）：")


def test_a_finding_that_only_grows_older_is_the_same_finding(tmp_path):
    loaded = world(tmp_path, institutions=[institution(as_of="2024-01-01")])
    keys = [
        {
            item.key
            for item in findings_of(tonight(tmp_path, day, loaded=loaded), jobs()["stale"])
            if item.record == "sl-j0001"
        }
        for day in ("2026-06-30", "2026-07-30")
    ]
    assert keys[0] == keys[1]
    assert len(keys[0]) == 1


def test_who_has_no_record_of_last_year_s_training_is_named_by_institution(tmp_path):
    people = [
        appraiser(trained="2025-12-31"),
        appraiser(id="sl-r00002", name="李示例", practice_number="990101001002", trained="2024-12-31"),
    ]
    loaded = world(tmp_path, appraisers=people)
    found = {item.record: item.text for item in untrained(tonight(tmp_path, "2026-02-01", loaded=loaded))}
    assert found == {"sl-j0001": "1 名在执业的鉴定人没有 2025 年度培训合格的记录：李示例"}


def test_a_review_held_last_year_and_not_yet_this_year_is_named_in_autumn(tmp_path):
    loaded = world(
        tmp_path, plans=[], inspections=[], draws=[], reviews=[review(year=2025, as_of="2026-01-20")]
    )

    def on(day):
        return [item.key for item in owed(tonight(tmp_path, day, loaded=loaded)) if "没有记录" in item.text]

    assert on("2026-09-01") == []
    (key,) = on("2026-10-01")
    assert key.endswith(":2026@92")
    more = world(
        tmp_path / "more",
        plans=[], inspections=[], draws=[],
        reviews=[review(year=2025, as_of="2026-01-20"), review(id="sl-v0009", year=2026, as_of="2026-09-20")],
    )  # fmt: skip
    assert not [
        item for item in owed(tonight(tmp_path, "2026-10-01", loaded=more)) if "没有记录" in item.text
    ]


def test_an_event_is_named_before_it_begins_and_once_when_its_report_is_missing(tmp_path):
    held = {key: value for key, value in event().items() if key not in {"report", "cancelled"}}
    held |= {"since": "2026-09-18", "until": "2026-09-19", "published": "2026-09-01"}
    loaded = world(tmp_path, events=[held])

    def on(day):
        return [item.key.partition(":")[2] for item in coming(tonight(tmp_path, day, loaded=loaded))]

    key = held["id"]
    assert on("2026-08-31") == []
    assert on("2026-09-07") == [f"{key}@14"]
    assert on("2026-09-18") == [f"{key}@0"]
    assert on("2026-09-19") == []
    assert on("2026-09-20") == []
    runs = run_jobs(["events", "others"], tonight(tmp_path, "2026-10-20", loaded=loaded))
    texts = [[item.text for item in run.found.reminders if item.record == key] for run in runs]
    assert texts == [["活动结束没有小结（R644）：活动结束 31 天了，没有小结"], []]


def test_working_days_of_a_year_without_a_calendar_are_said_to_be_guessed(tmp_path):
    case = open_case(received="2027-06-01", accepted="2027-06-01", review=None)
    (reminder,) = clocks(tmp_path, "2027-06-28", **case)
    assert reminder.ahead.endswith("（2027 年节假日安排没有收录，按周一至周五推算）")


def test_a_file_that_cannot_be_read_is_on_a_list_instead_of_what_is_due_in_it(tmp_path):
    loaded = world(tmp_path, files={"appraisers/990101/sl-r00001.yml": "name: [\n"})
    (run,) = run_jobs(["unread"], tonight(tmp_path, "2026-06-30", loaded=loaded))
    (item,) = run.found.reminders
    assert (item.path, item.level) == ("appraisers/990101/sl-r00001.yml", Level.LATE)
    assert item.text.startswith("文件读不出来，里面的期限不在清单上：")
    assert not item.text.endswith("：")


def test_without_its_settings_a_registry_has_no_empty_lists(tmp_path):
    today = tonight(tmp_path, "2026-06-30")
    run_jobs(["expiry"], today)
    before = tree(tmp_path / "build")
    broken = world(tmp_path / "broken", files={"registry.yml": "prefix: [\n"})
    with pytest.raises(
        SettingsError, match=r"registry\.yml 读不出来，定时工作没有运行，原有的清单没有改动：."
    ):
        run_jobs(["expiry", "unread"], tonight(tmp_path, "2026-07-01", loaded=broken))
    assert tree(tmp_path / "build") == before
