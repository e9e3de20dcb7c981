"""变更审批单: what a change does, before and after, on paper, for the people who sign it.

Nothing is left out or cut short here: what is signed is what is taken in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingjian.derive.changeset import Action, RecordChange, diff, names_in
from mingjian.derive.changewords import Line, action_words, kind_title, line
from mingjian.derive.difference import FieldChange, contents
from mingjian.derive.scrutiny import REVIEWERS, grounds
from mingjian.derive.windownote import window_notes
from mingjian.model.provenance import Record
from mingjian.model.registry import KIND, Registry


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands above the table: the matter, who brought it, what it rests on, and which file it is."""

    title: str
    who: str
    basis: str
    reason: str
    base: str
    paper: str


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """One record: what happens to it, and every field before and after."""

    kind: str
    id: str
    name: str
    actions: str
    lines: tuple[Line, ...]
    has_before: bool
    has_after: bool


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    """A change as it is put before the people who approve it."""

    head: SheetHead
    day: date
    records: tuple[SheetRecord, ...]
    windows: tuple[str, ...]
    grounds: tuple[str, ...]
    looks: tuple[str, ...]

    @property
    def reviewers(self) -> int:
        """How many reviewers have to sign."""
        return REVIEWERS if self.grounds else 1


def approval_sheet(
    head: SheetHead,
    before: Registry,
    after: Registry,
    day: date,
    *,
    looks: Sequence[str] = (),
) -> ApprovalSheet:
    """Return the sheet of a change; ``looks`` are the check's warnings."""
    changes = diff(before, after, ("", "")).changes
    names = {**names_in(before), **names_in(after)}
    return ApprovalSheet(
        head=head,
        day=day,
        records=tuple(_record(change, before, after, names) for change in changes),
        windows=window_notes(changes, before, after, names),
        grounds=tuple(grounds(changes)),
        looks=tuple(looks),
    )


def _record(change: RecordChange, before: Registry, after: Registry, names: Mapping[str, str]) -> SheetRecord:
    fields = _fields(change, before, after)
    lines = tuple(line(field, names, None) for field in fields)
    return SheetRecord(
        kind=kind_title(change),
        id=change.id,
        name=change.name,
        actions=action_words(change),
        lines=lines,
        has_before=Action.ADDED not in change.actions,
        has_after=Action.REMOVED not in change.actions,
    )


def _fields(change: RecordChange, before: Registry, after: Registry) -> tuple[FieldChange, ...]:
    """Return what changed; of a record that came or went, all of it."""
    if change.kind not in KIND:
        return change.fields
    if Action.ADDED in change.actions:
        return contents(_found(after, change))
    if Action.REMOVED in change.actions:
        return contents(_found(before, change), gone=True)
    return change.fields


def _found(registry: Registry, change: RecordChange) -> Record:
    record: Record = registry.of(change.kind)[change.id]
    return record
