import re

from mingjian.render.pages import sitemap
from mingjian.render.pages.sitemap import render_sitemap

SITE = "https://example.invalid/x/"
PATHS = (
    "institutions/index.html",
    "index.html",
    "404.html",
    "search/index.html",
    "assets/a.js",
    "a&b/index.html",
)


def files(paths, site):
    return {file.path: file.data.decode() for file in render_sitemap(paths, site)}


def addresses(text):
    return re.findall(r"<loc>(.*?)</loc>", text)


def test_without_an_address_there_is_only_permission():
    assert files(PATHS, None) == {"robots.txt": "User-agent: *\nAllow: /\n"}


def test_the_map_lists_pages_by_their_folder_and_leaves_out_what_is_no_place_to_begin():
    found = files(PATHS, SITE)
    assert addresses(found["sitemap.xml"]) == [f"{SITE}a&amp;b/", SITE, f"{SITE}institutions/"]
    assert f"Sitemap: {SITE}sitemap.xml\n" in found["robots.txt"]


def test_a_long_map_is_cut_and_the_parts_are_listed(monkeypatch):
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 2)
    found = files([f"p{n}/index.html" for n in range(5)], SITE)
    assert addresses(found["sitemap.xml"]) == [f"{SITE}sitemap-{n}.xml" for n in (1, 2, 3)]
    parts = [addresses(found[f"sitemap-{n}.xml"]) for n in (1, 2, 3)]
    assert [len(part) for part in parts] == [2, 2, 1]
    assert len({address for part in parts for address in part}) == 5
