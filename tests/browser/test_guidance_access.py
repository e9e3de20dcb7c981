"""The guidance pages for everybody: no axe violation in any look, no sideways scrolling on a phone."""

import pytest
from axe_core_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PAGES = (
    "problems/",
    "problems/traffic-injury/",
    "problems/work-injury/",
    "faq/",
    "complaints/",
    "explain/",
    "compare/?ids=sl-j0003,sl-j0001",
    "fees/calculator/#s=sl-f0001&i=wz-001&n=2&q=1500",
    "verify/#990109003",
    "badges/",
)
LOOKS = {
    "light": None,
    "dark": ("mj-theme", "dark"),
    "contrast": ("mj-theme", "contrast"),
    "elder": ("mj-elder", "on"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_violation_and_no_overflow(visit, look):
    if LOOKS[look]:
        key, value = LOOKS[look]
        visit.page.add_init_script(
            f"if (location.protocol === 'file:') localStorage.setItem('{key}', '{value}')"
        )
    found = []
    for path in PAGES if look == "light" else PAGES[1::3]:
        page = visit(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found += [(path, one["id"], one["nodes"][0]["html"]) for one in Axe().run(page)["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            found.append((path, "overflow", ""))
    assert found == []


def test_a_link_to_an_answer_opens_it(visit):
    page = visit("faq/#two-at-once")
    assert page.locator("#two-at-once").is_visible()
    assert not page.locator("#disagree").is_visible()


def test_everything_can_be_read_without_a_script(unscripted):
    page = unscripted("problems/paternity/")
    said = page.inner_text("main")
    for text in ("能回答什么", "大约多少钱", "附近谁有资质", "谁可以委托", "空白市", "家公示"):
        assert text in said
    page = unscripted("explain/")
    assert "登记已依法注销" in page.inner_text("#institution-cancelled")
