"""What differs between two versions of a record, field by field, in the terms of the declaration.

Values are compared as read, so a reformatted file differs in nothing. Items of a list are paired by likeness,
not by place, so an added licence is one addition and not a change of every line after it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from mingjian.model.declaration import FieldSpec, Model, field_specs, key_order

CHECKED = "as_of"
"""The field that only says when a record was checked."""
_NUMBERS = frozenset({"decision_number", "number"})
_NAMED_BY = ("name", "title", "number", "code", "category", "institution", "item", "matter", "kind", "status")
"""Fields that tell items of a list apart for a reader, the best first."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs. ``path`` is as declared, ``item`` says which item of a list.

    ``old`` and ``new`` are plain texts; ``ref`` says what kind of id or word they hold. ``cites`` are the
    numbers and ids in the same item, by which a change that may not be public is found (law 5). ``whole`` is
    the title of the list and the name of the item, where the whole item was added or removed.
    """

    path: str
    title: str
    item: str
    old: str | None
    new: str | None
    ref: str = ""
    cites: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


class _Place(NamedTuple):
    """Where a comparison stands: declared path, titles so far, the item it is in, what is cited around it.

    ``whole`` names the item that was added or removed as a whole.
    """

    path: str = ""
    titles: tuple[str, ...] = ()
    item: str = ""
    cites: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    def at(self, spec: FieldSpec) -> "_Place":
        """Return the place of a field."""
        mark = "[]" if spec.many else ""
        path = f"{self.path}.{spec.name}{mark}" if self.path else f"{spec.name}{mark}"
        return self._replace(path=path, titles=(*self.titles, spec.title))


def contents(record: Model, *, gone: bool = False) -> tuple[FieldChange, ...]:
    """Return every field of a record as if it had come out of nothing, or (``gone``) went into nothing."""
    old, new = (record, None) if gone else (None, record)
    found = _model(type(record), old, new, _Place())
    return tuple(change for change in found if change.old != change.new)


@cache
def _fields(model: type[Model]) -> tuple[FieldSpec, ...]:
    specs = {spec.name: spec for spec in field_specs(model) if "." not in spec.path}
    return tuple(specs[name] for name in key_order(model))


def differences(old: Model, new: Model) -> tuple[FieldChange, ...]:
    """Return every field in which two versions of a record differ, in the order of the declaration."""
    found = _model(type(new), old, new, _Place()) if old != new else ()
    return tuple(change for change in found if change.old != change.new)


def _model(model: type[Model], old: Model | None, new: Model | None, place: _Place) -> Iterator[FieldChange]:
    for spec in _fields(model):
        before = getattr(old, spec.name) if old is not None else None
        after = getattr(new, spec.name) if new is not None else None
        if before != after:
            yield from _field(spec, before, after, place.at(spec))


def _field(spec: FieldSpec, old: Any, new: Any, place: _Place) -> Iterator[FieldChange]:
    if spec.many and spec.model is not None:
        yield from _items(spec, old or (), new or (), place)
    elif spec.many:
        yield from _values(spec, old or (), new or (), place)
    elif spec.model is not None:
        yield from _model(spec.model, old, new, place)
    else:
        yield _change(spec, old, new, place)


def _change(spec: FieldSpec, old: Any, new: Any, place: _Place) -> FieldChange:
    ref = spec.ref or (f"vocab/{spec.vocabulary}" if spec.vocabulary else "")
    before, after = plain(old), plain(new)
    own = tuple(value for value in (before, after) if value and (spec.name in _NUMBERS or spec.ref))
    title = "·".join(place.titles)
    return FieldChange(place.path, title, place.item, before, after, ref, (*place.cites, *own), place.whole)


def plain(value: Any) -> str | None:
    """Return a value as text; None stays None, an empty text counts as nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str.__str__(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _values(spec: FieldSpec, old: Sequence[Any], new: Sequence[Any], place: _Place) -> Iterator[FieldChange]:
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        yield _change(spec, "、".join(map(str, old)), "、".join(map(str, new)), place)
    for value in gone:
        yield _change(spec, value, None, place)
    for value in come:
        yield _change(spec, None, value, place)


def _without(values: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    left = list(others)
    found = []
    for value in values:
        if value in left:
            left.remove(value)
        else:
            found.append(value)
    return found


def _items(spec: FieldSpec, old: Sequence[Any], new: Sequence[Any], place: _Place) -> Iterator[FieldChange]:
    assert spec.model is not None  # noqa: S101 - lists of records only
    for before, after in _pairs(old, new):
        name = _named(after or before)
        inner = place._replace(item=name, cites=(*place.cites, *cited(before, after)))
        if not place.whole and (before is None or after is None):
            inner = inner._replace(whole=("·".join(place.titles), name))
        yield from _model(spec.model, before, after, inner)


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield the items that differ: paired where they are alike, alone where they were added or removed."""
    gone, come = _without(old, new), _without(new, old)
    likeness = sorted(
        (
            (_alike(before, after), -abs(m - n), -m, -n)
            for m, before in enumerate(gone)
            for n, after in enumerate(come)
        ),
        reverse=True,
    )
    paired: dict[int, int] = {}
    for score, _, m, n in likeness:
        if score > 0 and -m not in paired.values() and -n not in paired:
            paired[-n] = -m
    used = set(paired.values())
    yield from ((before, None) for m, before in enumerate(gone) if m not in used)
    for n, after in enumerate(come):
        yield (gone[paired[n]] if n in paired else None), after


def _alike(old: Model, new: Model) -> int:
    """Say how alike two items are; 0 when less than half of what both hold is the same."""
    names = [name for name in type(new).model_fields if getattr(old, name) or getattr(new, name)]
    same = sum(getattr(old, name) == getattr(new, name) for name in names)
    return same * 100 // len(names) if names and same * 2 >= len(names) else 0


def _named(item: Model) -> str:
    values = (plain(getattr(item, name, None)) for name in _NAMED_BY)
    name = next((value for value in values if value), "")
    since = plain(getattr(item, "since", None))
    return f"{name} {since}".strip() if since else name


def cited(*items: Model | None) -> tuple[str, ...]:
    """Return the decision numbers and record ids that stand in items."""
    return tuple(dict.fromkeys(value for item in items if item is not None for value in _cited(item)))


def _cited(item: Model) -> Iterator[str]:
    for spec in _fields(type(item)):
        value = getattr(item, spec.name)
        if spec.model is not None:
            inner: Iterable[Model] = value if spec.many else (value,)
            yield from (found for one in inner if one is not None for found in _cited(one))
        elif value and (spec.name in _NUMBERS or spec.ref):
            yield from value if spec.many else (value,)
