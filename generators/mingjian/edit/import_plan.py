"""Records of somebody's table against the registry: which are new, which changed, which cannot be taken.

What a table does not show stays as it is: nothing is removed by absence, and a list only grows.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from mingjian.edit.admit import admit
from mingjian.edit.desk import Desk
from mingjian.edit.fresh import Tree
from mingjian.edit.ids import next_id
from mingjian.edit.import_look import Lookup
from mingjian.edit.import_rows import Draft, RowReader
from mingjian.edit.import_table import read_table
from mingjian.edit.profile import Profile
from mingjian.edit.step import ADD, Step, put, value_at
from mingjian.edit.words import say
from mingjian.load.shape import FieldShape


@dataclass
class Import:
    """What a table asks for: steps by record, and what became of every row."""

    profile: Profile
    steps: dict[str, list[Step]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    refused: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def plan_imports(
    desk: Desk, root: Path, tables: Sequence[tuple[Path, Profile]], day: date
) -> tuple[Import, ...]:
    """Return what tables ask for together, after every record was checked with all others.

    Tables that belong together (institutions and their appraisers) are read one after the other; a later one
    may name the new records of an earlier one.

    Raises:
        EditRefused: a table cannot be read.
    """
    lookup = Lookup(desk.registry)
    every = tuple(_read(desk, root, path, profile, lookup, day) for path, profile in tables)
    steps = {key: own for found in every for key, own in found.steps.items()}
    good, rejected = admit(desk, steps, day)
    for found in every:
        for key in found.steps.keys() & rejected.keys():
            found.refused.append(say("cell_refused", address=found.addresses[key], why=rejected[key][0].why))
        found.refused.sort(key=_row_of)
        found.steps = {key: own for key, own in found.steps.items() if key in good}
        found.new = [key for key in found.new if key in found.steps]
        found.changed = [key for key in found.changed if key in found.steps]
    return every


def _row_of(text: str) -> int:
    """Return the row a refusal is about, for their order."""
    number = re.search(r"\d+", text)
    return int(number[0]) if number else 0


def _read(  # noqa: PLR0913, PLR0917 - a table, how it is read, and against what
    desk: Desk, root: Path, path: Path, profile: Profile, lookup: Lookup, day: date
) -> Import:
    found = Import(profile)
    known = _known(desk, profile)
    fresh = _ids(desk, root, profile)
    table, reader = read_table(path, profile), RowReader(profile, lookup)
    for draft in reader.drafts(table.rows):
        if draft.wrong:
            found.refused += draft.wrong
        elif draft.key in known:
            _change(desk, found, known[draft.key], draft)
        else:
            key = next(fresh)
            _create(found, key, draft, day)
            if name := draft.values.get("name"):
                lookup.learn(profile.kind, str(name), key)
    found.refused += reader.refused
    found.notices += [*table.notices, *reader.notices]
    return found


def _known(desk: Desk, profile: Profile) -> dict[str, str]:
    """Return the records there are by their key; of a list, every item counts (old numbers too)."""
    found: dict[str, str] = {}
    for key in desk.registry.of(profile.kind):
        for value in _values(desk.tree(key), profile.key):
            found.setdefault(str(value), key)
    return found


def _values(tree: Tree, path: str) -> Iterator[Any]:
    group, mark, inner = path.partition("[].")
    if not mark:
        yield from filter(None, [value_at(tree, path)])
        return
    for item in value_at(tree, group) or ():
        yield from filter(None, [value_at(item, inner)])


def _ids(desk: Desk, root: Path, profile: Profile) -> Iterator[str]:
    """Yield fresh ids, one after the other; none is made where no record is new."""
    first = next_id(desk, root, profile.of)
    head = first.rstrip("0123456789")
    number, width = int(first.removeprefix(head)), len(first) - len(head)
    while True:
        yield f"{head}{number:0{width}d}"
        number += 1


def _create(found: Import, key: str, draft: Draft, day: date) -> None:
    tree: Tree = {}
    for path, value in (*found.profile.constants.items(), *draft.values.items()):
        _set(tree, path, deepcopy(value))
    for group, items in draft.items.items():
        _set(tree, group, [{**found.profile.shared(group), **item} for item in items])
    tree.setdefault("as_of", day.isoformat())
    found.new.append(key)
    found.addresses[key] = draft.address
    found.steps[key] = [Step(key, "", None, tree, found.profile.kind)]


def _set(tree: Tree, path: str, value: Any) -> None:
    if "[]" not in path:
        put(tree, path, value)


def _change(desk: Desk, found: Import, key: str, draft: Draft) -> None:
    steps = [*_changed_values(desk, found, key, draft), *_changed_items(desk, found, key, draft)]
    if not steps:
        found.same += 1
        return
    found.changed.append(key)
    found.addresses[key] = draft.address
    found.steps[key] = steps


def _changed_values(desk: Desk, found: Import, key: str, draft: Draft) -> Iterator[Step]:
    tree = desk.tree(key)
    for path, value in draft.values.items():
        now = value_at(tree, path)
        if not _is_same(found.profile.shape(path), now, value):
            yield Step(key, path, now, value)


def _changed_items(desk: Desk, found: Import, key: str, draft: Draft) -> Iterator[Step]:
    tree = desk.tree(key)
    for group, items in draft.items.items():
        shown = found.profile.shown(group)
        if not shown:
            continue
        held = value_at(tree, group) or []
        by = found.profile.lists.get(group) or [*items[0]]
        places = {_identity(item, by): place for place, item in enumerate(held)}
        for item in items:
            place = places.get(_identity(item, by))
            if place is None:
                yield Step(key, f"{group}[{ADD}]", None, {**found.profile.shared(group), **item})
                continue
            for name in item.keys() & shown:
                value, now = item[name], held[place].get(name)
                if not _is_same(found.profile.shape(f"{group}[].{name}"), now, value):
                    yield Step(key, f"{group}[{place}].{name}", now, value)
        listed = {_identity(item, by) for item in items}
        absent = [identity for identity in places if identity not in listed]
        if absent and found.profile.is_whole(group):
            words = "、".join(str(identity[0]) for identity in absent)
            title = found.profile.shape(group).spec.title
            notice = say("import_absent", address=draft.address, id=key, group=title, items=words)
            found.notices.append(notice)


def _is_same(shape: FieldShape, now: Any, value: Any) -> bool:
    """Say whether a field holds this already; 12.50 is 12.5."""
    if shape.is_decimal and now is not None:
        return Decimal(str(now)) == Decimal(str(value))
    return bool(now == value)


def _identity(item: Tree, by: list[str]) -> tuple[Any, ...]:
    return tuple(item.get(name) for name in by)
