"""What a branch must not do, judged by the tool and not by a platform (``mingjian guard``).

No published id vanishes; sanctions, revocations, word lists and settings have two reviewers who are not their
author; no commit adds personal data; no comment goes missing without a word.
"""

from collections.abc import Iterable, Iterator
from functools import cache as remember
from pathlib import Path

from mingjian.derive.changeset import Action, RecordChange
from mingjian.edit.comment import comment_texts
from mingjian.jobs.commits import BranchCommit, branch_start, commits_since
from mingjian.jobs.exposure import exposures
from mingjian.jobs.objection import Kind, Objection
from mingjian.jobs.reviews import changes_between, missing_reviews
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import RevisionSource
from mingjian.model.registry import KIND, Registry


def guard(root: Path, base: str, cache: Path | None = None) -> list[Objection]:
    """Return every objection against the commits since a branch left ``base``."""
    start = branch_start(root, base)
    commits = commits_since(root, start)

    def at(rev: str) -> Registry:
        return load_registry(RevisionSource(root, rev), cache).registry

    before, after = (load_registry(RevisionSource(root, rev), cache) for rev in (start, "HEAD"))
    changes = changes_between(before.registry, after.registry)
    return [
        *vanished(changes, after, commits),
        *missing_reviews(commits, changes, remember(at)),
        *exposures(root, commits),
        *lost_comments(before, after),
    ]


def vanished(
    changes: Iterable[RecordChange], after: Loaded, commits: Iterable[BranchCommit]
) -> Iterator[Objection]:
    """Object to published ids that are gone; ``Withdraws: id`` in a commit says that it is meant."""
    meant = frozenset[str]().union(*(commit.withdraws for commit in commits))
    for change in changes:
        is_gone = Action.REMOVED in change.actions and change.kind in KIND
        if is_gone and change.id not in meant and change.id not in after.broken:
            yield Objection(Kind.VANISHED, change.id, detail=change.name)


def lost_comments(before: Loaded, after: Loaded) -> Iterator[Objection]:
    """Point at files that lost a comment, as tools that rewrite whole files lose them."""
    old, new = before.registry.paths, after.registry.paths
    for key in sorted(old.keys() & new.keys()):
        was, now = before.source.read(old[key]), after.source.read(new[key])
        if was == now or b"#" not in was:
            continue
        lost = comment_texts(was.decode("utf-8", "replace")) - comment_texts(now.decode("utf-8", "replace"))
        if lost:
            yield Objection(Kind.COMMENT, key, new[key], count=sum(lost.values()), blocks=False)
