from decimal import Decimal

import pytest
from mingjian.derive.fees import Band
from mingjian.derive.pricing import band_text, compare, force_badge, money, price_text, tier_lines, yuan
from mingjian.model.fee import Price, PriceListItem, TierRule
from records import DAY, fee_item, made, price_item, schedule


@pytest.mark.parametrize(
    ("price", "text"),
    [
        ({"kind": "单价", "unit": "例", "amount": 700}, "700元/例"),
        ({"kind": "单价", "amount": "8.50"}, "8.5元"),
        ({"kind": "区间", "unit": "例", "low": 300, "high": 700}, "300—700元/例"),
        ({"kind": "区间", "low": 300}, "300元起"),
        ({"kind": "区间", "high": 700}, "不超过700元"),
        ({"kind": "按样本", "unit": "样本", "amount": 800, "surcharge": 50}, "800元/样本，特殊检材加收50%"),
        ({"kind": "封顶", "unit": "项", "amount": 500, "cap": 4000}, "500元/项，合计不超过4000元"),
        ({"kind": "分段", "unit": "项", "amount": 1000}, "1000元/项，涉及财产的按标的额分段累计"),
        ({"kind": "未见价格", "unit": "例"}, "未见价格"),
    ],
)
def test_every_kind_of_price_reads_as_one_phrase(price, text):
    assert price_text(made(Price, **price)) == text


def test_amounts_lose_needless_zeros_only():
    assert [money(Decimal(text)) for text in ("100", "100.00", "0.50", "10.05")] == [
        "100",
        "100",
        "0.5",
        "10.05",
    ]
    assert [yuan(Decimal(number)) for number in (9999, 10000, 10500, 1000000)] == [
        "9999元",
        "1万元",
        "10500元",
        "100万元",
    ]


def test_a_price_is_judged_only_against_a_benchmark():
    inside = compare(made(PriceListItem, **price_item()), schedule(), accredited=False)
    assert (inside.benchmark, inside.band, inside.verdict.word) == ("700元/例", "560—840元", "在幅度内")
    dear = made(PriceListItem, **price_item(price={"kind": "单价", "amount": 900}))
    assert compare(dear, schedule(), accredited=False).verdict.word == "超出幅度"
    assert compare(dear, schedule(), accredited=True).verdict.word == "在幅度内"
    market = made(PriceListItem, **(price_item() | {"schedule_item": None}))
    assert compare(market, schedule(), accredited=False).verdict.word == "机构自主定价"
    unknown = made(PriceListItem, **price_item(schedule_item="fy-999"))
    assert compare(unknown, schedule(), accredited=False).verdict.word == "无基准价可比"
    assert compare(unknown, None, accredited=False).verdict.word == "无基准价可比"
    unpriced = schedule(items=[fee_item(price={"kind": "未见价格"})])
    assert compare(dear, unpriced, accredited=False).verdict.word == "无基准价可比"


def test_a_band_with_one_value_is_written_once():
    assert band_text(Band(Decimal(7), Decimal(7))) == "7元"
    assert band_text(None) == ""


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"since": "2024-01-01"}, "执行中"),
        ({"since": "2026-07-01"}, "尚未施行"),
        ({"since": "2009-11-01", "until": "2016-04-30"}, "已停止执行"),
        ({"since": None}, "施行日期未见记录"),
    ],
)
def test_a_schedule_says_whether_it_is_in_force(fields, word):
    assert force_badge(schedule(**fields), DAY).word == word


def test_the_steps_of_a_tier_rule_read_from_low_to_high():
    rule = made(
        TierRule, applies_to="x", base="x", method="x",
        tiers=[{"over": 0, "upto": 100000}, {"over": 100000, "upto": 500000, "rate": 1}, {"over": 500000, "rate": "0.8"}],
    )  # fmt: skip
    assert [(line.part, line.rate) for line in tier_lines(rule)] == [
        ("10万元以下（含）", "按表列单价"), ("超过10万元至50万元（含）", "1%"), ("超过50万元", "0.8%"),
    ]  # fmt: skip
