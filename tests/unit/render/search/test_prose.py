"""Written pages are found by title, by what the site map calls them, and by their headings."""

from importlib.resources import files

import yaml
from mingjian.render.artifact import CSS, HTML, Artifact
from mingjian.render.search.prose import everyday, prose_rows

MAP = '<nav class="mj-map"><ul><li><a href="../glossary/">名词解释</a></li><li><a href="../pilots/">试点</a></li></ul></nav>'
PAGE = (
    '<meta name="description" content="词的意思&amp;英文"><article><h1 id="top">术语</h1>'
    '<h2 id="who">谁<a href="#who">#</a></h2><p>不找</p></article><h2>页脚</h2>'
)


def page(path, text):
    return Artifact(path, text.encode(), HTML)


def test_the_map_names_a_page_and_its_own_title_is_found_too():
    found = {row.id: row for row in prose_rows([page("glossary/index.html", PAGE + MAP)])}
    assert found["glossary/"].title == "名词解释"
    assert found["glossary/"].also.split("\t") == ["术语", "词的意思&英文", "谁#"]
    assert (found["pilots/"].title, found["pilots/"].also) == ("试点", "")


def test_what_is_no_page_to_read_is_left_out():
    pages = [page("404.html", PAGE), page("docs/rules/r/index.html", PAGE), Artifact("a/index.css", b"", CSS)]
    assert prose_rows(pages) == []


def test_an_errand_is_found_by_the_words_people_have_for_it():
    stop = '<nav class="mj-map"><ul><li><a href="../complaints/">怎么投诉</a></li></ul></nav>'
    found = {row.id: row for row in prose_rows([page("glossary/index.html", PAGE + stop)])}
    assert {"投诉", "举报"} <= set(found["complaints/"].also.split("\t"))


def test_every_everyday_word_belongs_to_a_stop_of_the_site_map():
    text = files("mingjian.theme").joinpath("mkdocs_theme.yml").read_text("utf-8")
    stops = {link["path"] for group in yaml.safe_load(text)["sitemap"] for link in group["links"]}
    assert set(everyday()) - stops == set()
