"""One engine in two languages: Python and the browser give the same fee for every order."""

import random
from decimal import Decimal
from pathlib import Path

import pytest
from mingjian.derive.fees import band
from mingjian.derive.reckon import Order, reckon
from mingjian.model.fee import FeeItem, FloatRule, Price, PriceKind, TierRule
from records import made

pytestmark = pytest.mark.browser
ENGINE = Path(__file__).parents[2] / "generators/mingjian/theme/assets/fees.js"
KINDS = [str(kind) for kind in PriceKind]


def written(value):
    return None if value is None else str(value)


def amount(chance, top=10**9):
    return str(Decimal(chance.randrange(top)) / 100)


def random_price(chance):
    kind = chance.choice(KINDS)
    price = {"kind": kind}
    if kind == "区间":
        low, high = sorted((Decimal(amount(chance)), Decimal(amount(chance))))
        price |= chance.choice([{"low": str(low), "high": str(high)}, {"low": str(low)}, {"high": str(high)}])
    elif kind != "未见价格":
        price["amount"] = amount(chance)
    if kind == "按样本" and chance.random() < 0.8:
        price["surcharge"] = chance.choice(["50", "33.5", "12.345678", "0"])
    if kind in {"封顶", "分段"} and chance.random() < 0.7:
        price["cap"] = amount(chance)
    return price


def random_tiers(chance):
    bounds = sorted({Decimal(chance.randrange(1, 10**9)) / 100 for _ in range(chance.randrange(1, 6))})
    edges = [Decimal(0), *bounds]
    rates = [None, *(chance.choice(["1", "0.8", "0.05", "1.4", "0.123456"]) for _ in edges[1:])]
    return [
        [str(over), written(upto), rate]
        for over, upto, rate in zip(edges, [*edges[1:], None], rates, strict=True)
    ]


def random_case(chance):
    quantity = chance.randrange(1, 50)
    return {
        "price": random_price(chance),
        "tiers": random_tiers(chance) if chance.random() < 0.7 else None,
        "order": {
            "quantity": quantity,
            "special": chance.randrange(quantity + 1),
            "amount": amount(chance, 10**12) if chance.random() < 0.7 else None,
        },
        "float": chance.choice(
            [None, {"up": "20", "down": "30"}, {"up": "0", "down": "12.5", "hard": "40", "accredited": "30"}]
        ),
        "hard": chance.random() < 0.5,
        "accredited": chance.random() < 0.5,
    }


def rule_of(tiers):
    if tiers is None:
        return None
    steps = [
        {key: value for key, value in zip(("over", "upto", "rate"), step, strict=True) if value is not None}
        for step in tiers
    ]
    return made(TierRule, applies_to="财产", base="较小值", method="分段累计", tiers=steps)


def float_of(floating):
    if floating is None:
        return None
    names = {"up": "up", "down": "down", "hard": "hard_case_up", "accredited": "accredited_up"}
    return made(FloatRule, **{names[key]: value for key, value in floating.items()})


def in_python(case):
    order = case["order"]
    worth = None if order["amount"] is None else Decimal(order["amount"])
    price = made(Price, **case["price"])
    sum_ = reckon(price, rule_of(case["tiers"]), Order(order["quantity"], order["special"], worth))
    item = made(FeeItem, code="fy-1", group="组", name="项目", price=case["price"], confidence="certain")
    limits = band(item, float_of(case["float"]), hard_case=case["hard"], accredited=case["accredited"])
    return {
        "sum": sum_
        and [written(sum_.low), written(sum_.high), sum_.capped, [str(p.fee) for p in sum_.parts]],
        "band": limits and [written(limits.low), written(limits.high)],
    }


IN_BROWSER = """(cases) => cases.map((one) => {
  const sum = mingjianFees.reckon(one.price, one.tiers, one.order);
  return {
    sum: sum && [sum.low, sum.high, sum.capped, sum.parts.map((part) => part.fee)],
    band: mingjianFees.band(one.price, one.float, one.hard, one.accredited),
  };
})"""


@pytest.fixture
def engine(chromium):
    page = chromium.new_page()
    page.add_script_tag(path=ENGINE)
    yield page
    page.close()


def normal(answer):
    """Amounts compare as numbers; a unit price keeps the digits it was written with."""
    return {
        "sum": answer["sum"] and [*map(number, answer["sum"][:2]), answer["sum"][2], answer["sum"][3]],
        "band": answer["band"] and [*map(number, answer["band"])],
    }


def number(text):
    return None if text is None else Decimal(text)


def test_both_engines_agree_on_generated_orders(engine):
    chance = random.Random(20090901)
    cases = [random_case(chance) for _ in range(3000)]
    answers = engine.evaluate(IN_BROWSER, cases)
    for case, answer in zip(cases, answers, strict=True):
        assert normal(answer) == normal(in_python(case)), case
    assert sum(answer["sum"] is not None and bool(answer["sum"][3]) for answer in answers) > 100
    assert sum(answer["sum"] is not None and answer["sum"][2] for answer in answers) > 100


def test_the_browser_computes_the_2009_vectors(engine, views):
    for schedule in views.registry.fees.values():
        rule = schedule.tier_rule
        if rule is None:
            continue
        steps = [[written(t.over), written(t.upto), written(t.rate)] for t in rule.tiers]
        for example in rule.examples:
            price = {"kind": "分段", "amount": str(example.price)}
            order = {"quantity": 1, "special": 0, "amount": str(example.amount)}
            answer = engine.evaluate(IN_BROWSER, [{"price": price, "tiers": steps, "order": order}])[0]
            assert Decimal(answer["sum"][0]) == example.fee, (schedule.id, example)
    assert len(views.registry.fees["cn-f2009"].tier_rule.examples) == 8


def test_a_reduction_is_rounded_half_up(engine):
    assert engine.evaluate("mingjianFees.reduce('0.05', 50)") == "0.03"
    assert engine.evaluate("mingjianFees.reduce('1200.00', 100)") == "0.00"


def test_what_is_no_amount_is_refused(engine):
    for text in ("", "-1", "1.234", "1e3", "0x10", "一千"):
        assert engine.evaluate("text => mingjianFees.isMoney(text)", text) is False
