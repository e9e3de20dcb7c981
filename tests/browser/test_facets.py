"""Narrowing a list: by keyboard, in the address, back and forth, and the same answer as the static pages."""

from urllib.parse import parse_qs, urlsplit

import pytest
from mingjian.derive.browse import SIEVES, sieve_of
from mingjian.derive.views import subject_of

pytestmark = pytest.mark.browser
FOUND = ".mj-sifted tbody tr"


def holders(views, kind, /, **chosen):
    """Return the ids that have any of the chosen values in every chosen facet, straight from the facets."""
    sieve = sieve_of(views, kind)
    facets = {facet.key: facet for facet in sieve.facets}
    found = list(sieve.ids)
    for key, slugs in chosen.items():
        hits = [set(facets[key].values[slug].ids) for slug in slugs]
        wanted = set.intersection(*hits) if facets[key].every else set.union(*hits)
        found = [one for one in found if one in wanted]
    return found


def about(views, kind, key):
    """Return where the first link of a row leads: to the record, or to whom a sanction or a grade is about."""
    records = {"sanctions": views.registry.sanctions, "ratings": views.registry.ratings}
    return subject_of(records[kind][key]) if kind in records else key


def shown(page):
    page.wait_for_selector(f"{FOUND}, .mj-chosen__n:has-text('没有')")
    links = page.locator(f"{FOUND} th a").evaluate_all(
        "all => all.map(a => a.getAttribute('href').split('/').at(-2))"
    )
    return list(links)


def query(page):
    return {key: value[0] for key, value in parse_qs(urlsplit(page.url).query).items()}


def box(page, facet, slug):
    return page.locator(f'[data-f="{facet}"] input[value="{slug}"]')


def test_choices_combine_and_the_address_says_so(visit, views):
    page = visit("institutions/")
    page.locator(".mj-panel > summary").click()
    box(page, "category", "fy-02").check()
    box(page, "status", "active").check()
    expected = holders(views, "institutions", category=["fy-02"], status=["active"])
    assert shown(page) == expected
    assert query(page) == {"category": "fy-02", "status": "active"}
    assert page.locator(".mj-chosen__n").inner_text() == f"共{len(expected)}条符合"
    assert page.locator(".mj-listed").is_hidden()


def test_two_values_of_a_facet_add_up_but_two_services_are_both_wanted(visit, views):
    page = visit("institutions/?category=fy-02,wz-01")
    assert shown(page) == holders(views, "institutions", category=["fy-02", "wz-01"])
    page = visit("institutions/?service=aid,mail")
    both = holders(views, "institutions", service=["aid", "mail"])
    assert shown(page) == both
    assert 0 < len(both) < len(holders(views, "institutions", service=["aid"]))


def test_counts_say_how_many_a_further_choice_would_leave(visit, views):
    page = visit("institutions/?category=fy-02")
    shown(page)
    for slug in ("990100", "990200"):
        count = page.locator(f'[data-f="region"] label:has(input[value="{slug}"]) .mj-chip__n').text_content()
        assert int(count) == len(holders(views, "institutions", category=["fy-02"], region=[slug]))
    other = page.locator('[data-f="category"] label:has(input[value="wz-01"]) .mj-chip__n').text_content()
    assert int(other) == len(holders(views, "institutions", category=["wz-01"]))


def test_back_and_forward_walk_through_the_choices(visit, views):
    page = visit("institutions/")
    page.locator(".mj-panel > summary").click()
    box(page, "status", "active").check()
    first = shown(page)
    box(page, "region", "990100").check()
    page.wait_for_function("document.querySelectorAll('.mj-chosen .mj-chip').length === 3")
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.mj-chosen .mj-chip').length === 1")
    assert shown(page) == first
    assert not box(page, "region", "990100").is_checked()
    page.go_back()
    page.wait_for_selector(".mj-listed:not([hidden])")
    assert page.locator(".mj-sifted").is_hidden()
    page.go_forward()
    assert shown(page) == first


def test_a_sent_on_address_shows_the_same(visit, views):
    page = visit("appraisers/?title=full-senior&region=990100")
    assert shown(page) == holders(views, "appraisers", title=["full-senior"], region=["990100"])[:50]
    assert box(page, "title", "full-senior").is_checked()


def test_everything_works_from_the_keyboard_and_is_announced(visit, views):
    page = visit("institutions/")
    page.locator(".mj-panel > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    slug = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    expected = holders(views, "institutions", region=[slug])
    assert shown(page) == expected
    assert page.evaluate("document.activeElement.value") == slug
    told = page.locator(".mj-chosen__n")
    assert told.get_attribute("role") == "status"
    assert str(len(expected)) in told.inner_text()


def test_a_choice_can_be_taken_back_and_the_focus_is_not_lost(visit):
    page = visit("institutions/?status=active&category=fy-02")
    shown(page)
    chip = page.get_by_role("button", name="去掉条件登记状态：正常")
    chip.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.mj-chosen .mj-chip').length === 1")
    assert query(page).keys() == {"category"}
    assert page.evaluate("document.activeElement.className.includes('mj-chip')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".mj-listed:not([hidden])")
    assert query(page) == {}


def test_nothing_found_says_so_and_unknown_values_do_no_harm(visit):
    page = visit("institutions/?status=nowhere")
    page.wait_for_selector(".mj-chosen:not([hidden])")
    assert "没有符合" in page.locator(".mj-chosen__n").inner_text()
    assert page.locator(FOUND).count() == 0


def test_finer_values_unfold_below_a_chosen_one(visit, views):
    page = visit("institutions/?category=fy-02")
    shown(page)
    page.locator(".mj-panel > summary").click()
    fine = box(page, "category", "fy-0201")
    fine.check()
    page.wait_for_function("document.querySelectorAll('.mj-chosen .mj-chip').length === 3")
    assert query(page)["category"] == "fy-02,fy-0201"


def test_a_long_answer_is_paged_and_the_page_is_in_the_address(visit, views):
    everybody = holders(views, "appraisers", status=["active"])
    assert len(everybody) > 100
    page = visit("appraisers/?status=active")
    assert shown(page) == everybody[:50]
    page.get_by_role("navigation", name="结果分页").get_by_role("link", name="2", exact=True).click()
    page.wait_for_function(f"document.querySelector('{FOUND} th a').href.includes('{everybody[50]}')")
    assert query(page) == {"status": "active", "page": "2"}
    page.reload()
    assert shown(page) == everybody[50:100]


@pytest.mark.parametrize(
    ("kind", "value", "line"),
    [
        ("institutions", "region/990100", "tbody tr"),
        ("appraisers", "title/full-senior", "tbody tr"),
        ("inspections", "matter/shou-fei", "tbody tr"),
        ("cases", "kind/typical", ".mj-card"),
        ("sanctions", "type/administrative", "tbody tr"),
        ("ratings", "grade/integrity-b", "tbody tr"),
    ],
)
def test_a_row_says_what_the_static_list_says(visit, kind, value, line):
    def lines(page, within):
        return page.locator(f"{within} {line}").evaluate_all(
            "all => all.map(one => [one.innerText.replace(/\\s+/g, ' ').trim(),"
            " ...Array.from(one.querySelectorAll('a[href]')).map(a => a.href.replace('index.html', ''))])"
        )

    page = visit(f"{kind}/?{value.replace('/', '=')}")
    page.wait_for_selector(f".mj-sifted {line}")
    made = lines(page, ".mj-sifted")
    page = visit(f"{kind}/{value}/")
    assert made == lines(page, ".mj-browse__list")[: len(made)]
    assert len(made) > 1


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("inspections", "year", "result"),
        ("cases", "kind", "category"),
        ("sanctions", "type", "severity"),
        ("ratings", "grade", "region"),
    ],
)
def test_what_the_authority_did_combines_like_people_and_places(visit, views, kind, first, second):
    facets = {facet.key: facet for facet in sieve_of(views, kind).facets}
    one = next(iter(facets[first].values))
    both = next(
        slug for slug in facets[second].values if holders(views, kind, **{first: [one], second: [slug]})
    )
    expected = holders(views, kind, **{first: [one], second: [both]})
    page = visit(f"{kind}/")
    page.locator(".mj-panel > summary").click()
    page.locator(f'[data-f="{second}"]:not([open]) > summary').evaluate_all(
        "all => all.forEach(s => s.click())"
    )
    box(page, first, one).check()
    box(page, second, both).check()
    page.wait_for_function("document.querySelectorAll('.mj-chosen .mj-chip').length === 3")
    assert page.locator(".mj-chosen__n").inner_text().startswith(f"共{len(expected)}条符合")
    found = page.locator(".mj-sifted [data-mj-row]").evaluate_all(
        "all => all.map(row => row.querySelector('a').getAttribute('href').split('/').at(-2))"
    )
    assert found == [about(views, kind, key) for key in expected[:50]]
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.mj-chosen .mj-chip').length === 1")
    assert query(page) == {first: one}


def test_from_a_narrowed_page_one_can_go_on_narrowing(visit, views):
    page = visit("institutions/category/fy-02/")
    page.get_by_role("link", name="在这些结果里再筛选").click()
    assert shown(page) == holders(views, "institutions", category=["fy-02"])


@pytest.mark.parametrize("kind", SIEVES)
def test_without_a_script_every_choice_is_a_link_to_its_page(unscripted, site, kind):
    page = unscripted(f"{kind}/")
    links = page.locator("[data-f] a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(links) > 4
    assert all((site / kind / link / "index.html").is_file() for link in links)
    assert page.locator("[data-f] input").count() == 0
