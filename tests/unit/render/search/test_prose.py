"""Written pages are found by title, by what the site map calls them, and by their headings."""

from mingjian.render.artifact import CSS, HTML, Artifact
from mingjian.render.search.prose import prose_rows

MAP = '<nav class="mj-map"><ul><li><a href="../glossary/">名词解释</a></li><li><a href="../fees/">收费</a></li></ul></nav>'
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
    assert (found["fees/"].title, found["fees/"].also) == ("收费", "")


def test_what_is_no_page_to_read_is_left_out():
    pages = [page("404.html", PAGE), page("docs/rules/r/index.html", PAGE), Artifact("a/index.css", b"", CSS)]
    assert prose_rows(pages) == []
