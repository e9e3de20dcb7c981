"""What an authority owes past its day, counted without naming anybody; and until when a suspension runs."""

from datetime import date

import pytest
from mingjian.derive.appraiser import appraiser_page
from mingjian.derive.deadlines import window_text
from mingjian.derive.institution import institution_page
from mingjian.derive.overview import supervision_page
from mingjian.derive.owing import OwedKind, owed
from mingjian.derive.windows import ought_to_be_public
from mingjian.model.approval import Approval
from mingjian.model.integrity import Campaign, ProficiencyRound, Review
from mingjian.model.vocabulary import PublicationWindow
from records import ORIGIN, appraiser, authority, institution, made, registry, step, views
from records import sanction as entry_of

MATTERS = {
    "approval-matters": {
        "items": [
            {
                "name": "机构设立登记",
                "holder": "机构",
                "statutory": {"days": 20, "unit": "wd", "law": "行政许可法 第四十二条"},
                "guide": "示例",
            }
        ]
    }
}


def sanction(**fields):
    base = {"decided": "2026-04-20", "published": "2026-04-22", "decision_number": "示司鉴罚〔2026〕7号"}
    return entry_of(**(base | fields))


def approval(**fields):
    base = {
        "id": "sl-d0001",
        "matter": "机构设立登记",
        "authority": "sl-a001",
        "institution": "sl-j0001",
        "received": "2026-03-02",
        "accepted": "2026-03-04",
    }
    return made(Approval, **(base | ORIGIN | fields))


def review(**fields):
    base = {
        "id": "sl-v0001",
        "type": "质量评查",
        "title": "示例评查",
        "year": 2026,
        "authority": "sl-a001",
        "closed": "2026-04-01",
    }
    return made(Review, **(base | ORIGIN | fields))


def campaign(**fields):
    base = {
        "id": "sl-z0001",
        "kind": "清理整顿",
        "title": "示例清理整顿",
        "since": "2026-02-01",
        "until": "2026-04-01",
        "authority": "sl-a001",
        "target": "登记的机构",
        "basis": "示例方案",
    }
    return made(Campaign, **(base | ORIGIN | fields))


GRANTED = {"decided": "2026-03-31", "result": "准予", "decision_number": "示司鉴许〔2026〕9号"}


@pytest.mark.parametrize(
    ("record", "kind", "due"),
    [
        (sanction(published=None), OwedKind.SANCTION, date(2026, 4, 29)),
        (approval(**GRANTED), OwedKind.APPROVAL, date(2026, 4, 10)),
        (review(), OwedKind.REVIEW, date(2026, 4, 30)),
        (campaign(), OwedKind.CAMPAIGN, date(2026, 4, 30)),
        (approval(), OwedKind.APPLICATION, date(2026, 4, 1)),
    ],
)
def test_what_is_owed_counts_from_the_day_after_its_last(record, kind, due):
    held = registry(authority(), institution(), record, vocabulary=MATTERS)
    assert owed(held, due) == ()
    (line,) = owed(held, date.fromordinal(due.toordinal() + 3))
    assert (line.authority, line.kind, line.count, line.due, line.days) == ("sl-a001", kind, 1, due, 3)


def test_what_is_public_refused_or_taken_back_is_not_owed():
    step_back = {"ground": "撤销", "decided": "2026-05-18", "withdrawn": "2026-05-20", "reason": "撤销。"}
    records = (
        sanction(),
        sanction(id="sl-s0002", published=None, repaired="2026-05-01"),
        sanction(id="sl-s0003", published=None, withdrawal=step_back),
        approval(**GRANTED | {"published": "2026-04-02"}),
        approval(id="sl-d0002", **GRANTED | {"result": "不予"}),
        review(published="2026-04-08"),
        campaign(published="2026-04-08"),
    )
    assert owed(registry(authority(), institution(), *records, vocabulary=MATTERS), date(2026, 6, 30)) == ()


def test_the_overview_names_the_authority_and_nobody_else():
    held = views(authority(), institution(), sanction(published=None), on=date(2026, 6, 30))
    page = supervision_page(held)
    assert [(link.text, line.count) for link, line in page.owed] == [("示例省司法厅", 1)]
    assert "明鉴" not in repr(page.owed)


def rule(**fields):
    return made(
        PublicationWindow,
        **(
            {"severity": "一般", "months": 12, "since": "2023-05-01", "law": "示例", "confidence": "likely"}
            | fields
        ),
    )


def test_nobody_is_asked_to_publish_what_may_not_be_public_or_need_not_be():
    entry, last = sanction(published=None), date(2027, 4, 20)
    assert ought_to_be_public(entry, last, (rule(),))
    assert not ought_to_be_public(entry, date.fromordinal(last.toordinal() + 1), (rule(),))
    assert not ought_to_be_public(entry, last, (rule(optional=True),))
    assert not ought_to_be_public(entry, last, (rule(months=0),))


STOPPED = step("停业", "2026-04-20", decision_number="示司鉴罚〔2026〕7号")


@pytest.mark.parametrize(
    ("day", "is_over"), [(date(2026, 4, 20), False), (date(2026, 10, 20), False), (date(2026, 10, 21), True)]
)
def test_a_suspension_says_until_when_and_that_it_has_run_out(day, is_over):
    entry = sanction(kinds=["停止从事司法鉴定业务"], amount=None, months=6, published="2026-04-20")
    held = views(institution(status=[step("正常", "2021-06-01"), STOPPED]), entry, on=day)
    found = institution_page(held, held.registry.institutions["sl-j0001"]).suspension
    assert (found.until, found.is_over) == (date(2026, 10, 20), is_over)


def test_without_a_public_decision_nothing_is_said_of_the_end():
    entry = sanction(kinds=["停止从事司法鉴定业务"], amount=None, months=6, repaired="2026-06-01")
    held = views(institution(status=[step("正常", "2021-06-01"), STOPPED]), entry)
    assert institution_page(held, held.registry.institutions["sl-j0001"]).suspension is None


def test_an_appraisers_suspension_ends_too():
    entry = sanction(
        institution=None, appraiser="sl-r00001", kinds=["停止从事司法鉴定业务"], amount=None, months=3
    )
    person = appraiser(status=[step("正常", "2021-06-01"), STOPPED])
    held = views(institution(), person, entry, on=date(2026, 7, 21))
    found = appraiser_page(held, held.registry.appraisers["sl-r00001"]).suspension
    assert (found.until, found.is_over) == (date(2026, 7, 20), True)


def test_a_test_that_was_not_passed_is_late_when_nothing_was_done():
    failed = {"institution": "sl-j0001", "result": "不通过"}
    orders = {"ordered": "2026-02-01", "due": "2026-04-30"}
    tested = made(
        ProficiencyRound,
        id="sl-y0001",
        year=2025,
        code="示例-01",
        title="示例能力验证",
        provider="示例机构",
        category="wz:05",
        results=[failed | {"follow_up": orders}],
        published="2026-01-20",
        **ORIGIN,
    )
    held = views(authority(), institution(), tested, on=date(2026, 4, 30))
    assert supervision_page(held).late == ()
    held = views(authority(), institution(), tested, on=date(2026, 5, 2))
    ((about, late),) = supervision_page(held).late
    assert (about.url, late.about.text, late.days) == ("proficiency/sl-y0001/", "示例省明鉴司法鉴定中心", 2)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "最长12个月"),
        ({"least": 3}, "最长12个月；满3个月可以申请修复"),
        ({"months": 3, "optional": True}, "原则上不公示；确有必要的，最长3个月"),
        ({"months": 0}, "不公示"),
    ],
)
def test_a_window_says_how_long_and_from_when_it_may_be_repaired(fields, text):
    assert window_text(rule(**fields)) == text
