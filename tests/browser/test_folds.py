"""The long parts of an institution's page are folded on a telephone, and nowhere else."""

import pytest

pytestmark = pytest.mark.browser
PAGE = "institutions/sl-j0003/"
STAFF = "section[aria-labelledby=staff]"


def test_a_telephone_shows_the_number_and_opens_the_rest_on_demand(visit):
    page = visit(PAGE)
    row = page.locator(f"{STAFF} tbody tr").first
    assert not row.is_visible()
    page.locator(STAFF).get_by_text("名鉴定人").click()
    assert row.is_visible()


def test_the_page_is_not_a_scroll(visit):
    page = visit(PAGE)
    assert page.evaluate("document.documentElement.scrollHeight") < 12 * page.viewport_size["height"]


def test_without_a_script_it_opens_too(unscripted):
    page = unscripted(PAGE)
    fees = page.locator("section[aria-labelledby=fees]")
    assert not fees.locator("tbody tr").first.is_visible()
    fees.locator(".mj-fold > summary").click()
    assert fees.locator("tbody tr").first.is_visible()


def test_who_is_sent_to_a_part_sees_it(visit):
    page = visit(f"{PAGE}#staff")
    assert page.locator(f"{STAFF} tbody tr").first.is_visible()


@pytest.mark.parametrize("wide", [True, False])
def test_wide_screens_and_paper_show_everything(visit, wide):
    if wide:
        visit.page.set_viewport_size({"width": 1280, "height": 900})
    else:
        visit.page.emulate_media(media="print")
    page = visit(PAGE)
    assert page.locator(".mj-fold").count() >= 3
    for fold in page.locator(".mj-fold").all():
        assert not fold.locator("> summary").is_visible()
        assert fold.locator("dd, td").last.is_visible()


def test_other_folded_parts_are_printed_too(visit):
    page = visit(PAGE)
    picture = page.locator(".mj-qr img")
    assert not picture.is_visible()
    page.emulate_media(media="print")
    assert picture.is_visible()
