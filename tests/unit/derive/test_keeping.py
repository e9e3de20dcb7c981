"""What helps to trust a page: its age, the last inspection, the time things take, the other side's word."""

import pytest
from mingjian.derive.appraiser import appraiser_page
from mingjian.derive.institution import institution_page
from mingjian.render.pages.pages import render_pages
from plainshell import PlainShell
from records import appraiser, inspection, institution, views

LIMIT = {
    "who": "鉴定机构",
    "event": "收到委托",
    "limit": 7,
    "unit": "wd",
    "law": "示例规则",
    "confidence": "certain",
}


def page_of(*records, **options):
    shown = views(*records, **options)
    return institution_page(shown, shown.registry.institutions["sl-j0001"])


def html_of(path, *records, **options):
    pages = render_pages(views(*records, **options), PlainShell())
    return next(page.data.decode() for page in pages if page.path == path)


@pytest.mark.parametrize(("as_of", "is_stale"), [("2025-06-30", False), ("2025-06-29", True)])
def test_a_record_says_when_it_was_last_confirmed_too_long_ago(as_of, is_stale):
    assert page_of(institution(as_of=as_of)).fresh.is_stale is is_stale
    text = html_of("institutions/sl-j0001/index.html", institution(as_of=as_of))
    assert ("这条记录久未核对" in text) is is_stale
    assert (
        "久未核对" in html_of("institutions/status/active/index.html", institution(as_of=as_of))
    ) is is_stale


def test_the_limit_is_the_registry_s_own():
    late = institution(as_of="2026-05-01")
    assert page_of(late, parameters={"stale_days": 30}).fresh.is_stale
    shown = views(appraiser(as_of="2026-05-01"), parameters={"stale_days": 30})
    assert appraiser_page(shown, shown.registry.appraisers["sl-r00001"]).fresh.is_stale


def test_the_last_inspection_is_told_with_its_age_and_none_is_told_as_none():
    checked = page_of(institution(), inspection(inspected="2025-01-10", published="2025-02-10"))
    assert checked.last_check is not None
    assert checked.last_check.ago == "1年前"
    assert page_of(institution()).last_check is None
    assert "未见检查记录" in html_of("institutions/sl-j0001/index.html", institution())


def test_time_limits_are_those_of_the_place_and_no_other():
    limits = [
        LIMIT | {"id": "case-accept"},
        LIMIT | {"id": "case-accept-cq", "regions": ["500000"]},
        LIMIT | {"id": "other"},
    ]
    page = page_of(institution(), vocabulary={"deadlines": {"counting": [], "items": limits}})
    assert [(step.rule.id, step.text) for step in page.process] == [("case-accept", "7个工作日")]


def test_a_reply_is_printed_as_sent_and_never_as_verified():
    reply = {"text": "第一句。\n第二句。", "dated": "2026-05-20"}
    text = html_of("institutions/sl-j0001/index.html", institution(reply=reply))
    assert "<p>第一句。</p>\n<p>第二句。</p>" in text
    assert "未经核实" in text
    assert "机构回应" not in html_of("institutions/sl-j0001/index.html", institution())


def test_a_reply_of_a_later_day_is_not_yet_there():
    assert page_of(institution(reply={"text": "回应。", "dated": "2026-07-01"})).reply is None


def test_record_pages_lead_to_exactly_their_data_and_let_the_id_be_copied():
    both = (institution(), appraiser())
    for kind, key in (("institutions", "sl-j0001"), ("appraisers", "sl-r00001")):
        text = html_of(f"{kind}/{key}/index.html", *both)
        assert f'href="../../api/v1/{kind}/{key}.json"' in text
        assert f'data-copy="{key}"' in text
