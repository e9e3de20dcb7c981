"""The page of a record whose kind has no page of its own making: every declared field, in declared order.

A kind gets this page for its declaration alone (docs/new-kind.md); labels are the titles of the
fields, and what a field refers to becomes a link.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjian.derive import wording
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, confidence_badge, index_head, origin_of
from mingjian.derive.views import Views
from mingjian.model.declaration import FieldSpec, Word, field_specs
from mingjian.model.provenance import Confidence, Record
from mingjian.model.registry import KIND

HEADLINE = frozenset({"id", "as_of", "sources", "title", "name"})
"""Fields that stand in the head or the foot of the page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: a text, a link within the site, an address outside, or a day."""

    text: str
    url: str = ""
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One field of the record with its values."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A record field by field; ``word`` says what kind of thing it is, ``state`` how it stands on the day."""

    head: Head
    word: Badge | None
    state: Badge | None
    lines: tuple[Line, ...]
    origin: Origin


def plain_page(views: Views, kind: str, record: Record, state: Badge | None = None) -> PlainPage:
    """Return the page of a record."""
    held = {spec.name: getattr(record, spec.name) for spec in _own(kind)}
    word = next((value for name, value in held.items() if name in {"type", "role"}), None)
    title = getattr(record, "title", "")
    title = title if "name" not in type(record).model_fields else getattr(record, "name", title)
    description = wording.DESCRIPTION_PLAIN.format(kind=KIND[kind].title, title=title)
    return PlainPage(
        head=Head(title, description, (INDEX[KIND[kind].folder],)),
        word=Badge(str(word), "info", word.meaning) if isinstance(word, Word) else None,
        state=state,
        lines=tuple(_lines(views, kind, held, title)),
        origin=origin_of(record),
    )


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One record with how it stands, since when and until when."""

    link: Link
    state: Badge | None
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class PlainIndex:
    """The records of a kind by what kind of thing they are; a kind without such a word is one group."""

    head: Head
    groups: tuple[tuple[str, str, tuple[IndexLine, ...]], ...]
    total: int


def plain_index(views: Views, kind: str, state: Callable[[Views, Any], Badge | None]) -> PlainIndex:
    """Return the index of a kind that needs no index of its own making."""
    words = next((spec.kind for spec in _own(kind) if spec.name in {"type", "role"}), None)
    held = sorted(views.registry.of(kind).items(), key=lambda pair: (_day(pair[1].since), pair[0]))
    lines = [(_word(item), _index_line(views, kind, key, item, state)) for key, item in reversed(held)]
    groups = [(str(word), word.meaning) for word in words] if words is not None else [("", "")]
    return PlainIndex(
        index_head(KIND[kind].folder),
        tuple(
            (name, meaning, tuple(line for word, line in lines if word == name)) for name, meaning in groups
        ),
        len(lines),
    )


def _word(record: Any) -> str:
    return str(getattr(record, "type", None) or getattr(record, "role", None) or "")


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _index_line(
    views: Views, kind: str, key: str, record: Any, state: Callable[[Views, Any], Badge | None]
) -> IndexLine:
    link = record_link(views, kind, key)
    return IndexLine(link, state(views, record), _day(record.since), _day(record.until))


def _own(kind: str) -> Iterator[FieldSpec]:
    return (spec for spec in field_specs(KIND[kind].model) if "." not in spec.path)


def _lines(views: Views, kind: str, held: dict[str, Any], title: str) -> Iterator[Line]:
    for spec in _own(kind):
        value = held[spec.name]
        if (spec.name in HEADLINE and value in (title, None)) or spec.name in {"id", "as_of", "sources"}:
            continue
        if spec.name in {"type", "role"} or value is None or value == ():
            continue
        if spec.model is None:
            values = value if spec.many else (value,)
            yield Line(spec.title, tuple(cell(views, spec, item) for item in values))
        else:
            for inner in field_specs(spec.model):
                found = getattr(value, inner.name, None)
                if found is not None:
                    yield Line(inner.title, (cell(views, inner, found),))


def cell(views: Views, spec: FieldSpec, value: Any) -> Cell:
    """Return one value as it is shown."""
    if isinstance(value, date):
        return Cell(value.isoformat(), kind="day")
    if isinstance(value, Confidence):
        mark = confidence_badge(value)
        return Cell(mark.word, mark.tone, "confidence")
    if spec.ref is not None:
        return _cell(record_link(views, spec.ref, value))
    find = _FINDERS.get(spec.vocabulary or "")
    if find is not None:
        return _cell(find(views, value))
    return Cell(str(value), kind="address" if str(value).startswith("http") else "text")


def _cell(link: Link) -> Cell:
    return Cell(link.text, link.url)


_FINDERS: dict[str, Callable[[Views, str], Link]] = {
    "categories": lambda views, code: views.categories.link(code),
    "regions": lambda views, code: views.region_link(code),
}


def record_link(views: Views, kind: str, key: str) -> Link:
    """Return the link to a record of any kind that has a page under its folder."""
    if kind == "institution":
        return views.institution_link(key)
    record: Any = views.registry.of(kind).get(key)
    if record is None:
        return Link(key, "")
    text = getattr(record, "name", None) or getattr(record, "title", None) or key
    return Link(text, f"{KIND[kind].folder}/{key}/")
