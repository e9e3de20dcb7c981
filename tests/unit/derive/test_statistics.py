"""Statistics as pages show them: words for periods and missing numbers, shares, hiding, what is public when."""

from datetime import date
from decimal import Decimal

import pytest
from mingjian.derive.between import shown_statistics
from mingjian.derive.figuretext import percent, period_short, period_text, told
from mingjian.derive.series import all_series, series_years
from mingjian.derive.statistics import indicator_page, statistics_page
from mingjian.derive.yearbook import year_page
from mingjian.model.statistic import Indicators, Statistic
from pydantic import ValidationError
from records import ORIGIN, authority, institution, made, registry, views

SHARE = {
    "id": "testimony",
    "title": "出庭率",
    "group": "出庭",
    "kind": "比率",
    "unit": "次",
    "meaning": "示例",
    "numerator": "到庭",
    "denominator": "通知",
    "empty": "没有出庭通知",
    "direction": "高为好",
    "by": ["地区"],
    "cadence": "每年",
    "systems": ["S105"],
    "basis": "示例",
}
COUNT = SHARE | {"id": "complaints", "title": "投诉", "kind": "数量", "unit": "件"}
MEDIAN = SHARE | {"id": "days", "title": "用时", "kind": "中位数", "unit": "日", "by": []}
AMOUNT = COUNT | {"id": "money", "title": "金额", "kind": "金额", "unit": "万元"}
WORDS = {"indicators": {"items": [SHARE, COUNT, MEDIAN, AMOUNT]}}
VOCABULARY = made(Indicators, **WORDS["indicators"])


def statistic(serial: int = 1, **fields):
    base = {
        "id": f"sl-x{serial:04d}",
        "indicator": "testimony",
        "authority": "sl-a001",
        "region": "990000",
        "since": "2025-01-01",
        "until": "2025-12-31",
        "state": "有数",
        "published": "2026-02-10",
    }
    return made(Statistic, **(base | ORIGIN | fields))


def count(value, **fields):
    return statistic(indicator="complaints", value=value, **fields)


def row(key: str, **fields):
    return {"by": "地区", "key": key, "state": "有数"} | fields


def held(*items, **limits):
    return registry(authority(), institution(), *items, vocabulary=WORDS, parameters=limits)


def shown(*items, day: str = "2026-06-30", **limits):
    return shown_statistics(held(*items, **limits), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("since", "until", "text", "short"),
    [
        ("2025-01-01", "2025-12-31", "2025年", "2025"),
        ("2025-07-01", "2025-12-31", "2025年下半年", "2025下"),
        ("2025-04-01", "2025-06-30", "2025年第二季度", "2025二季"),
        ("2025-12-31", "2025-12-31", "2025年12月31日", "2025末"),
        ("2025-06-30", "2025-06-30", "2025年6月30日", "6月30日"),
        ("2025-02-01", "2025-07-31", "2025-02-01至2025-07-31", "7月31日"),
        ("2025-01-01", "2025-02-28", "2025-01-01至2025-02-28", "2月28日"),
    ],
)
def test_a_period_is_told_as_people_say_it(since, until, text, short):
    span = date.fromisoformat(since), date.fromisoformat(until)
    assert (period_text(*span), period_short(*span)) == (text, short)


def test_a_share_has_one_decimal_and_needs_enough_cases():
    figure = statistic(numerator=61, denominator=74)
    assert percent(figure, 20) == Decimal("82.4")
    assert percent(figure, 75) is None
    few = told(figure, VOCABULARY.items[0], 75)
    assert (few.text, few.parts, few.size) == ("分母不足75，不算比率", "61／74", None)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"numerator": 0, "denominator": 132}, "0.0%"),
        ({"state": "零"}, "没有出庭通知"),
        ({"state": "未见记录", "published": None}, "未见记录"),
        ({"state": "未公布", "published": None}, "未公布"),
        ({"state": "已隐去"}, "已隐去"),
        ({"indicator": "complaints", "state": "零"}, "零"),
        ({"indicator": "complaints", "value": 10102}, "10,102件"),
        ({"indicator": "money", "value": 38.5}, "38.5万元"),
        ({"indicator": "days", "value": 38, "denominator": 104}, "38日"),
    ],
)
def test_no_cases_no_record_not_published_hidden_and_zero_are_five_things(fields, text):
    item = statistic(**fields)
    indicator = next(found for found in VOCABULARY.items if found.id == item.indicator)
    assert told(item, indicator, 20).text == text


def test_nothing_is_shown_before_it_was_published():
    early = count(60)
    assert shown(early, day="2026-02-09") == {}
    assert set(shown(early, day="2026-02-10")) == {"sl-x0001"}


def test_what_is_not_published_is_said_once_the_period_is_over():
    item = statistic(state="未公布", published=None)
    assert shown(item, day="2025-12-31") == {}
    assert shown(item, day="2026-01-01") == {"sl-x0001": item}


def test_a_raised_minimum_hides_what_was_entered_before():
    item = count(60, breakdown=[row("990100", value=40), row("990200", value=14), row("990300", value=6)])
    assert shown(item) == {"sl-x0001": item}
    (seen,) = shown(item, small_count=8).values()
    assert [str(part.state) for part in seen.breakdown] == ["有数", "已隐去", "已隐去"]
    assert [part.value for part in seen.breakdown] == [40, None, None]
    assert seen.value == 60


def test_a_small_total_leaves_with_all_its_parts():
    item = count(7, breakdown=[row("990100", value=7), row("990200", state="零")])
    (seen,) = shown(item, small_count=8).values()
    assert (str(seen.state), seen.value, seen.breakdown) == ("已隐去", None, ())


def test_parts_hidden_twice_for_different_minimums_are_left_out():
    parts = [row("990100", value=40), row("990200", state="已隐去"), row("990300", state="已隐去")]
    item = count(60, breakdown=[*parts, row("990400", value=6)])
    (seen,) = shown(item, small_count=8).values()
    assert (seen.value, seen.breakdown) == (60, ())


def test_an_amount_of_money_is_not_a_count_of_people():
    item = statistic(indicator="money", value=2)
    assert shown(item) == {"sl-x0001": item}


def test_there_is_no_number_for_an_institution_or_a_person():
    with pytest.raises(ValidationError):
        count(60, institution="sl-j0001")
    with pytest.raises(ValidationError):
        count(60, breakdown=[{"by": "机构", "key": "sl-j0001", "state": "有数", "value": 60}])


def page_of(*items, key: str = "testimony"):
    found = views(*items, authority(), institution(), vocabulary=WORDS)
    return indicator_page(found, next(one for one in all_series(found) if one.indicator.id == key))


def test_a_page_lists_the_youngest_first_and_draws_the_oldest_first():
    old = statistic(2, since="2024-01-01", until="2024-12-31", numerator=70, denominator=100)
    page = page_of(statistic(numerator=80, denominator=100), old)
    (place,) = page.places
    assert [line.period for line in place.lines] == ["2025年", "2024年"]
    assert [(column.label, column.text) for column in place.trend.columns] == [
        ("2024", "70.0%"),
        ("2025", "80.0%"),
    ]
    assert place.trend.columns[0].height < place.trend.columns[1].height
    assert place.trend.told == "2024 70.0%；2025 80.0%"


def test_a_number_that_is_missing_has_a_word_and_no_column():
    (place,) = page_of(statistic(state="未公布", published=None)).places
    (column,) = place.trend.columns
    assert (column.text, column.height) == ("未公布", 0)


def test_a_region_that_publishes_for_itself_stands_after_the_province():
    own = count(60)
    city = count(50, id="sl-x0002", region="990100", since="2024-01-01", until="2024-12-31")
    page = page_of(city, own, key="complaints")
    assert [place.region.text for place in page.places] == ["示例省", "明州市"]


def test_the_overview_and_the_yearbook_hold_every_number_of_the_registry():
    old = count(41, id="sl-x0002", since="2024-01-01", until="2024-12-31", published="2025-02-10")
    found = views(count(60), old, authority(), institution(), vocabulary=WORDS)
    assert series_years(found) == (2025, 2024)
    (line,) = [
        line
        for _, lines in statistics_page(found).groups
        for line in lines
        if line.indicator.id == "complaints"
    ]
    assert (line.latest.told.text, line.before.told.text) == ("60件", "41件")
    book = year_page(found, 2024)
    texts = {line.told.text for group in book.groups for link, _, line in group.lines if link.text == "投诉"}
    assert texts == {"41件"}


FLOW = COUNT | {"by": []}
WITH_FLOWS = {
    "indicators": {
        "items": [
            FLOW | {"id": "received", "by": ["地区"]},
            FLOW | {"id": "accepted", "within": "received", "by": ["地区"]},
            SHARE | {"id": "closed", "by": []},
            FLOW | {"id": "backlog", "gains": "accepted", "loses": "closed"},
        ]
    }
}


def shown_together(*items, **limits):
    world = registry(authority(), institution(), *items, vocabulary=WITH_FLOWS, parameters=limits)
    found = shown_statistics(world, date(2026, 6, 30))
    return {item.indicator: item.state for item in found.values() if item.since.year == 2025}


def test_a_part_little_short_of_its_whole_is_hidden_when_a_province_raises_its_minimum():
    received = statistic(1, indicator="received", value=60)
    accepted = statistic(2, indicator="accepted", value=52)
    assert shown_together(received, accepted)["accepted"] == "有数"
    assert shown_together(received, accepted, small_count=10) == {"received": "有数", "accepted": "已隐去"}
    told_apart = statistic(2, indicator="accepted", value=52, note="包括上一年度收到的。")
    assert shown_together(received, told_apart, small_count=10)["accepted"] == "有数"


def test_a_row_little_short_of_the_same_row_of_the_whole_counts_too():
    received = statistic(
        1, indicator="received", value=60, breakdown=[row("990100", value=40), row("990200", value=20)]
    )
    accepted = statistic(
        2, indicator="accepted", value=48, breakdown=[row("990100", value=33), row("990200", value=15)]
    )
    assert shown_together(received, accepted)["accepted"] == "有数"
    assert shown_together(received, accepted, small_count=9)["accepted"] == "已隐去"


def test_a_hidden_stock_is_not_given_back_by_what_came_and_went():
    before = statistic(
        1, indicator="backlog", value=20, since="2024-01-01", until="2024-12-31", published="2025-02-10"
    )
    flows = (
        statistic(2, indicator="accepted", value=50),
        statistic(3, indicator="closed", numerator=30, denominator=62),
        statistic(4, indicator="backlog", value=8),
    )
    assert set(shown_together(before, *flows).values()) == {"有数"}
    raised = shown_together(before, *flows, small_count=10)
    assert raised == {"accepted": "已隐去", "closed": "有数", "backlog": "已隐去"}
