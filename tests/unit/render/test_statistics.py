"""Charts of the statistics pages say in words what they draw: for print, for screen readers, for the colour-blind."""

import re

import pytest
from mingjian.render.pages.pages import render_pages
from openfiles import views_of
from plainshell import PlainShell

SVG = re.compile(r'<svg class="mj-chart".*?</svg>', re.DOTALL)
WORDS = re.compile(r"<text [^>]*>([^<]+)</text>")


@pytest.fixture(scope="module")
def pages():
    found = render_pages(views_of(), PlainShell())
    wanted = [draft for draft in found if draft.path.startswith("statistics/")]
    return {draft.path.removesuffix("index.html"): draft.data.decode() for draft in wanted}


def charts(pages):
    return [(url, chart) for url, page in pages.items() for chart in SVG.findall(page)]


def test_there_is_an_overview_a_page_for_each_indicator_and_a_yearbook_for_each_year(pages):
    assert {"statistics/", "statistics/testimony/", "statistics/institutions-held/"} <= set(pages)
    assert {url for url in pages if url.split("/")[1].isdigit()} == {
        "statistics/2023/",
        "statistics/2024/",
        "statistics/2025/",
    }


def test_a_chart_is_an_image_with_a_title_and_a_description(pages):
    assert len(charts(pages)) > 10
    for url, chart in charts(pages):
        title, told = re.search(r'role="img" aria-labelledby="(\S+) (\S+)"', chart).groups()
        assert re.search(rf'<title id="{title}">[^<]+</title><desc id="{told}">[^<]+</desc>', chart), url


def test_no_two_things_on_a_page_have_one_id(pages):
    for url, page in pages.items():
        ids = re.findall(r' id="([^"]+)"', page)
        assert sorted(ids) == sorted(set(ids)), url


def test_every_number_and_word_of_a_chart_stands_in_its_description_and_in_the_table(pages):
    for url, chart in charts(pages):
        told = re.search(r"<desc [^>]*>([^<]+)</desc>", chart)[1]
        table = pages[url].split("</svg>", 1)[1]
        for word in WORDS.findall(chart):
            assert word in told, (url, word)
            assert word.removesuffix("末").removesuffix("上").removesuffix("下") in table, (url, word)


def test_nothing_depends_on_colour(pages):
    assert not any(re.search(r'(fill|stroke|style)="', chart) for _, chart in charts(pages))


def test_each_page_leads_to_its_file_and_shows_its_query(pages):
    page = pages["statistics/testimony/"]
    assert 'href="../../statistics/testimony/testimony.csv"' in page
    assert "FROM statistics WHERE indicator = &#39;testimony&#39;" in page
    assert 'href="../../statistics/2024/2024.csv"' in pages["statistics/2024/"]


def test_a_missing_number_says_why(pages):
    page = pages["statistics/testimony/"]
    assert "未公布" in page
    assert "没有出庭通知" in page
    assert "分母不足20，不算比率" in page
