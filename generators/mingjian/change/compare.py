"""Two states of a registry, each from a folder or a revision, to one change set and what comes of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from mingjian.change.effect import Effect, effect
from mingjian.check.runner import check_registry
from mingjian.derive.changeset import Action, ChangeSet, RecordChange, diff, names_in
from mingjian.derive.difference import contents, differences
from mingjian.derive.scrutiny import SETTINGS, grounds
from mingjian.derive.windownote import window_notes
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource, RevisionSource
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.model.registry import KIND, Registry

WORKING_TREE = "工作区"
_COMMIT = re.compile("[0-9a-f]{40}")
FEW = 5
"""Up to so many records that came or went are shown with what stands in them."""


@dataclass(frozen=True)
class Comparison:
    """A change set with the names of what it speaks of, and what comes of it.

    ``bases`` are the documents that the commits name. ``looks`` is what the check finds that it did not find
    before. ``effect`` is empty when it was not asked for, when nothing changed, or when errors (``blocked``)
    keep the site from being published at all.
    """

    changes: ChangeSet
    names: dict[str, str]
    as_of: date
    windows: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    looks: tuple[Finding, ...] = ()
    bases: tuple[str, ...] = ()
    blocked: bool = False
    effect: Effect = field(default_factory=Effect)


@dataclass(frozen=True)
class Question:
    """What to compare; without ``head`` the folder as it stands, without ``day`` that of the last commit.

    ``label`` is what ``base`` is called where the two are named, when that is not what it is.
    """

    root: Path
    base: str
    head: str | None = None
    cache: Path | None = None
    day: date | None = None
    tool: str = ""
    label: str = ""


def compare_revisions(asked: Question, *, whole: bool = True) -> Comparison:
    """Compare two revisions of a registry; ``whole`` also works out pages, rosters and data."""
    before = load_registry(RevisionSource(asked.root, asked.base), asked.cache)
    source = RevisionSource(asked.root, asked.head) if asked.head else FolderSource(asked.root)
    after = load_registry(source, asked.cache)
    day = asked.day or after.default_as_of
    sides = (before.registry, after.registry)
    found = diff(*sides, (_short(asked.label or asked.base), _short(asked.head or WORKING_TREE)))
    found = replace(found, changes=(*_readable(found, before, after), *_settings(before, after)))
    changes = replace(found, changes=tuple(_told(found, *sides)))
    names = {**names_in(before.registry), **names_in(after.registry)}
    now = _findings(after, day)
    known = {_same(finding) for finding in _findings(before, day)}
    blocked = any(finding.severity >= FindingSeverity.ERROR for finding in now)
    worth = whole and not blocked and bool(changes.changes)
    return Comparison(
        changes=changes,
        names=names,
        as_of=day,
        windows=window_notes(found.changes, *sides, names),
        grounds=tuple(grounds(found.changes)),
        looks=tuple(finding for finding in now if _same(finding) not in known),
        blocked=blocked,
        effect=effect(sides, found.changes, day, asked.tool) if worth else Effect(),
    )


def _short(revision: str) -> str:
    """Return a commit as people read it: ten digits of it are enough."""
    return revision[:10] if _COMMIT.fullmatch(revision) else revision


def _readable(found: ChangeSet, before: Loaded, after: Loaded) -> Iterator[RecordChange]:
    """Leave out what a file that cannot be read seems to have taken away or brought."""
    unread = before.broken.keys() | after.broken.keys()
    for change in found.changes:
        if (change.id if change.kind in KIND else f"vocab/{change.id}") not in unread:
            yield change


def _settings(before: Loaded, after: Loaded) -> Iterator[RecordChange]:
    """Yield what changed in registry.yml, which stands on every page."""
    fields = differences(before.registry.settings, after.registry.settings)
    if fields and "registry" not in before.broken.keys() | after.broken.keys():
        yield RecordChange(SETTINGS, "registry", "registry.yml", (Action.CHANGED,), fields)


def _told(found: ChangeSet, before: Registry, after: Registry) -> Iterator[RecordChange]:
    """Yield the changes; where only few records came or went, each with what stands in it."""
    whole = [change for change in found.changes if not change.fields and change.kind in KIND]
    few = len(whole) <= FEW
    for change in found.changes:
        if not few or change not in whole:
            yield change
            continue
        gone = Action.REMOVED in change.actions
        record = (before if gone else after).of(change.kind)[change.id]
        yield replace(change, fields=contents(record, gone=gone))


def _findings(loaded: Loaded, day: date) -> list[Finding]:
    found = [*loaded.findings, *check_registry(loaded, day)]
    return sorted(found, key=lambda finding: (-finding.severity, *finding.order))


def _same(finding: Finding) -> tuple[str, str, str, str]:
    """Return what makes two findings one: lines and folders may have moved."""
    return finding.code, finding.path.rpartition("/")[2], finding.record_id, finding.message
