"""What a page may cost a telephone: bytes as sent (gzip) and requests, on record pages and everywhere."""

import gzip

import pytest

pytestmark = pytest.mark.browser
KB = 1024
RECORDS = (
    "institutions/sl-j0003/",
    "institutions/sl-j0018/",
    "appraisers/sl-r00001/",
    "inspections/sl-c0018/",
)
OWN_CSS = ("mingjian.css", "guide.css", "facets.css", "draw.css")


def packed(path):
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


@pytest.mark.parametrize("url", RECORDS)
def test_a_record_page_is_light(visit, site, url):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit(url)
    page.wait_for_load_state("networkidle")
    files = [
        address.removeprefix(site.as_uri()).partition("?")[0].lstrip("/")
        for address in asked
        if address.startswith("file:")
    ]
    assert packed(site / url / "index.html") <= 20 * KB
    assert len(files) <= 6, files
    assert sum(packed(site / file) for file in files) <= 60 * KB


def test_styles_and_scripts_keep_to_their_budgets(site):
    assets = site / "assets"
    assert sum(packed(assets / name) for name in OWN_CSS) <= 12 * KB
    assert packed(assets / "mingjian.css") <= 9 * KB
    assert packed(assets / "search.js") <= 12 * KB
    assert packed(assets / "facets.js") <= 6 * KB


def test_no_page_of_the_sample_is_heavier_than_a_long_list(site):
    heavy = {
        file.relative_to(site).as_posix(): packed(file)
        for file in site.rglob("*.html")
        if file.stat().st_size > 100 * KB and packed(file) > 40 * KB
    }
    assert heavy == {}


def test_data_for_narrowing_is_asked_for_only_when_it_is_needed(visit):
    asked = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit("appraisers/")
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "/facets/" in address]
