import orjson
from mingjian.derive.calculator import calculator_data, calculator_page
from records import fee_item, schedule, views

WAIVERS = {
    "fee-waivers": {
        "items": [
            {
                "id": key,
                "who": who,
                "group": "个人",
                "effects": ["减"],
                "basis": "示例",
                "confidence": "certain",
            }
            | extra
            for key, who, extra in (
                ("here", "本地人", {"region": "990000"}),
                ("everywhere", "所有人", {"percent": 30}),
                ("elsewhere", "外地人", {"region": "110000"}),
                ("ended", "从前的人", {"until": "2026-06-29"}),
            )
        ]
    }
}


def test_amounts_travel_as_text():
    item = fee_item(price={"kind": "单价", "unit": "例", "amount": "0.10"})
    (found,) = calculator_data(views(schedule(items=[item])))["schedules"]
    assert found["items"][0]["amount"] == "0.1"
    assert found["float"] == {"up": "20", "down": "20", "hard": "40", "accredited": "30"}


def test_the_schedule_in_force_here_is_the_first_choice():
    old = schedule(id="sl-f0002", since="2020-01-01", until="2023-12-31")
    data = calculator_data(views(schedule(), old))
    assert data["own"] == "sl-f0001"
    assert {one["id"]: one["tone"] for one in data["schedules"]} == {"sl-f0001": "ok", "sl-f0002": "warn"}
    assert calculator_data(views(old))["own"] is None


def test_a_schedule_without_items_cannot_be_chosen():
    assert calculator_data(views(schedule(items=[])))["schedules"] == []


def test_waivers_in_force_are_asked_and_told_apart_by_place():
    data = calculator_data(views(vocabulary=WAIVERS))
    assert {one["id"]: one["own"] for one in data["waivers"]} == {
        "here": True,
        "everywhere": True,
        "elsewhere": False,
    }
    assert data["waivers"][1]["percent"] == 30


def test_the_data_are_plain_and_small():
    assert orjson.loads(orjson.dumps(calculator_data(views(schedule()))))["asOf"] == "2026-06-30"


def test_the_page_shows_the_tiers_of_the_schedule_in_force():
    tiers = {
        "applies_to": "财产", "base": "较小值", "method": "分段累计",
        "tiers": [{"over": 0, "upto": 100000}, {"over": 100000, "rate": 1}],
        "examples": [{"price": 1000, "amount": 200000, "fee": 2000}],
    }  # fmt: skip
    shown = calculator_page(views(schedule(tier_rule=tiers)))
    assert [line.rate for line in shown.tiers] == ["按表列单价", "1%"]
    assert shown.examples[0].fee == "2000元"
    assert calculator_page(views()).own is None
