from datetime import date
from decimal import Decimal

import pytest
from mingjian.derive.fees import Band, band, in_force, schedule_on, tier_fee, up_rate, within
from mingjian.model.fee import FeeItem, PriceListItem, TierRule
from records import fee_item, made, price_item, schedule

WAN = 10_000
TIERS = [
    {"over": 0, "upto": 10 * WAN},
    {"over": 10 * WAN, "upto": 50 * WAN, "rate": 1},
    {"over": 50 * WAN, "upto": 100 * WAN, "rate": "0.8"},
    {"over": 100 * WAN, "upto": 200 * WAN, "rate": "0.6"},
    {"over": 200 * WAN, "upto": 500 * WAN, "rate": "0.4"},
    {"over": 500 * WAN, "upto": 1000 * WAN, "rate": "0.2"},
    {"over": 1000 * WAN, "rate": "0.1"},
]
RULE = made(TierRule, applies_to="涉及财产案件", base="较小值", method="分段累计", tiers=TIERS)


@pytest.mark.parametrize(
    ("wan", "fee"),
    [
        (8, 1000),
        (10, 1000),
        (50, 5000),
        (100, 9000),
        (200, 15000),
        (500, 27000),
        (1000, 37000),
        (2000, 47000),
    ],
)
def test_the_vectors_of_the_2009_rule(wan, fee):
    assert tier_fee(RULE, Decimal(1000), Decimal(wan * WAN)) == fee


def test_a_province_that_runs_all_numbers_at_1_4_needs_no_code():
    tiers = [
        step if "rate" not in step else step | {"rate": str(Decimal(str(step["rate"])) * Decimal("1.4"))}
        for step in TIERS
    ]
    rule = made(TierRule, applies_to="x", base="x", method="x", tiers=tiers)
    assert tier_fee(rule, Decimal(1400), Decimal(50 * WAN)) == Decimal(7000)


def test_a_fee_is_rounded_to_the_cent_half_up():
    assert tier_fee(RULE, Decimal(1000), Decimal("100000.50")) == Decimal("1000.01")


@pytest.mark.parametrize(
    ("circumstances", "high"),
    [
        ({}, 840),
        ({"hard_case": True}, 980),
        ({"accredited": True}, 910),
        ({"hard_case": True, "accredited": True}, 980),
    ],
)
def test_the_band_follows_the_circumstances(circumstances, high):
    item = made(FeeItem, **fee_item())
    assert band(item, schedule().floating, **circumstances) == Band(Decimal(560), Decimal(high))


def test_a_range_floats_at_both_ends():
    item = made(FeeItem, **fee_item(price={"kind": "区间", "unit": "例", "low": 300, "high": 700}))
    assert band(item, schedule().floating) == Band(Decimal(240), Decimal(840))


def test_without_a_float_rule_the_benchmark_is_the_band():
    item = made(FeeItem, **fee_item())
    assert band(item, None) == Band(Decimal(700), Decimal(700))
    assert up_rate(None, hard_case=True) == 0


def test_an_item_without_a_price_has_no_band():
    assert band(made(FeeItem, **fee_item(price={"kind": "未见价格"})), schedule().floating) is None


@pytest.mark.parametrize(
    ("amount", "inside"), [(560, True), (840, True), ("559.99", False), ("840.01", False)]
)
def test_both_ends_of_the_band_are_permitted(amount, inside):
    item = made(PriceListItem, **price_item(price={"kind": "单价", "amount": amount}))
    assert within(item, Band(Decimal(560), Decimal(840))) is inside


def test_both_ends_of_a_price_range_must_lie_in_the_band():
    item = made(PriceListItem, **price_item(price={"kind": "区间", "low": 600, "high": 900}))
    assert not within(item, Band(Decimal(560), Decimal(840)))


def test_a_schedule_is_in_force_from_its_first_to_its_last_day():
    record = schedule(since="2024-01-01", until="2025-12-31")
    assert [in_force(record, date(y, m, d)) for y, m, d in ((2023, 12, 31), (2024, 1, 1), (2025, 12, 31), (2026, 1, 1))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_an_unknown_first_day_is_not_taken_for_in_force():
    assert in_force(schedule(since=None), date(2026, 1, 1)) is None
    assert in_force(schedule(since=None, until="2025-01-01"), date(2026, 1, 1)) is False


def test_yesterdays_price_for_yesterdays_case():
    old = schedule(id="sl-f0001", since="2016-05-01", until="2023-12-31")
    new = schedule(id="sl-f0002", since="2024-01-01")
    other = schedule(id="cq-f0001", region="500000")
    assert schedule_on([old, new, other], "990000", date(2023, 12, 31)) is old
    assert schedule_on([old, new, other], "990000", date(2024, 1, 1)) is new
    assert schedule_on([old, new, other], "990000", date(2010, 1, 1)) is None
