"""The errands of issue 3 walked as people walk them: on a telephone and a desk, without a script, with keys alone."""

import pytest
from mingjian.derive.today import YES, institution_today
from search.driver import serving

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("width", [390, 1280])
TOLD = {
    "找机构": "许可证",
    "核对证件": "没有脚本时",
    "算费用": "照下面的办法手算",
    "交不起费用": "接受法律援助案件的机构",
    "服务窗口": "开放时间",
    "比较机构": "没有脚本也能比",
    "检查结果": "检查计划",
    "处罚与惩戒": "行政处罚",
    "投诉": "投诉电话",
    "常见问题": "鉴定费多少钱",
}
"""What an errand comes to where no script runs."""


@pytest.fixture(scope="module")
def root(site):
    with serving(site) as address:
        yield address


@pytest.fixture
def walker(chromium, root):
    """Give a page at home; nothing may be asked for elsewhere, and nothing may fail."""
    contexts, faults = [], []

    def start(width, **options):
        contexts.append(chromium.new_context(viewport={"width": width, "height": 844}, **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda one: one.url.startswith((root, "data:")) or faults.append(one.url))
        page.on("response", lambda one: one.status < 400 or faults.append(one.url))
        page.goto(root)
        return page

    yield start
    for context in contexts:
        context.close()
    assert faults == []


def door(page, name):
    return page.get_by_role("navigation", name="常办的事").locator("a", has_text=name).first


@SIZES
def test_every_errand_ends_somewhere_without_a_script(walker, root, width):
    page = walker(width, java_script_enabled=False)
    for name, said in TOLD.items():
        page.goto(root)
        door(page, name).click()
        assert said in page.inner_text("article"), name


def by_keys(page, wanted, most=45):
    """Press the tabulator until what is wanted has the focus, and see that the focus can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            assert wanted.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
            return
    pytest.fail(f"not reached: {wanted}")


@SIZES
def test_a_telephone_number_to_complain_at_is_reached_with_keys_alone(walker, width):
    page = walker(width)
    by_keys(page, door(page, "投诉"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/complaints/")
    by_keys(page, page.locator("article a[href^='tel:']").first)


@SIZES
def test_a_number_on_a_badge_is_checked_with_keys_alone(walker, views, width):
    records = map(views.registry.institutions.__getitem__, views.institutions)
    one = next(one for one in (institution_today(views, item) for item in records) if one.verdict == YES)
    page = walker(width)
    by_keys(page, door(page, "核对证件"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/verify/")
    by_keys(page, page.locator("#mj-verify-number"))
    page.keyboard.type(one.number)
    page.keyboard.press("Enter")
    page.wait_for_selector("#mj-verify-result a")
    assert f"{views.as_of}：可以接受委托" in page.inner_text("#mj-verify-result")


@SIZES
def test_two_institutions_are_put_side_by_side_with_keys_alone(walker, views, width):
    names = [row.name for row in views.institutions.values() if not row.has_ended][:2]
    page = walker(width)
    by_keys(page, door(page, "比较机构"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/")
    by_keys(page, page.locator("#mj-compare-name"))
    for name in names:
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    page.wait_for_selector("#mj-compare-table thead a >> nth=1")
    assert page.locator("#mj-compare-table thead a").all_inner_texts() == names


@SIZES
def test_an_injury_leads_to_a_price_and_a_telephone(walker, width):
    page = walker(width)
    page.get_by_role("link", name="我遇到的事").last.click()
    page.get_by_role("link", name="交通事故受了伤，要评残疾等级").first.click()
    assert "元/例" in page.inner_text("section[aria-labelledby=price]")
    assert page.locator("section[aria-labelledby=where] a[href^='tel:']").first.is_visible()
