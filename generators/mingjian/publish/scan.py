"""Scan of the finished bytes, before they are published: personal numbers and requests to other sites.

The registry's own text was checked with places and hints (rules P…); this is the second net, under
everything a template, an index or a bug could have put on a page (laws 4 and 6). It runs over every byte
published, so it first looks for what must be there (a long run of digits) and only then looks closely.
"""

import re
from collections.abc import Iterator
from datetime import date

from mingjian.model.registry import Registry
from mingjian.render.draft import File

_RUNS = bytes(ord("0") if ord("0") <= code <= ord("9") else ord(" ") for code in range(256))
_MOBILE = re.compile(rb"1[3-9]\d{9}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = b"10X98765432"
_LOADING = re.compile(
    rb"<(?:script|img|iframe|frame|audio|video|source|embed|object|track|input|image|use)\b[^<>]*"
    rb"\s(?:src|srcset|data|poster|(?:xlink:)?href)\s*=[^<>=]*$"
    rb"|<link\b(?![^<>]*\brel=[\"']?(?:canonical|alternate|license|author|me)\b)[^<>]*\shref\s*=[^<>=]*$"
    rb"|\burl\(\s*[\"']?(?:https?:)?$"
    rb"|@import\s+[\"'](?:https?:)?$",
    re.IGNORECASE,
)
"""What stands before the ``//`` of an address that a browser fetches by itself."""
_LOOK_BACK = 500


def allowed_numbers(registry: Registry) -> frozenset[bytes]:
    """Collect the numbers that are public by declaration: credit codes, certificates, public hotlines."""
    numbers: set[str | None] = set()
    for institution in registry.institutions.values():
        numbers |= {institution.uscc, institution.contact.hotline, institution.contact.phone}
        numbers |= {institution.host.uscc if institution.host else None, institution.supervision.phone}
        numbers |= {accreditation.number for accreditation in institution.accreditations}
    for authority in registry.authorities.values():
        numbers |= {authority.phone, authority.complaint_phone}
    return frozenset(re.sub(r"[-\s]", "", number).encode() for number in numbers if number)


def scan_artifact(artifact: File, allowed: frozenset[bytes]) -> Iterator[str]:
    """Say what must not be published in this file."""
    if not _is_text(artifact.media_type):
        return
    for number in personal_numbers(artifact.data, allowed):
        yield f"{artifact.path}：出现疑似{number}"
    if artifact.media_type.startswith(("text/html", "text/css")):
        for request in foreign_requests(artifact.data):
            yield f"{artifact.path}：向其他网站请求资源 {request}"


def personal_numbers(data: bytes, allowed: frozenset[bytes] = frozenset()) -> Iterator[str]:
    """Find ID numbers and mobile numbers; what is shown of them does not reveal them."""
    runs = data.translate(_RUNS)
    start = runs.find(b"00000000000")
    while start >= 0:
        end = runs.find(b" ", start)
        end = len(runs) if end < 0 else end
        word = data[start:end]
        if end - start == 17 and data[end : end + 1] in (b"X", b"x"):
            word = data[start : end + 1]
        if not _is_inside_word(data, start, start + len(word)) and word not in allowed:
            yield from _personal(word)
        start = runs.find(b"00000000000", end)


def _is_inside_word(data: bytes, start: int, end: int) -> bool:
    """Say whether letters touch the number: then it is part of a hash or a code, not a number."""
    return data[max(start - 1, 0) : start].isalpha() or data[end : end + 1].isalpha()


def looks_personal(word: bytes) -> bool:
    """Say whether a number would be complained of if it were not allowed."""
    return any(_personal(word))


def _personal(word: bytes) -> Iterator[str]:
    if _MOBILE.fullmatch(word):
        yield f"手机号码（{word[:3].decode()}********）"
    elif is_id_number(word):
        yield f"公民身份号码（{word[:6].decode()}************）"


def is_id_number(word: bytes) -> bool:
    """Say whether 18 characters are a valid citizen ID number (GB 11643): area, birth date, check digit."""
    if len(word) != 18 or not word[:17].isdigit() or not 11 <= int(word[:2]) <= 91:
        return False
    try:
        born = date(int(word[6:10]), int(word[10:12]), int(word[12:14]))
    except ValueError:
        return False
    total = sum(weight * (digit - 48) for weight, digit in zip(_WEIGHTS, word, strict=False))
    return born.year >= 1900 and word[17:].upper() == _CHECK_DIGITS[total % 11 : total % 11 + 1]


def foreign_requests(data: bytes) -> Iterator[str]:
    """Find tags and style rules that would load something from another site."""
    place = data.find(b"//")
    while place >= 0:
        if _LOADING.search(data, _tag_start(data, place), place):
            yield data[max(place - 40, 0) : place + 80].decode(errors="replace")
        place = data.find(b"//", place + 2)


def _tag_start(data: bytes, place: int) -> int:
    """Return where the tag begins that ``place`` may lie in; a style rule has none, so look a little back."""
    return max(data.rfind(b"<", max(place - _LOOK_BACK, 0), place), place - _LOOK_BACK, 0)


def _is_text(media_type: str) -> bool:
    return media_type.startswith(("text/", "application/json", "application/xml", "image/svg"))
