from mingjian.derive.guide import faq_page, situation_links, situation_page, situations, situations_index
from mingjian.model.guidance import LifeStage
from records import authority, fee_item, institution, price_item, price_list, schedule, step, views

BEATEN = {
    "id": "beaten",
    "title": "被人打伤了",
    "group": "人受了伤",
    "lead": "做损伤程度鉴定。",
    "categories": ["fy:0201"],
    "answers": ["伤有多重。"],
    "cannot": ["是谁打的。"],
    "bring": ["病历。"],
    "fee_items": [{"schedule": "sl-f0001", "item": "fy-018"}, {"schedule": "sl-f0001", "item": "no-1"}],
}
SAID = {
    "steps": [
        {
            "title": "受理",
            "text": "审查。",
            "deadline": "case-accept",
            "basis": "通则",
            "confidence": "likely",
        }
    ],
    "commission": [{"text": "自己委托。"}],
    "second": [{"text": "补充。"}],
    "complaints": [{"text": "投诉。"}],
    "risks": [{"text": "不一定支持你。"}],
}
LIMITS = {
    "items": [
        {
            "id": "case-accept", "who": "机构", "event": "收到委托", "limit": 7, "unit": "wd", "law": "通则13",
            "confidence": "certain",
        }
    ]
}  # fmt: skip


def world(*records, item=BEATEN):
    return views(*records, vocabulary={"situations": {**SAID, "items": [item]}, "deadlines": LIMITS})


def page(*records, **changes):
    shown = world(*records, item=BEATEN | changes)
    found = situations(shown)
    return situation_page(shown, found, found.items[0])


def test_a_licence_for_the_field_answers_a_problem_of_an_item_and_empty_areas_are_named():
    shown = page(institution())
    assert [line.row.id for group in shown.groups for line in group.lines] == ["sl-j0001"]
    assert [link.text for link in shown.empty] == ["空白市"]
    assert shown.practising == 1


def test_an_institution_that_excludes_the_item_or_does_not_practise_is_not_offered():
    scope = [{"category": "fy:02", "exclusions": ["fy:0201"], "since": "2021-06-01"}]
    assert page(institution(scope=scope)).practising == 0
    closed = page(institution(status=[step("停业", "2026-01-01")]))
    assert closed.practising == 0
    assert [link.text for link in closed.empty] == ["明州市", "空白市"]


def test_the_price_range_comes_from_the_lists_in_force_of_those_who_practise():
    line = fee_item(category="fy:0201")
    other = institution(id="sl-j0002")
    shown = page(
        institution(),
        other,
        schedule(items=[line]),
        price_list(items=[price_item(category="fy:0201")]),
        price_list(
            id="sl-p0002",
            institution="sl-j0002",
            items=[price_item(category="fy:0201", price={"kind": "单价", "unit": "例", "amount": 650})],
        ),
        price_list(
            id="sl-p0003",
            since="2020-01-01",
            until="2024-12-31",
            items=[price_item(category="fy:0201", price={"kind": "单价", "unit": "例", "amount": 1})],
        ),
    )
    (outlay,) = shown.outlays
    assert (outlay.low, outlay.high, outlay.count) == ("650", "800", 2)
    assert (outlay.benchmark, outlay.band) == ("700元/例", "560—840元")
    assert outlay.calculator == "s=sl-f0001&i=fy-018"


def test_an_item_nobody_publishes_a_price_for_says_so():
    (outlay,) = page(institution(), schedule(items=[fee_item(category="fy:0201")])).outlays
    assert (outlay.low, outlay.high, outlay.count) == ("", "", 0)


def test_a_hint_the_registry_does_not_hold_is_left_out():
    shown = page(schedule())
    assert [reference.name for reference in shown.references] == ["伤残程度评定"]
    assert page().references == ()


def test_a_step_takes_its_time_limit_from_the_list():
    (step_,) = page().steps
    assert (step_.title, step_.limit, step_.basis) == ("受理", "7个工作日", "通则")
    assert step_.confidence.word == "有旁证"


def test_what_is_said_of_one_situation_replaces_what_is_said_of_all():
    assert [claim.text for claim in page().commission] == ["自己委托。"]
    own = page(commission=[{"text": "由办案机关委托。"}])
    assert [claim.text for claim in own.commission] == ["由办案机关委托。"]


def test_a_matter_outside_the_register_offers_no_institution_and_no_complaint():
    shown = page(institution(), authority(complaint_phone="12348"), categories=[], outside="归别处管。")
    assert (shown.groups, shown.empty, shown.outlays) == ((), (), ())
    assert (shown.complaints, shown.second, shown.authorities) == ((), (), ())


def test_complaints_lead_to_offices_that_publish_a_phone():
    shown = page(authority(complaint_phone="12348"), authority(id="sl-a002", region="990100", level="市级"))
    assert [office.id for office in shown.authorities] == ["sl-a001"]


def test_the_index_counts_who_can_be_commissioned():
    index = situations_index(world(institution()))
    assert [(group, [line.practising for line in lines]) for group, lines in index.groups] == [
        ("人受了伤", [1])
    ]


def test_a_registry_without_guidance_has_empty_pages():
    bare = views()
    assert situations_index(bare).groups == ()
    assert faq_page(bare).groups == ()
    assert situation_links(bare) == ()


def test_every_stage_of_life_is_listed_with_its_situations_or_none():
    found = situations_index(world(item=BEATEN | {"stages": ["交通", "后事"]}))
    by_stage = {str(stage): [line.item.id for line in lines] for stage, lines in found.stages}
    assert [*by_stage] == [str(stage) for stage in LifeStage]
    assert {stage for stage, ids in by_stage.items() if ids == ["beaten"]} == {"交通", "后事"}
    assert sum(map(len, by_stage.values())) == 2
