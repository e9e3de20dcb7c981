from mingjian.derive.charge import fees_page, schedule_page, waivers_page
from records import institution, price_list, schedule, views


def waiver(number, **fields):
    base = {
        "id": f"rule-{number}",
        "who": "受援人",
        "group": "个人",
        "effects": ["减"],
        "basis": "示例",
        "confidence": "certain",
    }
    return base | fields


def page(*rules):
    return waivers_page(views(vocabulary={"fee-waivers": {"items": list(rules)}}))


def test_rules_of_other_regions_are_kept_apart():
    shown = page(waiver(1), waiver(2, region="990101", group="企业"), waiver(3, region="310000"))
    assert [(group, [line.rule.id for line in lines]) for group, lines in shown.groups] == [
        ("个人", ["rule-1"]), ("企业", ["rule-2"]),
    ]  # fmt: skip
    assert [line.rule.id for line in shown.others] == ["rule-3"]


def test_only_rules_in_force_on_the_day_are_shown():
    shown = page(waiver(1, until="2026-06-29"), waiver(2, until="2026-06-30"), waiver(3, since="2026-07-01"))
    assert [line.rule.id for _, lines in shown.groups for line in lines] == ["rule-2"]


def test_schedules_of_the_own_region_come_first():
    shown = fees_page(
        views(schedule(), schedule(id="cn-f2009", region="000000"), schedule(id="xx-f0001", region=None))
    )
    assert [line.record.id for line in shown.own] == ["sl-f0001"]
    assert [line.record.id for line in shown.others] == ["cn-f2009", "xx-f0001"]


def test_an_invented_price_is_never_called_verified():
    invented = {"code": "990000", "name": "示例省", "level": "省", "fictional": True}
    real = {"code": "310000", "name": "上海市", "level": "省"}
    shown = views(
        schedule(),
        schedule(id="sh-f0001", region="310000"),
        vocabulary={"regions": {"items": [invented, real]}},
    )
    (own,), (other,) = (lines for lines in (fees_page(shown).own, fees_page(shown).others))
    assert (own.confidence.word, other.confidence.word) == ("虚构", "已核实")
    marks = {
        line.confidence.word for group in schedule_page(shown, own.record).groups for line in group.lines
    }
    assert marks == {"虚构"}


def test_a_schedule_names_the_institutions_that_follow_it_today():
    old = price_list(id="sl-p0002", since="2024-01-01", until="2024-12-31", schedule="sl-f0002")
    shown = views(institution(), schedule(), schedule(id="sl-f0002"), price_list(), old)
    followers = [schedule_page(shown, record).followers for record in shown.registry.fees.values()]
    assert [[link.url for link in links] for links in followers] == [["institutions/sl-j0001/#fees"], []]
