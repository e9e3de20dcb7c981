"""What a person most probably did where a parser gives up: named in their words, at the place of the slip.

A parser complains where it stumbles, often a line below the mistake, and in words about structure. Each slip
here is one a hand or a paste really makes; what none of them explains keeps the parser's own words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""Lines that git leaves in a file when two people changed the same place."""
_ODD_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
_ODD_SPACE = re.compile(rf"^(?P<indent>[ {_ODD_SPACES}]*[{_ODD_SPACES}])\S|:(?P<colon>[{_ODD_SPACES}])")
_KEY = r"^\s*(?:- +)*[A-Za-z_][A-Za-z0-9_]*"
_WIDE_COLON = re.compile(_KEY + "(?P<at>\uff1a)")
_NO_SPACE = re.compile(r"(?!\s*(?:- +)+[a-z]{2}:\d)" + _KEY + r"(?P<at>:)[^\s:/]")
"""Codes of categories have a colon of their own: ``- fy:02``."""
_NO_SPACE_AFTER_DASH = re.compile(r"^\s*(?P<at>-)[A-Za-z_][A-Za-z0-9_]*:")
_VALUE = re.compile(_KEY + r": +(?P<at>[^\s#|>].*)$")


@dataclass(frozen=True, slots=True)
class Slip:
    """What was probably done (a word of ``wording.yml``) and where."""

    word: str
    line: int
    column: int


def conflict(text: str) -> tuple[int, int] | None:
    """Return where unresolved changes of two people begin, if git has left any in a text."""
    found = _CONFLICT.search(text)
    return (text.count("\n", 0, found.start()) + 1, 1) if found else None


def slip(text: str, line: int) -> Slip | None:
    """Return what probably went wrong at a line that cannot be read, or just above it."""
    lines = text.split("\n")
    near = [number for number in (line - 1, line, line - 2) if 1 <= number <= len(lines)]
    for word, search in _SLIPS.items():
        for number in near:
            if found := search(lines[number - 1]):
                return Slip(word, number, found)
    return _value_above(lines, line)


def _at(pattern: re.Pattern[str]) -> Callable[[str], int]:
    """Return a search of one line: the column of the slip, 0 where there is none."""

    def search(line: str) -> int:
        found = pattern.search(line)
        if found is None or line.lstrip().startswith("#"):
            return 0
        return 1 + max(found.start(name) for name in found.groupdict())

    return search


_SLIPS: dict[str, Callable[[str], int]] = {
    "odd space": _at(_ODD_SPACE),
    "wide colon": _at(_WIDE_COLON),
    "no space after dash": _at(_NO_SPACE_AFTER_DASH),
    "no space after colon": _at(_NO_SPACE),
}


def _value_above(lines: list[str], line: int) -> Slip | None:
    """Find a key that has a value on its own line, and more lines indented below it."""
    if not 1 < line <= len(lines):
        return None
    body = lines[line - 1]
    for number in range(line - 1, 0, -1):
        above = lines[number - 1]
        if not above.strip() or above.lstrip().startswith("#"):
            continue
        found = _VALUE.match(above)
        deeper = len(body) - len(body.lstrip()) > len(above) - len(above.lstrip(" -"))
        return Slip("value above", number, found.start("at") + 1) if found and deeper else None
    return None
