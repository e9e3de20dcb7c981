"""The preview of a change, opened from disk: both sides of every changed page, nothing fetched, nothing run."""

import pytest
from gitworld import git
from mingjian.cli.app import run
from worlds import appraiser, base, institution, path_of, write

HOUSE = "institutions/990101/sl-j0001.yml"
NASTY = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A preview of another telephone number, hostile opening hours and somebody new."""
    place = tmp_path_factory.mktemp("preview")
    git(place, "init", "-q", "-b", "main")
    write(place / "registry", base())
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "示例", when="2026-06-30T08:00:00+08:00")
    number = "990116001009"
    person = appraiser(
        **{"id": "sl-r00009", "name": "周示例", "practice_number": number, "certificates[0].number": number}
    )
    house = institution(**{"contact.phone": "0990-5550999", "contact.hours": NASTY})
    write(place / "registry", {HOUSE: house, path_of("appraiser", person, base()): person})
    assert run(["diff", "HEAD", "--registry", str(place / "registry"), "--preview", str(place / "out")]) == 0
    return place / "out"


@pytest.fixture
def page(chromium, folder):
    context = chromium.new_context()
    page = context.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on(
        "request",
        lambda request: None if request.url.startswith(folder.as_uri()) else wrong.append(request.url),
    )
    page.goto((folder / "index.html").as_uri())
    yield page
    assert wrong == []
    context.close()


def test_both_sides_of_a_page_stand_beside_each_other(page, folder):
    assert "周示例" in page.locator("main").inner_text()
    page.get_by_role("link", name=base()[HOUSE]["name"]).first.click()
    old, new = (page.frame_locator("iframe").nth(number).locator("main") for number in (0, 1))
    assert "0990-5550999" not in old.inner_text()
    assert "0990-5550999" in new.inner_text()
    assert "0990-5550999" in page.locator("table.passages ins").all_inner_texts()
    left, right = (page.locator("iframe").nth(number).bounding_box() for number in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    header = page.frame_locator("iframe").first.locator("header").first
    assert header.evaluate("node => getComputedStyle(node).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_hostile_values_stay_text_on_every_page(page, folder):
    page.get_by_role("link", name=base()[HOUSE]["name"]).first.click()
    page.frame_locator("iframe").nth(1).locator("main").wait_for()
    assert page.title().endswith("改前改后")
    assert page.frames[2].title() != "x"
    assert NASTY.split("<img", maxsplit=1)[0] in " ".join(
        page.locator("table.passages ins").all_inner_texts()
    )
    assert not any(b"<script" in path.read_bytes() for path in folder.rglob("*.html"))


def test_a_new_page_has_one_side(page):
    page.get_by_role("link", name="周示例").first.click()
    assert page.get_by_text("改前没有这一页。").count() == 1
    assert page.locator("iframe").count() == 1


def test_links_lead_to_the_same_side_or_to_the_published_site(page, folder):
    page.goto((folder / "after/institutions/sl-j0001/index.html").as_uri())
    page.locator("main a[href*='sl-r00009']").first.click()
    assert page.url == (folder / "after/appraisers/sl-r00009/index.html").as_uri()
    links = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    site = base()["registry.yml"].get("site_url", "")
    outside = [link for link in links if not link.startswith(("file:", "mailto:", site or "file:"))]
    assert not [link for link in outside if "sl-" in link]
    for link in links:
        if link.startswith("file:"):
            bare = link.partition("#")[0]
            assert any(path.as_uri() == bare for path in folder.rglob("*.html")), link


def test_it_is_small_and_fits_a_phone(chromium, folder):
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 3_000_000
    context = chromium.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    for path in (folder / "index.html", folder / "pages/01.html"):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
