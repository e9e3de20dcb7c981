"""The history of the registry as it may be public today (law 5): its steps, and the trail of each id.

``publish/history.py`` reads everything git knows; what a step may say is decided here, by what may be said
today and not by what could be said then. Two clocks stay apart: days inside a record say when a fact held, a
step says when the registry learned of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cache

from mingjian.derive.changeset import Action, RecordChange, actions_of, name_of, names_in
from mingjian.derive.difference import FieldChange, cited
from mingjian.derive.tables import WINDOWED
from mingjian.derive.takedown import number_of
from mingjian.derive.tally import figures
from mingjian.model.declaration import record_title
from mingjian.model.registry import KINDS, VOCABULARIES, Registry
from mingjian.model.statistic import FigureState
from mingjian.model.zone import CHINA

STAYING = frozenset({"authority", "institution", "appraiser", "fee", "price", "document"})
"""Kinds of which it may be said that a record was removed."""
_CITED_IN_PLACE = frozenset({"institution", "appraiser"})
"""Kinds that are shown with a citation less rather than held back."""


class Depth(StrEnum):
    """How far back the history reaches."""

    NONE = "none"
    SHALLOW = "shallow"
    FULL = "full"


@cache
def day_of(when: str) -> str:
    """Return the day in China of a moment (UTC): a change of two in the morning is of that day."""
    return datetime.fromisoformat(when).astimezone(CHINA).date().isoformat()


@dataclass(frozen=True, slots=True)
class Step:
    """One commit: what it changed, and when it was made (UTC)."""

    sha: str
    when: str
    changes: tuple[RecordChange, ...]

    @property
    def day(self) -> str:
        """The day on which it was made, in China."""
        return day_of(self.when)


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything git knows, not yet fit for the public; ``numbers`` are decision numbers by id."""

    depth: Depth = Depth.NONE
    steps: tuple[Step, ...] = ()
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """What may be said, youngest step first; ``by_record`` leads from an id to (step, change)."""

    depth: Depth = Depth.NONE
    steps: tuple[Step, ...] = ()
    by_record: Mapping[str, tuple[tuple[Step, RecordChange], ...]] = field(default_factory=dict)

    def of(self, key: str) -> tuple[tuple[Step, RecordChange], ...]:
        """Return what happened to a record, youngest first."""
        return self.by_record.get(key, ())


NO_HISTORY = History()


def public_history(trail: Trail, whole: Registry, shown: Registry) -> History:
    """Return the history that may be public.

    Args:
        trail: what git knows.
        whole: the registry as it stands.
        shown: the same as it may be given out today.
    """
    judge = _judge(trail, whole, shown)
    steps = []
    by_record: dict[str, list[tuple[Step, RecordChange]]] = {}
    for step in reversed(trail.steps):
        kept = tuple(change for item in step.changes if (change := judge.allowed(item, step.day)) is not None)
        if kept:
            made = Step(step.sha, step.when, kept)
            steps.append(made)
            for change in kept:
                by_record.setdefault(change.id, []).append((made, change))
    return History(trail.depth, tuple(steps), {key: tuple(found) for key, found in by_record.items()})


@dataclass(frozen=True)
class _Judge:
    """Decides what may be said of a change."""

    names: Mapping[str, str]
    hidden: frozenset[str]
    held_back: frozenset[str]
    masked: frozenset[str]
    redacted: Mapping[str, tuple[tuple[str, str], ...]]

    def allowed(self, change: RecordChange, day: str) -> RecordChange | None:
        """Return a change as it may be told, or None."""
        if change.kind == "vocab":
            return replace(change, name=self.names.get(f"vocab/{change.id}", change.id))
        if change.id in self.names:
            return self._present(change, day)
        if change.kind not in STAYING or change.id in self.held_back:
            return None
        actions = tuple(action for action in change.actions if action in (Action.ADDED, Action.REMOVED))
        return replace(change, name=change.id, actions=actions, fields=()) if actions else None

    def _present(self, change: RecordChange, day: str) -> RecordChange | None:
        named = RecordChange(change.kind, change.id, self.names[change.id], change.actions, change.fields)
        if not change.fields:
            return named
        if change.id in self.masked:
            return None
        fields = tuple(item for item in change.fields if self._may_be_told(change.id, item, day))
        if not fields:
            return None
        return replace(named, fields=fields, actions=actions_of(change.kind, fields))

    def _may_be_told(self, key: str, item: FieldChange, day: str) -> bool:
        if not self.hidden.isdisjoint(item.cites) or item.old in self.hidden or item.new in self.hidden:
            return False
        redacted = self.redacted.get(key, ())
        return not any(day <= until and item.path.startswith(path) for path, until in redacted)


def _judge(trail: Trail, whole: Registry, shown: Registry) -> _Judge:
    called = names_in(shown)
    names = {key: name_of(record, called) for kind in KINDS for key, record in shown.of(kind.key).items()}
    names |= {f"vocab/{stem}": record_title(model) for stem, model in VOCABULARIES.items()}
    public = {number_of(record) for kind in WINDOWED for record in shown.of(kind).values()}
    gone = [key for key in trail.numbers if key not in names]
    numbers = {number for key in gone for number in trail.numbers[key]} | set(_let_go(whole, shown))
    held_back = {key for kind in KINDS for key in whole.of(kind.key) if key not in names}
    redacted: dict[str, tuple[tuple[str, str], ...]] = {}
    for item in whole.settings.redactions:
        redacted[item.record] = (*redacted.get(item.record, ()), (item.field or "", item.decided.isoformat()))
    return _Judge(
        names=names,
        hidden=frozenset(numbers - public) | frozenset(gone),
        held_back=frozenset(held_back | set(gone)),
        masked=frozenset(_masked(whole, shown)) | frozenset(_kept_quiet(trail, shown)),
        redacted=redacted,
    )


def _let_go(whole: Registry, shown: Registry) -> Iterator[str]:
    """Yield the numbers that records have in the registry and are shown without: their time is over."""
    for kind in sorted(_CITED_IN_PLACE):
        before = whole.of(kind)
        for key, record in shown.of(kind).items():
            if before.get(key) is not record and (held := before.get(key)) is not None:
                yield from set(cited(held)) - set(cited(record))


def _masked(whole: Registry, shown: Registry) -> Iterator[str]:
    """Yield the ids of records that are shown without something: what is left out today has no history."""
    for kind in KINDS:
        if kind.key in _CITED_IN_PLACE:
            continue
        before = whole.of(kind.key)
        for key, record in shown.of(kind.key).items():
            if before.get(key) is not record and before.get(key) != record:
                yield key


def _kept_quiet(trail: Trail, shown: Registry) -> Iterator[str]:
    """Yield the ids of statistics with a number hidden or taken back: to tell it is not to hide it."""
    for key, item in shown.statistics.items():
        if any(figure.state is FigureState.WITHHELD for _, figure in figures(item)):
            yield key
    for step in trail.steps:
        for change in step.changes:
            if change.kind == "statistic" and any(item.old and not item.new for item in change.fields):
                yield change.id
