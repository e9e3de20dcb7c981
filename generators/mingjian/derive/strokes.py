"""Stroke counts: the other order in which Chinese names are looked up on paper.

The counts are those of Unihan, kept in ``strokes.txt`` beside this module (source and licence at its head).
"""

from functools import cache
from importlib import resources

_SIGN_OF_NONE = 35
_ROW = 64
UNKNOWN = 99
"""Count of a character Unihan does not know; such names stand last."""


@cache
def _rows() -> dict[int, str]:
    text = resources.files("mingjian.derive").joinpath("strokes.txt").read_text(encoding="ascii")
    lines = (line.split(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {int(first, 16) // _ROW: signs for first, signs in lines}


def strokes(character: str) -> int:
    """Return the number of strokes of a character."""
    row, place = divmod(ord(character), _ROW)
    signs = _rows().get(row)
    count = 0 if signs is None else ord(signs[place]) - _SIGN_OF_NONE
    return count if count > 0 else UNKNOWN


def stroke_key(name: str) -> tuple[tuple[int, str], ...]:
    """Return the key by which names are sorted: strokes, then code point, character by character."""
    return tuple((strokes(character), character) for character in name)
