from decimal import Decimal

import pytest
from mingjian.derive.reckon import Order, reckon
from mingjian.model.fee import Price, TierRule
from records import made

D = Decimal
NATIONAL = [
    {"over": 0, "upto": 100000},
    {"over": 100000, "upto": 500000, "rate": 1},
    {"over": 500000, "upto": 1000000, "rate": "0.8"},
    {"over": 1000000, "upto": 2000000, "rate": "0.6"},
    {"over": 2000000, "upto": 5000000, "rate": "0.4"},
    {"over": 5000000, "upto": 10000000, "rate": "0.2"},
    {"over": 10000000, "rate": "0.1"},
]
VECTORS = [
    (80000, 1000), (100000, 1000), (500000, 5000), (1000000, 9000), (2000000, 15000),
    (5000000, 27000), (10000000, 37000), (20000000, 47000),
]  # fmt: skip


def price(kind, **fields):
    return made(Price, kind=kind, **fields)


def rule(tiers=NATIONAL):
    return made(TierRule, applies_to="财产", base="较小值", method="分段累计", tiers=tiers)


@pytest.mark.parametrize(("amount", "fee"), VECTORS)
def test_the_2009_vectors(amount, fee):
    found = reckon(price("分段", amount=1000), rule(), Order(amount=D(amount)))
    assert (found.low, found.high) == (D(fee), D(fee))
    assert sum(part.fee for part in found.parts) == D(fee) - 1000


def test_a_province_that_runs_all_numbers_higher_needs_no_code():
    higher = [
        {key: str(D(str(value)) * D("1.4")) if key == "rate" else value for key, value in tier.items()}
        for tier in NATIONAL
    ]
    found = reckon(price("分段", amount=1400), rule(higher), Order(amount=D(20000000)))
    assert found.low == D(47000) * D("1.4")


def test_quantity_counts_before_the_tiers():
    found = reckon(price("分段", amount=1000), rule(), Order(quantity=3, amount=D(200000)))
    assert found.low == D(3000) + D(1000)


def test_without_an_amount_the_price_alone_counts():
    assert reckon(price("分段", amount=1000), rule(), Order(quantity=2)).low == D(2000)
    assert reckon(price("单价", amount=1000), rule(), Order(amount=D(10**7))).low == D(1000)


def test_a_range_stays_a_range_and_an_open_side_stays_open():
    found = reckon(price("区间", low=300, high=700), None, Order(quantity=2))
    assert (found.low, found.high) == (D(600), D(1400))
    assert reckon(price("区间", low=300), None, Order()).high is None


def test_special_samples_bear_the_surcharge():
    found = reckon(price("按样本", amount=850, surcharge=50), None, Order(quantity=3, special=1))
    assert found.low == D(850) * 3 + D(425)


def test_a_cap_holds_and_is_said():
    capped = reckon(price("封顶", amount=60, cap=4000), None, Order(quantity=100))
    assert (capped.low, capped.capped) == (D(4000), True)
    below = reckon(price("封顶", amount=60, cap=4000), None, Order(quantity=10))
    assert (below.low, below.capped) == (D(600), False)


def test_half_a_cent_is_rounded_up_once_at_the_end():
    tiers = [{"over": 0, "upto": 1}, {"over": 1, "upto": 2, "rate": "0.5"}, {"over": 2, "rate": "0.5"}]
    found = reckon(price("分段", amount=0), rule(tiers), Order(amount=D(3)))
    assert found.low == D("0.01")
    assert [part.fee for part in found.parts] == [D("0.01"), D("0.01")]


def test_an_item_without_a_price_has_no_fee():
    assert reckon(price("未见价格"), rule(), Order()) is None
    assert reckon(price("区间"), None, Order()) is None
