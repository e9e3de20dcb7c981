"""The source line a finding points at, with a caret under the column, safe to print anywhere.

Chinese characters are two columns wide; the caret line is padded with ideographic spaces under them, so that
the caret stands right whatever the font. Nothing a file holds can reach the terminal as a control sequence.
"""

import unicodedata
from typing import Protocol

from mingjian.model.errors import MingjianError

WIDTH = 96
BEFORE = 40
CUT = "…"


class Reader(Protocol):
    """What an excerpt needs of a source: its label and the bytes of a file."""

    @property
    def label(self) -> str: ...  # noqa: D102
    def read(self, path: str) -> bytes: ...  # noqa: D102


class Excerpts:
    """Reads lines of a source's files; each file is read once."""

    def __init__(self, source: Reader) -> None:
        self._source = source
        self._lines: dict[str, list[str]] = {}

    def line(self, path: str, number: int) -> str | None:
        """Return a line of a file (``path`` as findings name it), or None."""
        if path not in self._lines:
            self._lines[path] = self._read(path.removeprefix(f"{self._source.label}/"))
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else None

    def _read(self, path: str) -> list[str]:
        try:
            return self._source.read(path).decode("utf-8", "replace").split("\n")
        except MingjianError:
            return []


def visible(text: str) -> str:
    """Return a text in which every control or invisible character is replaced."""
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char.isprintable() or char == "\u3000":
        return char
    return "→" if char == "\t" else "\ufffd"


def pointed(line: str, column: int) -> tuple[str, str]:
    """Return a line cut to a readable width and the line with the caret below it."""
    line = visible(line.removesuffix("\r"))
    position = min(max(column, 1) - 1, len(line))
    start = max(0, position - BEFORE) if len(line) > WIDTH else 0
    shown = line[start : start + WIDTH]
    lead = CUT if start else ""
    tail = CUT if start + WIDTH < len(line) else ""
    padding = "".join(_blank(char) for char in lead + line[start:position])
    return f"{lead}{shown}{tail}", f"{padding}^"


def _blank(char: str) -> str:
    return "\u3000" if unicodedata.east_asian_width(char) in "WF" else " "
