"""Tables that turn into cards on a narrow screen: every cell carries the title of its column.

The style sheet shows ``data-label`` beside the value once rows are stacked. Roles are written out, because
some browsers forget that a table is a table when its parts are displayed as blocks. Done in one place for
every page, so that a template only writes a plain ``mj-table``.
"""

import re
from html import unescape

LEAST_COLUMNS = 4
"""Narrower tables fit a phone as they are, unless they are of texts."""
TEXTS, LONG = 3, 40
"""A table of so many columns with a cell of so many characters is one of texts."""

_TABLE = re.compile(r'<table class="mj-table">(.*?)</table>', re.DOTALL)
_HEAD = re.compile(r"<thead\b[^>]*>(.*?)</thead>", re.DOTALL)
_TITLE = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_DATA = re.compile(r"<td\b[^>]*>(.*?)</td>", re.DOTALL)
_OPENING = re.compile(r"<(thead|tbody|tr|th|td)\b(?=[ >])")
_TAG = re.compile(r"<[^>]+>")
_OPEN = '<table class="mj-table mj-table--cards" role="table">'


def label_cells(content: str) -> str:
    """Return the content with every wide table made ready to be stacked."""
    if '<table class="mj-table">' not in content:
        return content
    return _TABLE.sub(_labelled, content)


def _labelled(match: re.Match[str]) -> str:
    body = match[1]
    head = _HEAD.search(body)
    titles = _TITLE.findall(head[1]) if head else []
    if head is None or "colspan=" in body or "rowspan=" in body:
        return match[0]
    if len(titles) < LEAST_COLUMNS and not (len(titles) == TEXTS and _is_of_texts(body[head.end() :])):
        return match[0]
    return f"{_OPEN}{_head(body[: head.end()])}{_rows(body[head.end() :], titles)}</table>"


def _is_of_texts(rows: str) -> bool:
    return any(len(_TAG.sub("", cell)) >= LONG for cell in _DATA.findall(rows))


def _head(text: str) -> str:
    return _OPENING.sub(lambda found: f'<{found[1]} role="{_HEAD_ROLES[found[1]]}"', text)


def _rows(text: str, titles: list[str]) -> str:
    cells = [_cell(title) for title in titles]
    column = 0

    def opening(found: re.Match[str]) -> str:
        nonlocal column
        tag = found[1]
        if tag in _ROW_ROLES:
            column = 0
            return f'<{tag} role="{_ROW_ROLES[tag]}"'
        column += 1
        return '<th role="rowheader"' if tag == "th" else cells[column - 1]

    return _OPENING.sub(opening, text)


def _cell(title: str) -> str:
    text = unescape(_TAG.sub("", title)).strip().replace("&", "&amp;").replace('"', "&quot;")
    return f'<td role="cell" data-label="{text}"'


_HEAD_ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}
_ROW_ROLES = {"tbody": "rowgroup", "tr": "row", "thead": "rowgroup"}
