"""What authorities and institutions must show, what campaigns came to, and that results wait for their day."""

from datetime import date

import pytest
from mingjian.derive.disclosed import disclosed
from mingjian.derive.fit import derive_fit
from mingjian.derive.grading import drive_page
from mingjian.derive.institution import institution_page
from mingjian.derive.office import authority_page
from mingjian.derive.takedown import publishable
from mingjian.derive.timeline import institution_timeline
from mingjian.model.integrity import Campaign
from records import (
    ORIGIN,
    appraiser,
    authority,
    inspection,
    institution,
    licence,
    made,
    plan,
    registry,
    sanction,
    step,
    views,
)

RENEWED = licence(issued="2026-05-20", decision_number="示司鉴许〔2026〕1号")
CHECKLIST = [{"matter": "收费", "item": "公示价目", "met": False}]


def renewal(**fields):
    base = {
        "id": "sl-z0001",
        "kind": "重新审核登记",
        "title": "重新审核登记",
        "since": "2026-01-05",
        "until": "2026-03-31",
        "authority": "sl-a001",
        "target": "法医类机构",
        "basis": "新疆 2020 意见第7条",
        "total": 2,
        "results": [
            {"institution": "sl-j0001", "outcome": "缩减范围", "removed": ["fy:02"], "decision_number": "示〔2026〕1号"},
            {"institution": "sl-j0002", "outcome": "保留"},
        ],
        "published": "2026-04-10",
    }  # fmt: skip
    return made(Campaign, **(base | ORIGIN | fields))


@pytest.mark.parametrize("on", [date(2026, 4, 9), date(2026, 4, 10)])
def test_a_campaign_gives_totals_first_and_institutions_with_its_report(on):
    seen = views(institution(), institution(id="sl-j0002"), authority(), renewal(), on=on)
    (record,) = seen.campaigns
    page = drive_page(seen, record)
    assert {bar.label: bar.count for bar in page.chart.bars} == {"缩减范围": 1, "保留": 1}
    assert page.is_reported == (on == date(2026, 4, 10))
    told = [(badge.word, removed, number) for _, badge, removed, number in page.lines]
    name = seen.categories.name("fy:02")
    assert told == ([("缩减范围", name, "示〔2026〕1号"), ("保留", "", "")] if page.is_reported else [])


@pytest.mark.parametrize(
    ("records", "days"),
    [
        ((), ("2026-05-20", "", "")),
        ((plan(), inspection()), ("2026-05-20", "2025-05-28", "")),
        ((plan(), inspection(published="2026-07-01")), ("2026-05-20", "", "")),
        ((sanction(),), ("2026-05-20", "", "2026-05-08")),
    ],
)
def test_an_authority_shows_when_each_of_its_three_duties_was_last_met(records, days):
    seen = views(institution(licences=[RENEWED]), authority(), *records)
    page = authority_page(seen, seen.registry.authorities["sl-a001"])
    assert tuple(line.day for line in page.duties) == days
    assert page.duties[0].ago == "1个月前"
    assert [line.name for line in page.duties] == ["行政审批", "执法检查", "执业监管"]


def test_five_items_are_counted_and_each_says_when_it_was_confirmed():
    three = {"institution": "2026-06-30", "appraisers": "2026-06-01", "fees": "2026-05-01"}
    seen = views(institution(disclosure=three), authority())
    page = institution_page(seen, seen.registry.institutions["sl-j0001"])
    assert (len(page.disclosure), page.confirmed) == (5, 3)


def test_registration_is_told_step_by_step():
    record = institution(
        licences=[
            licence(),
            licence(act="延续", issued="2026-05-20", since="2026-06-01", until="2031-05-31"),
        ],
        status=[step("正常", "2021-06-01"), step("停业", "2026-01-01", reason="自行申请")],
    )
    seen = views(record)
    told = institution_timeline(record, seen.categories, date(2026, 6, 30))
    assert [item.day for item in told] == ["2026-05-20", "2026-01-01", "2021-06-01", "2021-06-01"]
    assert "自行申请" in told[1].text


def test_licence_people_and_laboratory_are_held_against_each_other():
    seen = views(institution(scope=[{"category": "wz:03", "since": "2021-06-01"}]), appraiser())
    record = seen.registry.institutions["sl-j0001"]
    (line,) = derive_fit(seen.registry, seen.roster, record, date(2026, 6, 30))
    assert (line.staff, line.is_staffed, line.accredited) == (0, False, False)


@pytest.mark.parametrize(("published", "known"), [("2026-06-30", True), ("2026-07-01", False), (None, False)])
def test_a_checklist_waits_for_the_result_in_pages_and_in_data(published, known):
    record = inspection(checklist=CHECKLIST).model_copy(
        update={"published": None if published is None else date.fromisoformat(published)}
    )
    held, day = registry(institution(), authority(), plan(), record), date(2026, 6, 30)
    for shown in (publishable(held, day).registry, disclosed(held, day)):
        assert bool(shown.inspections["sl-c0001"].checklist) is known
