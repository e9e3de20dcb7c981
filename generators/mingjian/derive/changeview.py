"""A change set as it is shown: grouped by kind, counted, and long lists told in numbers.

Three hundred imported records are one line and a number, not three hundred lines (registry-anchors §6).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mingjian.derive.changeset import Action, ChangeSet, RecordChange
from mingjian.derive.changewords import Line, action_words, briefly, kind_title
from mingjian.model.registry import KINDS

SHOWN = 40
"""Entries of a kind that are written out; the rest is counted."""
LINES = 6
"""Fields of an entry that are written out; the rest is counted."""
_ORDER = {kind.key: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record that changed."""

    kind: str
    kind_title: str
    id: str
    name: str
    actions: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one kind: how many of what, the entries written out, and how many are not.

    ``checked`` are the names of what somebody only verified again.
    """

    kind: str
    title: str
    counts: tuple[tuple[Action, int], ...]
    entries: tuple[Entry, ...]
    more: int
    checked: tuple[str, ...] = ()


def entry(change: RecordChange, names: Mapping[str, str], most: int = LINES) -> Entry:
    """Return one change as it is shown."""
    words = briefly((field for field in change.fields if field.path != "as_of"), names)
    shown, more = words[:most], max(len(words) - most, 0)
    return Entry(change.kind, kind_title(change), change.id, change.name, action_words(change), shown, more)


def groups(
    changes: Iterable[RecordChange], names: Mapping[str, str], shown: int = SHOWN, fields: int = LINES
) -> tuple[Group, ...]:
    """Return changes grouped by kind, in the order of kinds; what only was checked is counted, not shown."""
    by_kind: dict[str, list[RecordChange]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    ordered = sorted(by_kind, key=lambda kind: _ORDER.get(kind, len(_ORDER)))
    return tuple(_group(kind, by_kind[kind], names, (shown, fields)) for kind in ordered)


def _group(
    kind: str, changes: list[RecordChange], names: Mapping[str, str], limits: tuple[int, int]
) -> Group:
    shown, fields = limits
    counted = Counter(action for change in changes for action in change.actions)
    told = [change for change in changes if change.matters]
    told.sort(key=lambda change: (not change.fields, change.id))
    return Group(
        kind=kind,
        title=kind_title(changes[0]),
        counts=tuple((action, counted[action]) for action in Action if counted[action]),
        entries=tuple(entry(change, names, fields) for change in told[:shown]),
        more=max(len(told) - shown, 0),
        checked=tuple(change.name for change in changes if not change.matters),
    )


def totals(changes: ChangeSet) -> tuple[tuple[Action, int], ...]:
    """Count the changes by action."""
    counted = Counter(action for change in changes.changes for action in change.actions)
    return tuple((action, counted[action]) for action in Action if counted[action])
