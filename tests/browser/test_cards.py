"""On a phone the rows of a wide table are cards that say what each value is, and still are a table."""

import pytest

pytestmark = pytest.mark.browser


def test_each_value_is_named_and_nothing_is_squeezed(visit):
    page = visit("institutions/region/990100/")
    cell = page.locator("td[data-label='业务领域']").first
    assert "业务领域" in cell.evaluate("one => getComputedStyle(one, '::before').content")
    assert cell.bounding_box()["width"] > 250
    assert page.locator("thead").first.bounding_box()["height"] <= 1


ROOM = """cells => cells.filter(cell => cell.clientHeight <
    parseFloat(getComputedStyle(cell, "::before").height)).map(cell => cell.dataset.label)"""


@pytest.mark.parametrize(
    "path", ["measures/", "services/", "institutions/region/990100/", "institutions/sl-j0003/"]
)
def test_a_long_name_of_a_value_has_room(visit, path):
    page = visit(path)
    assert page.locator("[data-label]").count() > 0
    assert page.locator("[data-label]").evaluate_all(ROOM) == []


def test_it_is_still_a_table_for_those_who_listen(visit):
    page = visit("institutions/region/990100/")
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").count() == 6
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() == 5


def test_on_a_wide_screen_it_looks_like_a_table(visit):
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    page = visit("institutions/region/990100/")
    assert page.locator("tbody td").first.evaluate("one => getComputedStyle(one).display") == "table-cell"
