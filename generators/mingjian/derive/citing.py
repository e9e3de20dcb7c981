"""Which standard or document of the library a text cites.

People write numbers with any dash, names with or without marks, laws by their short names (aliases).
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from mingjian.model.document import Document
from mingjian.model.knowledge import Standard

_BLANK = re.compile(r"[\s《》]")
_PART = re.compile(r"[；;]")
_FORMAL = re.compile(r"第[一二三四五六七八九十百零〇\d]+[条款项点号]|〔\d{4}〕|令第\d+号")
"""What a citation of a text in force has: an article, or a number."""


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return _BLANK.sub("", text).replace("-", "—").upper()


def cited(held: Mapping[str, Standard], text: str) -> Standard | None:
    """Return the standard a text cites: by its number, or by its name where it has none."""
    wanted = _plain(text)
    for item in held.values():
        if item.number is not None and wanted.startswith(_plain(item.number)):
            return item
    return next((item for item in held.values() if _plain(item.title) == wanted), None)


def names_of(document: Document) -> Iterator[str]:
    """Yield what a document is cited by: its name, its short names, its number."""
    yield document.title
    yield from document.aliases
    if document.document_number is not None:
        yield document.document_number


def document_cited(held: Mapping[str, Document], text: str) -> Document | None:
    """Return the document one citation names first; the longest name that fits wins."""
    wanted = _plain(text)
    found = [
        (-len(plain), item.id, item)
        for item in held.values()
        for name in names_of(item)
        if wanted.startswith(plain := _plain(name)) or (name == item.document_number and plain in wanted)
    ]
    return min(found, key=lambda entry: entry[:2], default=(0, "", None))[2]


def citations(text: str) -> tuple[str, ...]:
    """Return the citations of a text that name an article or a number; others are descriptions."""
    return tuple(part.strip() for part in _PART.split(text) if _FORMAL.search(part))
