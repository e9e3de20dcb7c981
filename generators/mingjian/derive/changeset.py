"""The change set: what one state of the registry changed against another. One object, many renderings.

Changelog page, feeds, delta files, record history, ``mingjian diff`` and the comment under a pull request all
say what stands here, and nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mingjian.derive import wording
from mingjian.derive.difference import CHECKED, FieldChange, differences
from mingjian.derive.tally import indicators
from mingjian.model.provenance import Record
from mingjian.model.registry import KINDS, VOCABULARIES, Registry


class Action(StrEnum):
    """What happened to a record; a changed record can have several."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    STATUS = "status"
    CHANGED = "changed"
    CHECKED = "checked"


_ABOUT = ("indicator", "institution", "appraiser", "plan", "centre", "matter")
_WHEN = ("inspected", "decided", "since", "received", "year")
"""What tells a record without a name from others, the telling first."""
_STATUS = frozenset({"status[].status", "status[].since"})
"""What makes a step of a status history another step."""
_MOVED = {kind.key: "region" for kind in KINDS if kind.shard == "region"}
"""The field that says where something is; where a case happened or a price applies, nothing moves."""
_CALLED = {kind.key: "name" if "name" in kind.model.model_fields else "title" for kind in KINDS}
"""The field that names a record; a person's ``title`` is a rank and no name."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What happened to one record, or to one word list (``kind`` is then ``vocab``)."""

    kind: str
    id: str
    name: str
    actions: tuple[Action, ...]
    fields: tuple[FieldChange, ...] = ()

    @property
    def matters(self) -> bool:
        """Say whether more happened than that somebody checked the record."""
        return self.actions != (Action.CHECKED,)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes from ``base`` to ``head``, by kind and id."""

    base: str
    head: str
    changes: tuple[RecordChange, ...]

    def of(self, action: Action) -> tuple[RecordChange, ...]:
        """Return the changes with an action."""
        return tuple(change for change in self.changes if action in change.actions)


def name_of(record: Any, names: Mapping[str, str] | None = None) -> str:
    """Return what a record is called; one without a name by whom it is about and when, else by its id."""
    own = getattr(record, "name", None) or getattr(record, "title", None)
    if own or names is None:
        return str(own or getattr(record, "id", ""))
    about = next((str(found) for field in _ABOUT if (found := getattr(record, field, None))), "")
    when = next((str(found) for field in _WHEN if (found := getattr(record, field, None))), "")
    told = filter(None, (names.get(about, about), when))
    return wording.SEPARATOR.join(told) or str(getattr(record, "id", ""))


def actions_of(kind: str, fields: tuple[FieldChange, ...]) -> tuple[Action, ...]:
    """Say in a word or two what the changed fields of a record of a kind amount to."""
    told = [field for field in fields if field.path != CHECKED]
    if not told:
        return (Action.CHECKED,)
    steps = {field.item for field in told if field.path in _STATUS}
    order = list(Action)
    return tuple(sorted({_action_of(kind, field, steps) for field in told}, key=order.index))


def _action_of(kind: str, field: FieldChange, steps: set[str]) -> Action:
    """Say what one field amounts to; a ground written into an old step of the status changes no status."""
    if field.path.startswith("status[]") and field.item in steps:
        return Action.STATUS
    if field.path == _CALLED.get(kind):
        return Action.RENAMED
    return Action.MOVED if field.path == _MOVED.get(kind) else Action.CHANGED


def compare(
    kind: str, old: Record | None, new: Record | None, names: Mapping[str, str] | None = None
) -> RecordChange | None:
    """Return what happened to a record; None when nothing did."""
    if old is None and new is None:
        return None
    if old is None or new is None:
        record = new or old
        action = Action.ADDED if old is None else Action.REMOVED
        return RecordChange(kind, getattr(record, "id", ""), name_of(record, names), (action,))
    fields = differences(old, new)
    return (
        RecordChange(kind, new.id, name_of(new, names), actions_of(kind, fields), fields) if fields else None
    )


def diff(base: Registry, head: Registry, labels: tuple[str, str]) -> ChangeSet:
    """Return what changed from one registry to another; both are as they may be public."""
    return ChangeSet(*labels, (*_records(base, head), *_vocabularies(base, head)))


def _records(base: Registry, head: Registry) -> Iterator[RecordChange]:
    names = {**names_in(base), **names_in(head)}
    for kind in KINDS:
        old, new = base.of(kind.key), head.of(kind.key)
        for key in sorted(old.keys() | new.keys()):
            if (change := compare(kind.key, old.get(key), new.get(key), names)) is not None:
                yield change


def _vocabularies(base: Registry, head: Registry) -> Iterator[RecordChange]:
    for stem, model in VOCABULARIES.items():
        old, new = base.vocabularies.get(stem), head.vocabularies.get(stem)
        if old == new:
            continue
        title = str(model.model_config.get("title") or stem)
        if old is None or new is None:
            action = Action.ADDED if old is None else Action.REMOVED
            yield RecordChange("vocab", stem, title, (action,))
        else:
            yield RecordChange("vocab", stem, title, (Action.CHANGED,), differences(old, new))


def names_in(registry: Registry) -> Mapping[str, str]:
    """Return the name of everything a changed field may refer to, by id or code."""
    found = {key: name_of(record) for kind in KINDS for key, record in registry.of(kind.key).items()}
    for stem in ("categories", "regions"):
        vocabulary = registry.vocabularies.get(stem)
        found |= {item.code: item.name for item in vocabulary.items} if vocabulary else {}
    found |= {key: item.title for key, item in indicators(registry).items()}
    return found
