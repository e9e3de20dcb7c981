from datetime import timedelta

import pytest
from mingjian.derive.today import NO, YES, appraiser_today, institution_today

pytestmark = pytest.mark.browser


def todays(views):
    for key in views.institutions:
        yield institution_today(views, views.registry.institutions[key])
    for key in views.appraisers:
        yield appraiser_today(views, views.registry.appraisers[key])


def said(page):
    page.wait_for_selector("#mj-verify-result > *")
    return page.inner_text("#mj-verify-result")


def test_every_kind_of_answer_is_given_in_words(visit, views):
    words = {
        (YES, True): "可以执业",
        (YES, False): "可以接受委托",
        (NO, True): "不能执业",
        (NO, False): "不能接受委托",
    }
    found = {(one.verdict, one.is_person): one for one in todays(views) if one.number}
    for key, text in words.items():
        one = found[key]
        answer = said(visit(f"verify/#{one.number}"))
        assert f"{views.as_of}：{text}" in answer
        assert one.name in answer
        assert one.badge.word in answer


def test_an_unknown_number_is_not_called_invalid(visit):
    answer = said(visit("verify/#999999999999"))
    assert "登记库里没有这个证号" in answer
    assert "以后才登记" in answer


def test_a_typed_number_may_hold_spaces_and_full_width_digits(visit, views):
    one = next(one for one in todays(views) if one.is_person)
    page = visit("verify/")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in one.number)
    page.fill("#mj-verify-number", f" {wide[:4]} {wide[4:]} ")
    page.keyboard.press("Enter")
    assert one.name in said(page)


def test_what_is_no_number_is_explained(visit):
    page = visit("verify/")
    page.fill("#mj-verify-number", "张示例")
    page.keyboard.press("Enter")
    assert "证号只有数字" in said(page)


def test_an_id_leads_to_the_record(visit, views):
    one = next(todays(views))
    page = visit(f"verify/#{one.id}")
    page.wait_for_url(f"**/institutions/{one.id}/**")


def test_a_record_page_says_how_old_its_data_are(visit, views):
    one = next(one for one in todays(views) if one.is_person and one.verdict == YES)
    later = f"{views.as_of.year + 10}-01-02T12:00:00"
    visit.page.clock.set_fixed_time(later)
    page = visit(f"appraisers/{one.id}/")
    said_ = page.inner_text("#today")
    assert "已经过了有效期" in said_
    assert "请打监督电话核实最新情况" in said_


def test_data_of_today_do_not_send_the_reader_to_another_day(visit, views):
    """A page made today that asked “has anything changed today?” contradicted itself."""
    one = next(one for one in todays(views) if one.is_person and one.verdict == YES)
    visit.page.clock.set_fixed_time(f"{views.as_of}T12:00:00")
    said_ = visit(f"appraisers/{one.id}/").inner_text("#today")
    assert f"本页的数据截至今天（{views.as_of}）。" in said_
    assert "以后有没有变化" in said_
    visit.page.clock.set_fixed_time(f"{views.as_of + timedelta(days=3)}T12:00:00")
    assert f"本页的数据截至{views.as_of}（3天前）。" in visit(f"appraisers/{one.id}/").inner_text("#today")


@pytest.mark.parametrize("path", ["", "institutions/", "about/", "search/"])
def test_every_page_says_so_when_its_data_have_grown_old(visit, views, path):
    visit.page.clock.set_fixed_time(f"{views.as_of + timedelta(days=14)}T12:00:00")
    assert visit(path).locator("article > .mj-notice--warn", has_text="天前").count() == 0
    visit.page.clock.set_fixed_time(f"{views.as_of + timedelta(days=15)}T12:00:00")
    said_ = visit(path).locator("article > .mj-notice--warn").first.inner_text()
    assert said_ == f"本页的数据截至{views.as_of}（15天前），请打监督电话核实最新情况。"


def test_without_a_script_the_lists_are_linked(unscripted):
    page = unscripted("verify/")
    assert not page.locator("#mj-verify").is_visible()
    assert "没有脚本时" in page.inner_text("main")
