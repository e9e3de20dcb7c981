"""What the scripts add does not push down what a visitor has begun to read."""

import pytest

pytestmark = pytest.mark.browser

PLACE = "Math.round(document.querySelector('main')?.getBoundingClientRect().top + window.scrollY)"
BEFORE = f"document.addEventListener('DOMContentLoaded', () => {{ window.placeBefore = {PLACE}; }});"


@pytest.mark.parametrize("path", ["", "institutions/", "institutions/sl-j0001/", "fees/sl-f0001/", "search/"])
def test_the_text_stays_where_it_was_before_the_scripts_took_over(visit, path):
    visit.page.add_init_script(BEFORE)
    page = visit(path)
    before = page.evaluate("window.placeBefore")
    assert before > 50
    assert page.evaluate(PLACE) == before


def test_without_a_script_no_tool_is_shown_that_needs_one(unscripted):
    page = unscripted("")
    assert page.locator(".mj-tools").is_hidden()
