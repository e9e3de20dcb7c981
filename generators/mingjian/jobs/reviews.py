"""Two reviewers for what one is not enough for, counted from ``Reviewed-by:`` in the messages of commits.

A reviewer is named in the commit itself (``mingjian intake`` does it) or in a later one, never before; who
wrote the commit is no reviewer, and nobody counts twice.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mingjian.derive.changeset import Action, RecordChange, diff
from mingjian.derive.scrutiny import REVIEWERS, SETTINGS, ground
from mingjian.jobs.commits import BranchCommit
from mingjian.jobs.objection import Kind, Objection
from mingjian.model.registry import Registry

REMOVED = "removed"
Key = tuple[str, str]
Reader = Callable[[str], Registry]
_MAIL = re.compile(r"(?P<name>.*?)\s*<(?P<mail>[^<>]+)>\s*\Z")


def changes_between(before: Registry, after: Registry) -> tuple[RecordChange, ...]:
    """Return what changed, the settings included."""
    changes = diff(before, after, ("", "")).changes
    if before.settings != after.settings:
        changes = (*changes, RecordChange(SETTINGS, "registry", "registry.yml", (Action.CHANGED,)))
    return changes


def needs_two(changes: Iterable[RecordChange]) -> dict[Key, str]:
    """Return why changes need two reviewers, by record; taking a published record away does too."""
    found = {}
    for change in changes:
        why = ground(change) or (REMOVED if Action.REMOVED in change.actions else None)
        if why is not None:
            found[change.kind, change.id] = why
    return found


def missing_reviews(
    commits: Sequence[BranchCommit], changes: Iterable[RecordChange], at: Reader
) -> Iterator[Objection]:
    """Object to changes with too few reviewers, commit by commit, then to what only a merge brought in."""
    wanted = needs_two(changes)
    seen: set[Key] = set()
    for place, commit in enumerate(commits):
        if commit.is_merge or not commit.parent or not wanted:
            continue
        own = needs_two(changes_between(at(commit.parent), at(commit.sha))).keys() & wanted.keys()
        seen |= own
        yield from _short(sorted(own), wanted, commits[place:], commit.author, commit.sha[:12])
    left = sorted(wanted.keys() - seen)
    everyone = frozenset[str]().union(*(commit.author for commit in commits))
    yield from _short(left, wanted, commits, everyone, "")


def _short(
    keys: Iterable[Key],
    wanted: Mapping[Key, str],
    commits: Iterable[BranchCommit],
    authors: frozenset[str],
    sha: str,
) -> Iterator[Objection]:
    named = {known_as(text): text for commit in commits for text in commit.reviewers}
    counted = tuple(sorted(text for who, text in named.items() if not who & authors))
    short = REVIEWERS - len(counted)
    if short > 0:
        for kind, key in keys:
            yield Objection(
                Kind.REVIEWS, key, commit=sha, detail=wanted[kind, key], count=short, named=counted
            )


def known_as(reviewer: str) -> frozenset[str]:
    """Return what a reviewer is known by: name and mail address, or the name alone."""
    match = _MAIL.match(reviewer)
    parts = (match["name"], match["mail"]) if match else (reviewer,)
    return frozenset(part.strip().casefold() for part in parts if part.strip())
