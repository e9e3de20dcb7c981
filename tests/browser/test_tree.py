"""The built tree as a whole: every link leads somewhere, every record can be reached, every page parses."""

import re
from functools import cache
from html import unescape
from posixpath import dirname, join, normpath

import html5lib
import pytest

pytestmark = pytest.mark.browser
LINK = re.compile(r'<(?:a|link|script|img|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
OUTSIDE = ("https://", "http://", "tel:", "mailto:", "data:")
BASE = "/mingjian/"
"""Where the sample says it lies (``site_url``): the page for lost visitors is shown at any depth."""
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)


@cache
def pages(site):
    return {
        file.relative_to(site).as_posix(): file.read_text("utf-8") for file in sorted(site.rglob("*.html"))
    }


def target(path, link):
    """Return the file a link leads to, and the place on it."""
    address, _, anchor = unescape(link).partition("#")
    address = address.partition("?")[0]
    if not address:
        return path, anchor
    inside = address.removeprefix(BASE) if path == "404.html" else address
    found = normpath(inside or "." if inside != address else join(dirname(path), address))
    is_folder = address.endswith(("/", ".")) or found == "."
    return (join(found, "index.html").removeprefix("./") if is_folder else found), anchor


def test_no_link_is_dead(site):
    ids = {path: {*ID.findall(text), ""} for path, text in pages(site).items()}
    dead = set()
    for path, text in pages(site).items():
        for link in LINK.findall(text):
            if link.startswith(OUTSIDE):
                continue
            file, anchor = target(path, link)
            known = ids[file] if file in ids else ({""} if (site / file).is_file() else set())
            if (anchor if "=" not in anchor else "") not in known:
                dead.add((path, link))
    assert dead == set()


def test_every_page_can_be_reached_from_home_without_a_script(site):
    seen, ahead = set(), ["index.html"]
    while ahead:
        path = ahead.pop()
        if path in seen or path not in pages(site):
            continue
        seen.add(path)
        ahead += [
            target(path, link)[0] for link in LINK.findall(pages(site)[path]) if not link.startswith(OUTSIDE)
        ]
    assert set(pages(site)) - seen - {"404.html"} == set()


def test_nothing_in_a_page_runs_and_nothing_is_styled_in_place(site):
    """Linked data is the one script element with a body: data that no browser runs (docs/adr/0014)."""
    for path, text in pages(site).items():
        for attributes, body in SCRIPT.findall(text):
            assert not body or attributes == ' type="application/ld+json"', path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), path


def test_every_kind_of_page_is_valid_markup(site, kinds):
    problems = {}
    for kind, url in kinds.items():
        parser = html5lib.HTMLParser()
        parser.parse((site / url / "index.html").read_text("utf-8"))
        if parser.errors:
            problems[kind] = parser.errors[:3]
    assert problems == {}


def test_ids_are_used_once_on_every_page(site):
    twice = {
        path for path, text in pages(site).items() if len(ID.findall(text)) != len(set(ID.findall(text)))
    }
    assert twice == set()


def test_there_is_one_search_box_on_every_page(site):
    counts = {path: text.count('role="search"') for path, text in pages(site).items()}
    assert {path: count for path, count in counts.items() if count != 1} == {}
