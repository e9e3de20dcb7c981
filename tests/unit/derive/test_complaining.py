"""怎么投诉: the offices that can be called, and the rules the situations quote."""

from mingjian.derive.complaining import complaints_page
from records import authority, views

SITUATIONS = {
    "items": [
        {
            "id": "beaten", "title": "被打", "group": "人", "lead": "做鉴定。", "categories": ["fy:0201"],
            "answers": ["伤。"], "cannot": ["谁。"], "bring": ["病历。"],
        }
    ],
    "steps": [{"title": "受理", "text": "审查。"}],
    "commission": [{"text": "自己委托。"}],
    "complaints": [{"text": "打监督电话。", "deadline": "complaint-accept"}],
    "second": [{"text": "补充。"}],
}  # fmt: skip
LIMITS = {
    "items": [
        {
            "id": "complaint-accept", "who": "机关", "event": "收到投诉", "limit": 7, "unit": "wd",
            "law": "令第144号", "confidence": "memory",
        }
    ]
}  # fmt: skip


def test_only_offices_that_publish_a_complaint_phone_are_called_and_the_province_comes_first():
    area = authority(id="sl-a002", region="990100", level="市级", complaint_phone="0990-5550000")
    silent = authority(id="sl-a003", region="990200", level="市级")
    page = complaints_page(views(area, silent, authority(complaint_phone="12348")))
    assert [office.id for office in page.offices] == ["sl-a001", "sl-a002"]


def test_every_rule_comes_with_its_limit_and_how_sure_we_are():
    page = complaints_page(views(vocabulary={"situations": SITUATIONS, "deadlines": LIMITS}))
    (rule,) = page.rules
    assert (rule.text, rule.limit, rule.basis) == ("打监督电话。", "7个工作日", "令第144号")
    assert rule.confidence is not None
    assert [claim.text for claim in page.second] == ["补充。"]


def test_without_a_vocabulary_there_are_still_telephones():
    page = complaints_page(views(authority(complaint_phone="12348")))
    assert (len(page.offices), page.rules, page.second) == (1, (), ())
