"""Every kind of page for everybody: no axe violation in any look, no sideways scrolling on a phone."""

from pathlib import Path

import axe_core_python
import pytest

pytestmark = pytest.mark.browser
AXE = next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
COLOURS = {"runOnly": ["color-contrast"]}
"""The dark looks differ from the light one in nothing but colours."""
SHARES = 3
LARGE = (("", ""), ("data-elder", "on"), ("data-size", "xl"))
RELOOK = """([look, value]) => {
    for (const name of ["data-elder", "data-size"]) document.documentElement.removeAttribute(name);
    if (look) document.documentElement.setAttribute(look, value);
    document.querySelectorAll("article details").forEach(one => { one.open = true; });
}"""


def violations(page, options=None):
    found = page.evaluate(
        "options => axe.run(document, options)", {"resultTypes": ["violations"]} | (options or {})
    )
    assert found["passes"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]]


def share(kinds, number):
    assert len(kinds) > 50
    return list(kinds.values())[number::SHARES]


def opened(visit, url):
    visit.page.emulate_media(reduced_motion="reduce")  # colours on their way are nobody's colours
    page = visit(url)
    page.evaluate("document.querySelectorAll('article details').forEach(one => { one.open = true; })")
    page.evaluate(AXE)
    return page


@pytest.mark.parametrize("number", range(SHARES))
def test_no_kind_of_page_shuts_anybody_out(visit, kinds, number):
    found = {}
    for url in share(kinds, number):
        page = opened(visit, url)
        found[url] = violations(page)
        for theme in ("dark", "contrast"):
            page.evaluate("theme => document.documentElement.setAttribute('data-theme', theme)", theme)
            found[url, theme] = violations(page, COLOURS)
    assert {place: told for place, told in found.items() if told} == {}


@pytest.mark.parametrize("number", range(SHARES))
def test_no_kind_of_page_shuts_the_old_out(visit, kinds, number):
    visit.page.add_init_script("if (location.protocol === 'file:') localStorage.setItem('mj-elder', 'on')")
    found = {}
    for url in share(kinds, number):
        page = opened(visit, url)
        size = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('article p, article li')).fontSize)"
        )
        assert size >= 18
        found[url] = violations(page)
    assert {place: told for place, told in found.items() if told} == {}


def test_no_kind_of_page_scrolls_sideways_on_a_phone(visit, kinds):
    """320 px is also what is left of 1280 at four times the size (WCAG 1.4.10)."""
    wide = []
    for url in (*kinds.values(), "compare/?ids=sl-j0001,sl-j0003,sl-j0010"):
        page = visit(url)
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            for look, value in LARGE:
                page.evaluate(RELOOK, [look, value])
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((url, width, look))
    assert wide == []
