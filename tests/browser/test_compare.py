import pytest

pytestmark = pytest.mark.browser


def pick(views, number):
    return [key for key, row in views.institutions.items() if not row.has_ended][:number]


def heads(page):
    return page.locator("#mj-compare-table thead a").all_inner_texts()


def test_the_address_chooses_and_every_value_is_that_of_the_page(visit, views):
    keys = pick(views, 3)
    page = visit(f"compare/?ids={','.join(keys)}")
    page.wait_for_selector("#mj-compare-table table")
    assert heads(page) == [views.institutions[key].name for key in keys]
    row = page.locator("#mj-compare-table tr", has_text="许可证").first.inner_text()
    assert all(views.institutions[key].licence_number in row for key in keys)


def test_choosing_and_removing_keeps_the_address(visit, views):
    first, second = pick(views, 2)
    page = visit("compare/")
    assert "还没有选机构" in page.inner_text("#mj-compare-say")
    for key in (first, second):
        page.fill("#mj-compare-name", views.institutions[key].name)
        page.keyboard.press("Enter")
    page.wait_for_selector("#mj-compare-table table")
    assert page.url.endswith(f"?ids={first},{second}")
    page.locator("#mj-compare-chosen button").first.click()
    assert page.url.endswith(f"?ids={second}")
    assert heads(page) == [views.institutions[second].name]


def test_a_fifth_institution_is_refused(visit, views):
    *four, fifth = pick(views, 5)
    page = visit(f"compare/?ids={','.join(four)}")
    page.wait_for_selector("#mj-compare-table table")
    page.fill("#mj-compare-name", views.institutions[fifth].name)
    page.keyboard.press("Enter")
    assert "最多比较四家" in page.inner_text("#mj-compare-say")
    assert len(heads(page)) == 4


def test_an_unclear_or_unknown_name_is_said(visit):
    page = visit("compare/")
    page.fill("#mj-compare-name", "司法鉴定")
    page.keyboard.press("Enter")
    assert "请写全一些" in page.inner_text("#mj-compare-say")
    page.fill("#mj-compare-name", "没有这一家")
    page.keyboard.press("Enter")
    assert "没有找到" in page.inner_text("#mj-compare-say")


def test_unknown_ids_in_the_address_are_ignored(visit, views):
    (key,) = pick(views, 1)
    page = visit(f"compare/?ids=xx-j9999,{key},{key},<b>")
    page.wait_for_selector("#mj-compare-table table")
    assert heads(page) == [views.institutions[key].name]


def test_shared_prices_come_first_and_the_rest_on_request(visit, views):
    keys = pick(views, 2)
    page = visit(f"compare/?ids={','.join(keys)}")
    more = page.get_by_role("button", name="再看只有一家公示的")
    more.wait_for()
    before = page.locator("#mj-compare-table tbody tr").count()
    more.click()
    assert page.locator("#mj-compare-table tbody tr").count() > before
    assert more.count() == 0


def test_the_page_prints_the_table_and_not_the_form(visit, views):
    page = visit(f"compare/?ids={pick(views, 1)[0]}")
    page.wait_for_selector("#mj-compare-table table")
    page.emulate_media(media="print")
    assert page.locator("#mj-compare-table table").is_visible()
    assert not page.locator("#mj-compare-form").is_visible()


def test_without_a_script_the_regions_are_linked(unscripted, views):
    page = unscripted("compare/")
    assert not page.locator("#mj-compare").is_visible()
    links = page.locator("main a[href*='regions/']").count()
    assert links == len(views.areas)


def test_who_has_been_punished_shows_it_beside_the_others_and_only_as_long_as_it_may(visit, views):
    punished = next(key for key in views.sanctions_by_subject if key in views.institutions)
    other = next(key for key in pick(views, 9) if key not in views.sanctions_by_subject)
    page = visit(f"compare/?ids={punished},{other}")
    page.wait_for_selector("#mj-compare-table table")
    cells = page.locator("#mj-compare-table tr", has_text="公示期内的处罚").locator("td")
    links = cells.nth(0).locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links == [f"../sanctions/{one.id}/" for one in views.sanctions_by_subject[punished]]
    assert cells.nth(1).inner_text() == "未见记录"


def test_three_fit_side_by_side_on_a_telephone(visit, views):
    page = visit(f"compare/?ids={','.join(pick(views, 3))}")
    page.wait_for_selector("#mj-compare-table table")
    for cell in page.locator("#mj-compare-table tr", has_text="登记状态").locator("td").all():
        box = cell.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]


def test_those_who_may_do_what_one_needs_are_compared_from_the_page_of_the_problem(visit, views):
    links = visit("problems/traffic-injury/").locator("main a[href*='compare/?ids=']")
    chosen = links.first.get_attribute("href").partition("ids=")[2].split(",")
    assert 1 < len(chosen) <= 4
    page = visit(f"compare/?ids={','.join(chosen)}")
    page.wait_for_selector("#mj-compare-table table")
    assert heads(page) == [views.institutions[key].name for key in chosen]
    assert all(views.institutions[key].is_practising for key in chosen)
