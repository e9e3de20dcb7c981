"""“Did you mean …”: the closest known word, found without comparing everything with everything."""

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

_ID = re.compile(r"([a-z]{2}-[a-z]*)(\d{1,8})", re.ASCII)
LIMIT = 400
"""How many plausible candidates are compared closely; a suggestion is a courtesy, not worth seconds."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, or None when nothing is close."""
    known = candidates if isinstance(candidates, Collection) else tuple(candidates)
    if (same := _same_number(word, known)) is not None:
        return same
    letters = set(word)
    plausible = [
        other
        for other in known
        if abs(len(other) - len(word)) <= 2 and len(letters & set(other)) * 2 >= len(letters)
    ]
    plausible.sort(key=lambda other: (-_shared(word, other), other))
    slips = [other for other in plausible if _is_one_slip(word, other)]
    if slips:
        return slips[0]
    matcher = SequenceMatcher(b=word, autojunk=False)
    best, score = None, 0.6
    for other in plausible[:LIMIT]:
        matcher.set_seq1(other)
        ratio = matcher.ratio()
        if ratio > score:
            best, score = other, ratio
    return best


def _same_number(word: str, known: Collection[str]) -> str | None:
    """Return the id of the same number with the zeros that were left out, or written too often."""
    parts = _ID.fullmatch(word)
    if parts is None:
        return None
    written = (f"{parts[1]}{int(parts[2]):0{width}d}" for width in (3, 4, 5))
    return next((other for other in written if other in known and other != word), None)


def _is_one_slip(word: str, other: str) -> bool:
    """Say whether one character was mistyped, or two neighbours swapped: most mistakes in codes are."""
    if len(word) != len(other):
        return False
    wrong = [place for place, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    first, *rest = wrong
    return rest == [first + 1] and word[first] == other[first + 1] and word[first + 1] == other[first]


def _shared(first: str, second: str) -> int:
    """Count characters equal at the same position, from both ends."""
    forward = sum(a == b for a, b in zip(first, second, strict=False))
    backward = sum(a == b for a, b in zip(reversed(first), reversed(second), strict=False))
    return max(forward, backward)
