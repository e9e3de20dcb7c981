"""The small things views are made of: links, badges, sources, the head of a page. Plain data, no markup.

Addresses are relative to the root of the published tree (``institutions/sl-j0001/``); pages put their own
way back to the root in front of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from mingjian.derive import wording
from mingjian.model.declaration import Word
from mingjian.model.licence import ENDED, SUSPENDED
from mingjian.model.provenance import Confidence, Record, Source


class Link(NamedTuple):
    """A text that leads somewhere within the published tree."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A status in a word; ``tone`` (ok, info, warn, stop, none) chooses shape and colour."""

    word: str
    tone: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source of a record; ``href`` leads to the document in the registry, ``url`` outside."""

    title: str
    number: str | None
    url: str | None
    href: str | None
    dated: str | None
    shows: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from and on which day it was true."""

    id: str
    as_of: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Title, description and way back of a page."""

    title: str
    description: str
    crumbs: tuple[Link, ...] = ()


INDEX: dict[str, Link] = {key: Link(title, f"{key}/") for key, title in wording.INDEX_TITLES.items()}
"""Link to the index page of every section."""

_TONES = {"正常": "ok", "延续审查中": "info"}
UNKNOWN = Badge(wording.NO_STATUS, "none", wording.NO_STATUS_MEANING)


def _tone(word: Word) -> str:
    if word in ENDED:
        return "stop"
    return "warn" if word in SUSPENDED else _TONES.get(word, "none")


def status_badge(word: Word | None) -> Badge:
    """Return the badge of a status word; its meaning is the one declared with the word."""
    if word is None:
        return UNKNOWN
    key = (type(word), word.name)
    return _BADGES.get(key) or _BADGES.setdefault(key, Badge(str(word), _tone(word), word.meaning))


_BADGES: dict[tuple[type[Word], str], Badge] = {}
"""Badges by enumeration and member: words of two enumerations are equal texts with other meanings."""


INVENTED = Badge("虚构", "invented", "虚构：示例数据，不是真实的内容")


def confidence_badge(mark: Confidence, *, invented: bool = False) -> Badge:
    """Return the confidence mark as a badge, its tone the mark itself. Nothing invented was ever verified."""
    return INVENTED if invented else Badge(mark.label, mark.value, mark.meaning)


def source_view(source: Source) -> SourceView:
    """Return one source as pages show it."""
    return SourceView(
        title=source.title,
        number=source.number,
        url=source.url,
        href=None if source.document is None else f"documents/{source.document}/",
        dated=None if source.dated is None else source.dated.isoformat(),
        shows=source.shows,
    )


def sources_of(sources: Iterable[Source]) -> tuple[SourceView, ...]:
    """Return sources in the order given."""
    return tuple(map(source_view, sources))


def origin_of(record: Record) -> Origin:
    """Return id, day and sources of a record."""
    return Origin(record.id, record.as_of.isoformat(), sources_of(record.sources))


def index_head(section: str) -> Head:
    """Return the head of the index page of a section."""
    return Head(wording.INDEX_TITLES[section], wording.INDEX_DESCRIPTIONS[section])
