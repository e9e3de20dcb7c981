from datetime import date

import pytest
from mingjian.derive.clock import kept, matter_of, readings, share, spent, statutory_days
from mingjian.model.approval import Approval
from mingjian.model.settings import Promise
from mingjian.model.supervision_words import ApprovalMatter
from mingjian.model.vocabulary import TimeUnit
from records import ORIGIN, made, registry


def matter(**fields):
    base = {
        "name": "机构设立登记",
        "holder": "机构",
        "statutory": {"days": 20, "unit": "wd", "law": "行政许可法 第四十二条"},
        "regulation": {"days": 30, "unit": "d", "law": "重庆条例 第十七条"},
        "extension": 10,
        "guide": "提出申请",
    }
    return base | fields


def approval(**fields):
    base = {
        "id": "sl-d0001",
        "institution": "sl-j0001",
        "matter": "机构设立登记",
        "authority": "sl-a001",
        "received": "2026-02-10",
        "accepted": "2026-02-11",
        "decided": "2026-02-25",
        "result": "准予",
        "decision_number": "示司鉴许〔2026〕1号",
    }
    return made(Approval, **(base | ORIGIN | fields))


def promise(reading="行政许可法", percent=30):
    return made(Promise, percent=percent, reading=reading, law="重庆 2021 举措")


def test_down_to_thirty_percent_has_two_readings_and_settings_choose_which_is_meant():
    held = made(ApprovalMatter, **matter())
    for reading, first in (("行政许可法", (6, TimeUnit.WORKING_DAY)), ("地方条例", (9, TimeUnit.DAY))):
        found = readings(promise(reading), held)
        assert {(item.days, item.unit) for item in found} == {(6, TimeUnit.WORKING_DAY), (9, TimeUnit.DAY)}
        assert (found[0].days, found[0].unit) == first


def test_without_a_regulation_there_is_one_reading():
    held = made(ApprovalMatter, **{k: v for k, v in matter().items() if k != "regulation"})
    assert [item.days for item in readings(promise(), held)] == [6]


@pytest.mark.parametrize(("percent", "days", "expected"), [(30, 20, 6), (30, 15, 4), (30, 30, 9), (1, 20, 1)])
def test_a_fraction_of_a_day_is_promised_away_not_added(percent, days, expected):
    assert share(percent, days) == expected


def test_the_clock_crosses_spring_festival_and_both_make_up_saturdays():
    # 12, 13, 14 (worked), 24, 25 February
    assert spent(approval(), date(2026, 2, 25)).days == 5
    assert spent(approval(), date(2026, 2, 28)).days == 8


def test_the_experts_time_is_left_out():
    review = {"kind": "现场能力考核", "applied": "2026-02-10", "done": "2026-02-24"}
    assert spent(approval(review=review), date(2026, 2, 25)).days == 1
    waiting = {"kind": "现场能力考核", "applied": "2026-02-12"}
    assert spent(approval(review=waiting), date(2026, 2, 25)).days == 1


def test_an_extension_adds_to_the_statutory_limit():
    held = made(ApprovalMatter, **matter())
    assert (statutory_days(held, extended=False), statutory_days(held, extended=True)) == (20, 30)


@pytest.mark.parametrize(("decided", "verdict"), [("2026-02-26", True), ("2026-02-27", False), (None, None)])
def test_a_promise_in_working_days_is_kept_or_not(decided, verdict):
    # 12, 13, 14, 24, 25, 26 February are six
    first = readings(promise(), made(ApprovalMatter, **matter()))[0]
    record = approval(decided=decided, result="准予" if decided else None)
    assert kept(first, record) is verdict


@pytest.mark.parametrize(("decided", "verdict"), [("2026-02-20", True), ("2026-02-21", False)])
def test_a_promise_in_calendar_days_counts_every_day(decided, verdict):
    first = readings(promise("地方条例"), made(ApprovalMatter, **matter()))[0]
    assert kept(first, approval(decided=decided)) is verdict


def test_an_unknown_matter_has_no_limits():
    assert matter_of(registry(), approval()) is None
