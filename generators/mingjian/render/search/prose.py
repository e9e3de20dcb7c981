"""What of the written pages can be found: every stop of the site map, with the headings of the hand-written.

An errand is also found by the words people have for it (``data/everyday.txt``): 投诉 is the page that says
whom to call before it is a number in the statistics.

The pages come as they were built, so a page that is added to the folder is found without a word here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from importlib.resources import files

from mingjian.render.artifact import HTML, Artifact
from mingjian.render.search.rows import EntryRow

INDEX = "index.html"
_MAP = re.compile(r'<nav class="mj-map".*?</nav>', re.DOTALL)
_LINK = re.compile(r'<a href="\.\./([^"#?]+)">(.*?)</a>')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_HEADING = re.compile(r"<h[23]\b[^>]*>(.*?)</h[23]>", re.DOTALL)
_ABOUT = re.compile(r'<meta name="description" content="([^"]*)">')
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_WRITTEN = re.compile(r"(?!404)(?:[a-z-]+/){1,2}index\.html")
"""Deeper pages are lists of rules, which have a page of their own to look them up."""


def prose_rows(static: Iterable[Artifact]) -> list[EntryRow]:
    """Return the pages by address; a title the site map gives comes before the page's own."""
    pages = {page.path: page.data.decode() for page in static if page.media_type == HTML}
    written = {path.removesuffix(INDEX): text for path, text in pages.items() if _WRITTEN.fullmatch(path)}
    first = next((text for path, text in sorted(written.items()) if path.count("/") == 1), "")
    named = dict(_named(first))
    rows = []
    for path in sorted(named.keys() | written.keys()):
        title = named.get(path) or _title(written[path])
        words = (*everyday().get(path, ()), *_also(written.get(path, "")))
        also = dict.fromkeys(part for part in words if part and part != title)
        rows.append(EntryRow(path, title, "\t".join(also)))
    return rows


@cache
def everyday() -> dict[str, tuple[str, ...]]:
    """Return the everyday words by the address of the page they are for."""
    text = files("mingjian.render.search").joinpath("data/everyday.txt").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {path: tuple(words) for path, *words in lines}


def _named(page: str) -> Iterator[tuple[str, str]]:
    found = _MAP.search(page)
    for path, text in _LINK.findall(found[0]) if found else ():
        yield path, _plain(text)


def _title(text: str) -> str:
    found = _TITLE.search(text)
    return _plain(found[1]) if found else ""


def _also(text: str) -> Iterator[str]:
    article = _ARTICLE.search(text)
    if article is None:
        return
    yield _title(text)
    if about := _ABOUT.search(text):
        yield unescape(about[1])
    yield from map(_plain, _HEADING.findall(article[0]))


def _plain(text: str) -> str:
    return unescape(_TAG.sub("", text)).strip()
