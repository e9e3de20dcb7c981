"""The boxes and the page of results as people use them: typing, keys, screen readers, no script, no server."""

from pathlib import Path

import pytest
import records
from axe_core_python.sync_playwright import Axe
from mingjian.derive.views import derive_views
from mingjian.publish.parts import PARTS, prepare_shell, render_part
from search.driver import serving, write
from search.label import AS_OF, labelled, sample

pytestmark = pytest.mark.browser

CONFIG = Path(__file__).parents[2] / "mkdocs.yml"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
BOX, OPTION = "main input[name=q]", "[role=option]"


def _site(views, folder):
    shell = prepare_shell(CONFIG, views)
    for part in PARTS:
        write(render_part(part, views, shell), folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return _site(sample(), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def root(folder):
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium):
    return chromium


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def page(browser, request):
    opened = browser.new_page(viewport=request.param)
    faults = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield opened
    opened.close()
    assert faults == []


@pytest.fixture(scope="module")
def name():
    """A person of the sample whom nobody else is called."""
    return next(q.text for q in labelled() if q.kind == "姓名" and len(q.text) == 3 and len(q.expect) == 1)


def _said(page, within="form"):
    return page.text_content(f"main {within} [role=status]")


def test_suggestions_come_while_typing_and_say_kind_status_and_place(page, root, name):
    page.goto(root)
    page.locator(BOX).press_sequentially(name)
    page.wait_for_selector(OPTION)
    words = page.locator(OPTION).first.locator("span").all_text_contents()
    assert words[:2] == [name, "鉴定人"]
    assert len(words) == 4
    assert page.locator(f"{OPTION} mark").first.text_content() == name
    assert _said(page).startswith("找到 ")


def test_nothing_is_fetched_before_a_box_is_used_and_nothing_for_a_keystroke(page, root, name):
    asked = []
    page.goto(root)
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    page.focus(BOX)
    page.wait_for_function("window.mingjianSearch?.session.index.ready && mingjianSearch.session.more")
    page.wait_for_load_state("networkidle")
    fetched = sorted(path.split(".")[0] for path in asked)
    assert fetched == ["search/engine", "search/index", "search/more", "search/rest"]
    asked.clear()
    for letter in f"{name} 示范":
        page.keyboard.type(letter)
    page.wait_for_selector(OPTION)
    assert asked == []


def test_arrows_enter_and_escape_work_as_in_a_combobox(page, root, name):
    page.goto(root)
    page.focus(BOX)
    page.wait_for_function("window.mingjianSearch?.session.index.ready")
    page.fill(BOX, "笔迹")
    page.wait_for_selector(OPTION)
    assert page.get_attribute(BOX, "aria-expanded") == "true"
    box, count = page.locator(BOX), page.locator(OPTION).count()
    for key, place in (
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", count - 1),
        ("ArrowDown", 0),
    ):
        box.press(key)
        chosen = page.locator(f"{OPTION}[aria-selected=true]")
        assert chosen.count() == 1
        assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
        assert page.locator(OPTION).nth(place).get_attribute("aria-selected") == "true"
    box.press("Escape")
    assert page.locator(OPTION).count() == 0
    assert box.input_value() == "笔迹"
    assert box.get_attribute("aria-expanded") == "false"
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/categories/wz-0101/")


def test_a_click_opens_the_record(page, root, name):
    page.goto(root)
    page.fill(BOX, name)
    page.locator(OPTION).first.click()
    page.wait_for_url("**/appraisers/sl-r*/")
    assert name in page.text_content("h1")


def test_the_list_of_suggestions_stays_inside_the_window(page, root):
    page.goto(f"{root}institutions/sl-j0001/")
    page.fill("header input[name=q]", "示例")
    page.wait_for_selector(OPTION)
    frame = page.locator("[role=listbox]").bounding_box()
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= page.viewport_size["width"]


def test_a_list_has_one_search_box_the_one_in_the_head(page, root):
    page.goto(f"{root}categories/")
    assert page.locator("input[name=q]").count() == 1
    page.fill("header input[name=q]", "笔迹")
    page.wait_for_selector("header [role=option]")
    assert "执业类别" in page.locator("header [role=option] .mj-result__kind").all_text_contents()


def test_what_may_have_been_meant_is_offered_and_searched_when_chosen(page, root):
    page.goto(root)
    page.fill(BOX, "文书见定")
    page.locator(OPTION, has_text="你是不是要找：").first.click()
    page.wait_for_selector(f"{OPTION} mark")
    assert page.input_value(BOX) == "文书鉴定"


def test_nothing_found_is_said(page, root):
    page.goto(root)
    page.fill(BOX, "龘龘龘龘")
    page.wait_for_selector("main form [role=status]:has-text('没有找到')")
    assert page.locator(OPTION).count() == 0


def test_the_page_of_results_keeps_query_and_kind_in_the_address(page, root):
    page.goto(f"{root}search/?q=示范")
    page.wait_for_selector(".mj-hits a")
    assert page.input_value(BOX) == "示范"
    page.locator("#mj-search-results a.mj-chip", has_text="鉴定人").click()
    assert "kind=appraiser" in page.url
    assert set(page.locator(".mj-hits .mj-result__kind").all_text_contents()) == {"鉴定人"}
    page.reload()
    page.wait_for_selector(".mj-hits a")
    assert set(page.locator(".mj-hits .mj-result__kind").all_text_contents()) == {"鉴定人"}
    page.go_back()
    page.wait_for_function("!location.search.includes('kind')")
    assert len(set(page.locator(".mj-hits .mj-result__kind").all_text_contents())) > 1


def test_more_results_are_listed_on_demand(page, root):
    page.goto(f"{root}search/?q=鉴定")
    page.wait_for_selector(".mj-hits a")
    page.wait_for_function("mingjianSearch.session.index.ready")
    before = page.locator(".mj-hits li").count()
    page.click("#mj-search-results button")
    assert page.locator(".mj-hits li").count() == 2 * before
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('.mj-hits li')[30]"
    )


def test_enter_without_a_choice_leads_to_the_page_of_results(page, root):
    page.goto(root)
    page.fill(BOX, "明州 文书")
    page.press(BOX, "Enter")
    page.wait_for_selector(".mj-hits a")
    assert page.input_value(BOX) == "明州 文书"


def test_every_result_leads_to_a_page_that_exists(browser, root, folder):
    page = browser.new_page()
    seen = set()
    for text in ("示例", "笔迹", "明州", "检查", "赋码", "dna", "鉴定费"):
        page.goto(f"{root}search/?q={text}")
        page.wait_for_selector(".mj-hits a")
        page.wait_for_function("mingjianSearch.session.index.ready && mingjianSearch.session.more")
        seen |= set(page.eval_on_selector_all(".mj-hits a", "links => links.map((link) => link.href)"))
    page.close()
    missing = set()
    for address in seen:
        path, _, anchor = address.removeprefix(root).partition("#")
        file = folder / path / "index.html"
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text("utf-8")):
            missing.add(address)
    assert missing == set()
    assert len({address.removeprefix(root).split("/")[0] for address in seen}) >= 8


def test_markup_in_a_name_is_shown_as_it_is_written(browser, tmp_path):
    name = "<img src=x onerror=alert(1)>&amp;\"'示例"
    views = derive_views(
        records.registry(records.institution(name=name), records.authority()), AS_OF, None, "test"
    )
    with serving(_site(views, tmp_path)) as root:
        page = browser.new_page()
        page.goto(f"{root}search/?q=示例")
        page.wait_for_selector(".mj-hits a")
        assert name in page.locator(".mj-hits a").all_text_contents()
        assert page.locator(".mj-hits img").count() == 0
        page.close()


def test_from_a_folder_on_disk_search_works_and_leads_to_files(browser, folder, name):
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.fill(BOX, name)
    page.locator(OPTION).first.click()
    page.wait_for_url("file://**/appraisers/sl-r*/index.html")
    page.fill("header input[name=q]", "笔迹")
    page.press("header input[name=q]", "Enter")
    page.wait_for_url("file://**/search/index.html?q=*")
    page.wait_for_selector(".mj-hits a")
    page.close()


def test_without_a_script_the_page_explains_itself_and_leads_on(browser, root):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root)
    page.fill(BOX, "示例")
    page.press(BOX, "Enter")
    assert "/search/?q=" in page.url
    assert "没有运行脚本" in page.text_content("noscript")
    page.click("main section a[href='../appraisers/']")
    assert "鉴定人" in page.text_content("h1")
    context.close()


def test_a_name_is_answered_while_the_second_file_travels_and_nothing_is_denied(page, root, name):
    held = []
    page.route("**/search/rest.*.js", lambda route: held.append(route))
    page.goto(root)
    page.fill(BOX, name)
    page.wait_for_selector(OPTION)
    page.fill(BOX, "龘龘龘龘")
    page.wait_for_selector("main form [role=status]:has-text('正在载入')")
    page.fill(BOX, "笔迹鉴定")
    page.wait_for_selector("main form [role=status]:has-text('正在载入')")
    (route,) = held
    route.continue_()
    page.wait_for_selector(f"{OPTION}:has-text('执业类别')")


@pytest.mark.parametrize(("key", "options"), [("ArrowDown", 1), ("Escape", 0)])
def test_the_second_file_undoes_nothing_that_was_chosen_or_closed(page, root, name, key, options):
    held = []
    page.route("**/search/rest.*.js", lambda route: held.append(route))
    page.goto(root)
    page.fill(BOX, name)
    page.wait_for_selector(OPTION)
    page.press(BOX, key)
    (route,) = held
    route.continue_()
    page.wait_for_function("mingjianSearch.session.index.ready")
    assert page.locator(f"{OPTION}[aria-selected=true]").count() == options
    assert bool(page.locator(OPTION).count()) == bool(options)
    page.fill(BOX, "笔迹鉴定")
    page.wait_for_selector(f"{OPTION}:has-text('执业类别')")


@pytest.mark.parametrize("file", ["index.js", "rest.*.js"])
def test_data_that_cannot_be_loaded_are_not_passed_over_in_silence(browser, root, file):
    page = browser.new_page()
    page.route(f"**/search/{file}", lambda route: route.abort())
    page.goto(root)
    page.focus(BOX)
    page.wait_for_selector("main form:has-text('查找数据没有载入')")
    page.close()


@pytest.mark.parametrize("path", ["", "search/?q=示范"])
def test_axe_finds_nothing_with_results_open(page, root, path):
    page.goto(root + path)
    if not path:
        page.fill(BOX, "示范")
    page.wait_for_selector(OPTION if not path else ".mj-hits a")
    if not path:
        page.press(BOX, "ArrowDown")
    found = Axe().run(page)
    assert [(item["id"], [node["html"] for node in item["nodes"]][:2]) for item in found["violations"]] == []
