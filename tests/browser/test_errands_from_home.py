"""What people come for is reached from the first screens of the home page, on a telephone and without a script."""

import pytest

pytestmark = pytest.mark.browser
ERRANDS = {
    "找机构": "institutions/",
    "核对证件": "verify/",
    "算费用": "fees/calculator/",
    "交不起费用": "services/aid/",
    "服务窗口": "services/#windows",
    "比较机构": "compare/",
    "检查结果": "inspections/",
    "处罚与惩戒": "sanctions/",
    "投诉": "complaints/",
    "常见问题": "faq/",
}


def test_every_errand_is_a_door_on_the_first_screen_and_a_half(unscripted, site):
    page = unscripted("")
    doors = page.get_by_role("navigation", name="常办的事").get_by_role("link")
    found = {}
    for door in doors.all():
        box = door.bounding_box()
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 1.5 * page.viewport_size["height"]
        found[door.locator("strong").inner_text()] = door.evaluate("link => link.href")
    assert found == {
        name: f"{(site / path.partition('#')[0]).as_uri()}/{''.join(path.partition('#')[1:])}"
        for name, path in ERRANDS.items()
    }


def test_home_is_short_on_a_telephone_and_loses_nothing(visit):
    page = visit("")
    assert page.evaluate("document.documentElement.scrollHeight") < 6 * page.viewport_size["height"]
    what = page.get_by_role("link", name="交通事故受了伤，要评残疾等级")
    assert not what.is_visible()
    page.get_by_text("6件事").click()
    assert what.is_visible()


def test_home_says_of_which_day_its_numbers_are(visit, views):
    page = visit("")
    day = views.as_of.isoformat()
    assert f"数据截至{day}" in page.inner_text(".mj-head--home")
    assert f"{day}可以接受委托" in page.inner_text("section[aria-labelledby=categories]")


def test_whom_to_call_stands_on_the_first_screen_of_the_complaints_page(unscripted):
    page = unscripted("complaints/")
    phone = page.locator("article a[href='tel:12348']").first
    box = phone.bounding_box()
    assert box["y"] + box["height"] < page.viewport_size["height"]
