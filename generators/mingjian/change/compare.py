"""Two states of a registry, each from a folder or a revision, to one change set."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mingjian.change.effect import Effect, effect
from mingjian.derive.changeset import ChangeSet, diff, names_in
from mingjian.derive.scrutiny import grounds
from mingjian.derive.windownote import window_notes
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource, RevisionSource

WORKING_TREE = "工作区"


@dataclass(frozen=True)
class Comparison:
    """A change set with the names of what it speaks of."""

    changes: ChangeSet
    names: dict[str, str]
    as_of: date
    windows: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    effect: Effect = field(default_factory=Effect)


def compare_revisions(root: Path, base: str, head: str | None, cache: Path | None = None) -> Comparison:
    """Compare two revisions of a registry; without ``head`` the folder as it stands."""
    before = load_registry(RevisionSource(root, base), cache)
    after = load_registry(RevisionSource(root, head) if head else FolderSource(root), cache)
    changes = diff(before.registry, after.registry, (base, head or WORKING_TREE))
    names = {**names_in(before.registry), **names_in(after.registry)}
    windows = window_notes(changes.changes, after.registry, names)
    day = after.default_as_of
    seen = effect(before, after, day)
    return Comparison(changes, names, day, windows, tuple(grounds(changes.changes)), seen)
