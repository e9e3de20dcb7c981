"""A finished page in a preview: its links settled for a folder on disk, and how it differs from its other."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from posixpath import join, normpath, relpath

_SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script>\s*", re.DOTALL)
_CANONICAL = re.compile(rb'<(?:link rel="canonical"|meta property="og:url")[^>]*>')
_HEAD = b"</head>"
_NOINDEX = b'<meta name="robots" content="noindex">'
_PICTURE = re.compile(rb'<img\b[^>]*?\bsrc="([^"?]*)[^>]*>')
_ADDRESS = re.compile(rb'(<(a|form|link|img|source)\b[^>]*?\b(?:href|action|src)=")([^"]*)(")')
_ABSOLUTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#|$)")
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BLOCKS = "p|li|ul|ol|dl|dt|dd|tr|td|th|h[1-6]|div|section|article|table|nav|aside|caption|details|summary"
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^>]*>")
_GAP = "\N{IDEOGRAPHIC SPACE}"
MOST = 30
"""Passages written out above two pages."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One place where two pages differ; an empty text means that the page has nothing there."""

    old: str
    new: str


def passages(old: bytes, new: bytes) -> tuple[Passage, ...]:
    """Return what two pages say differently, in the order of the page; nothing where one is missing."""
    if not old or not new:
        return ()
    was, now = list(_texts(old)), list(_texts(new))
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    changed = [(was[a:b], now[c:d]) for tag, a, b, c, d in steps if tag != "equal"]
    told = (Passage(_GAP.join(old_texts), _GAP.join(new_texts)) for old_texts, new_texts in changed)
    return tuple(dict.fromkeys(told))[:MOST]


def _texts(page: bytes) -> Iterator[str]:
    """Yield what stands in the paragraphs and cells of a page's content."""
    content = _MAIN.search(page.decode())
    for piece in _BLOCK.split(content[0] if content else ""):
        text = " ".join(unescape(_TAG.sub("", piece)).split())
        if text:
            yield text


def settled(
    page: bytes, url: str, pages: Container[str], files: Container[str], site: str
) -> tuple[bytes, set[str]]:
    """Return a page without scripts, its links settled, and the files it loads.

    Args:
        page: the finished page.
        url: where it lies from the root of its side.
        pages: addresses of the pages that are in the preview.
        files: what else its side can give; a picture that is not among it is left out.
        site: address of the published site; empty where there is none.
    """
    loaded: set[str] = set()

    def picture(found: re.Match[bytes]) -> bytes:
        return found[0] if normpath(join(url, unescape(found[1].decode()))) in files else b""

    def place(found: re.Match[bytes]) -> bytes:
        tag, address = found[2].decode(), unescape(found[3].decode())
        if _ABSOLUTE.match(address):
            return found[0]
        bare, mark, rest = _split(address)
        target = normpath(join(url, bare)) if bare else url
        target = "" if target == "." else target
        if tag not in {"a", "form"}:
            loaded.add(target)
            return found[1] + (bare or ".").encode() + found[4]
        folder = f"{target}/" if target and not target.endswith("/") else target
        there = _here(folder, url) if folder in pages else site and f"{site}{_live(target)}"
        return found[1] + (f"{there}{mark}{rest}" if there else "#").encode() + found[4]

    still = _PICTURE.sub(picture, _CANONICAL.sub(b"", _SCRIPT.sub(b"", page)))
    return _ADDRESS.sub(place, still.replace(_HEAD, _NOINDEX + _HEAD, 1)), loaded


def _split(address: str) -> tuple[str, str, str]:
    """Split an address before its query or fragment."""
    found = re.search(r"[?#]", address)
    if found is None:
        return address, "", ""
    return address[: found.start()], found[0], address[found.end() :]


def _here(folder: str, url: str) -> str:
    return relpath(f"{folder}index.html", url or ".")


def _live(target: str) -> str:
    """Return an address on the published site: folders end in a stroke, files do not."""
    return target if not target or "." in target.rpartition("/")[2] else f"{target}/"
