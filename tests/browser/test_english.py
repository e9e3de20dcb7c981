"""English beside the Chinese labels of a record, for those who ask for it; everybody else loads nothing."""

import pytest

pytestmark = pytest.mark.browser
PAGE = "institutions/sl-j0003/"


def choose(page, value):
    page.locator(".mj-display > summary").click()
    page.locator(f'input[name="mj-labels"][value="{value}"]').check()
    page.locator(".mj-display > summary").click()


def test_labels_are_chinese_and_nothing_english_is_fetched(visit):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit(PAGE)
    page.wait_for_load_state("networkidle")
    assert page.locator(".mj-en").count() == 0
    assert not [address for address in asked if "english" in address]


def test_every_label_of_a_record_can_be_had_in_english_and_taken_back(visit):
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    page = visit(PAGE)
    choose(page, "en")
    page.wait_for_selector(".mj-en", state="attached")
    labels = "section[aria-labelledby=summary] dt, .md-typeset thead th, .mj-section > h2"
    bare = page.locator(labels).evaluate_all(
        "all => all.filter(one => !one.querySelector('.mj-en')).map(one => one.textContent)"
    )
    assert bare == []
    assert page.get_by_text("住所 address").is_visible()
    assert page.locator(".mj-en[lang=en]").count() > 40
    choose(page, "zh")
    assert page.locator(".mj-en").first.is_hidden()


def test_the_choice_is_kept_for_the_next_page_and_cards_say_it_too(visit):
    page = visit(PAGE)
    choose(page, "en")
    page.wait_for_selector(".mj-en", state="attached")
    page.goto(page.url.replace("sl-j0003", "sl-j0018"))
    page.wait_for_selector(".mj-en", state="attached")
    label = page.locator("td[data-label]").first.get_attribute("data-label")
    assert label.isprintable()
    assert any(letter.isascii() and letter.isalpha() for letter in label)
