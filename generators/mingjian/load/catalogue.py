"""What a finding says: code → title, severity, Chinese sentences. The wording is data (``catalogue.yml``).

Loading and checking keep one catalogue each, in the same format, so ``explain`` and the docs read both alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

import yaml

from mingjian.model.finding import Finding, FindingSeverity

SHOWN = 60
"""Longest value quoted in a sentence; the place says where the rest is."""
_LISTS = frozenset({"allowed", "names", "advice", "folders", "known", "description", "way"})
"""Parameters that are our own words and are given in full."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of a catalogue.

    ``message`` and ``hint`` are ``str.format`` templates. ``why`` gives the reason, ``fix`` the way out in
    full; ``dated`` marks rules that depend on the day and so never run in the gate.
    """

    code: str
    title: str
    severity: FindingSeverity
    message: str
    hint: str = ""
    law: str = ""
    since: str = ""
    dated: bool = False
    why: str = ""
    fix: str = ""

    def finding(self, place: "Place", /, *, field: str = "", record_id: str = "", **params: Any) -> Finding:
        """Word one finding of this code at a place."""
        shown = {key: value if key in _LISTS else shorten(value) for key, value in params.items()}
        shown["field"] = field
        return Finding(
            code=self.code,
            severity=self.severity,
            message=self.message.format_map(shown),
            path=place.path,
            line=place.line,
            column=place.column,
            field=field,
            record_id=record_id,
            hint=self.hint.format_map(shown),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: path as shown, line and column from 1 (0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0


class Catalogue(Mapping[str, Entry]):
    """The entries of one layer by code."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = dict(entries)

    @classmethod
    def read(cls, package: str, name: str = "catalogue.yml") -> Self:
        """Read a package's catalogue file."""
        raw = yaml.load(files(package).joinpath(name).read_bytes(), yaml.CSafeLoader)
        return cls({code: _entry(code, fields) for code, fields in raw.items()})

    def __getitem__(self, code: str) -> Entry:
        return self._entries[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _entry(code: str, fields: Mapping[str, Any]) -> Entry:
    texts = {key: value if isinstance(value, bool) else str(value) for key, value in fields.items()}
    severity = FindingSeverity[str(texts.pop("severity", "error")).upper()]
    return Entry(code=code, severity=severity, **texts)  # type: ignore[arg-type]


def shorten(value: Any) -> Any:
    """Return a value fit for a sentence: on one line, not too long, odd characters made visible."""
    if not isinstance(value, str):
        return value
    line = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in value)
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


@cache
def load_catalogue() -> Catalogue:
    """Return the catalogue of this layer: what can be wrong with a file before any rule looks at it."""
    return Catalogue.read("mingjian.load")


@cache
def wording() -> dict[str, dict[str, str]]:
    """Return the Chinese words for types, parser problems and look-alikes."""
    raw = yaml.load(files("mingjian.load").joinpath("wording.yml").read_bytes(), yaml.CSafeLoader)
    return {section: {str(k): str(v) for k, v in words.items()} for section, words in raw.items()}
