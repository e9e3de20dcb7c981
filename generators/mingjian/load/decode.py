"""Bytes to text a YAML reader may see: size, encoding, line ends, tabs and control characters.

What can be undone without guessing is undone and reported once (BOM, CRLF); anything else stops the file.
"""

import re
from dataclasses import dataclass

from mingjian.load.reading import Problem
from mingjian.load.scalar import UNUSUAL

SIZE_LIMIT = 1 << 20
"""Largest file read, in bytes; the largest real record is 60 times smaller."""

_BOM = b"\xef\xbb\xbf"
_INDENTING_TAB = re.compile(r"^[ ]*(?:- +)*\t", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with Unix line ends, or None where the file must not be read further."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file and what was wrong with its bytes."""
    if len(data) > SIZE_LIMIT:
        return Decoded(None, (Problem("F109", 1, 1, params={"size": len(data) // 1024}),))
    problems: list[Problem] = []
    if data.startswith(_BOM):
        problems.append(Problem("F105", 1, 1))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return Decoded(None, (Problem("F108", *_place(before, len(before))),))
    if "\r" in text:
        problems.append(Problem("F106", *_place(text, text.index("\r"))))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _judge_characters(text, problems)


def _judge_characters(text: str, problems: list[Problem]) -> Decoded:
    if odd := UNUSUAL.search(text):
        params = {"character": f"U+{ord(odd.group()):04X}"}
        return Decoded(None, (Problem("F107", *_place(text, odd.start()), params=params),))
    if "\t" not in text:
        return Decoded(text, tuple(problems))
    problems.append(Problem("F104", *_place(text, text.index("\t"))))
    return Decoded(None if _INDENTING_TAB.search(text) else text, tuple(problems))


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
