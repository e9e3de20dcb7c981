"""The commits of a branch as a guard sees them: who wrote them, who reviewed them, which lines they add."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mingjian.load.source import open_repository, place_in_repository
from mingjian.model.errors import SourceError

if TYPE_CHECKING:
    from git import Repo

NOT_GIT = "这里不是 git 仓库：{root}"
NO_BASE = "版本 {base} 不在这个仓库里，或者与现在的提交没有共同的起点。"
_FIELDS = (
    "%H",
    "%P",
    "%an",
    "%ae",
    "%(trailers:key=Reviewed-by,valueonly,separator=%x1f)",
    "%(trailers:key=Withdraws,valueonly,separator=%x1f)",
    "%B",
)
_HUNK = re.compile(r"@@+ (?:-\S+ )+\+(\d+)")


@dataclass(frozen=True)
class BranchCommit:
    """One commit; ``parent`` is empty for the first of a repository."""

    sha: str
    parent: str
    is_merge: bool
    author: frozenset[str]
    reviewers: tuple[str, ...]
    withdraws: frozenset[str]
    message: str


@dataclass(frozen=True)
class AddedLine:
    """One line that a commit adds; ``path`` is relative to the registry."""

    path: str
    number: int
    text: str


def branch_start(root: Path, base: str) -> str:
    """Return the commit a branch left ``base`` at.

    Raises:
        SourceError: outside git, or there is no such commit.
    """
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    if base.startswith("-"):
        raise SourceError(NO_BASE.format(base=base))
    try:
        return str(_repository(root).git.merge_base(base, "HEAD"))
    except GitCommandError as error:
        raise SourceError(NO_BASE.format(base=base)) from error


def parted_at(root: Path, base: str, head: str | None) -> str | None:
    """Return where two branches parted that have both gone on since; None where one goes on from the other.

    What others have merged into ``base`` meanwhile is not undone by merging ``head``: no change of its own.
    The folder as it stands (no ``head``) goes on from the last commit, and is never behind on purpose.
    """
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    repo = open_repository(root)
    if repo is None or base.startswith("-"):
        return None
    tips = (base, head or "HEAD")
    try:
        shas = [str(repo.git.rev_parse("--verify", "--end-of-options", f"{tip}^{{commit}}")) for tip in tips]
        start = str(repo.git.merge_base(*shas))
    except GitCommandError:
        return None
    meant = shas if head else shas[:1]
    return None if start in meant else start


def bases_between(root: Path, base: str, head: str | None) -> tuple[str, ...]:
    """Return the documents that commits name as their basis (``Basis:``), each once, the oldest first."""
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    repo = open_repository(root)
    if repo is None or base.startswith("-"):
        return ()
    asked = ("--reverse", "--format=%(trailers:key=Basis,valueonly,separator=%x1f)%x1f")
    try:
        told = str(repo.git.log(*asked, "--end-of-options", f"{base}..{head or 'HEAD'}"))
    except GitCommandError:
        return ()
    return tuple(dict.fromkeys(text.strip() for text in told.split("\x1f") if text.strip()))


def commits_since(root: Path, start: str) -> list[BranchCommit]:
    """Return the commits of a branch, the oldest first."""
    listing = _repository(root).git.log(
        "--reverse", "--topo-order", f"--format={'%x00'.join(_FIELDS)}%x1e", f"{start}..HEAD"
    )
    return [_commit(entry.lstrip("\n")) for entry in listing.split("\x1e") if entry.strip()]


def added_lines(root: Path, commit: BranchCommit) -> Iterator[AddedLine]:
    """Yield the lines of the registry that a commit adds; of a merge, those that none of its parents has."""
    place = place_in_repository(root) or "."
    shown = _repository(root).git.show(
        *("--cc", "--format=", "--unified=0", "--no-color", "--no-renames", "--text", "--no-ext-diff"),
        *(commit.sha, "--", f":/{place}"),
    )
    prefix = "" if place == "." else f"{place}/"
    mark = "++" if commit.is_merge else "+"
    path, number, in_head = "", 0, True
    for line in shown.split("\n"):
        if line.startswith("diff --"):
            in_head = True
        elif in_head and line.startswith("+++ "):
            path = line.removeprefix("+++ b/").removeprefix(prefix)
        elif match := _HUNK.match(line):
            number, in_head = int(match[1]), False
        elif not in_head and line.startswith(mark):
            yield AddedLine(path, number, line.removeprefix(mark))
            number += 1


def _commit(entry: str) -> BranchCommit:
    sha, parents, name, mail, reviewers, withdraws, message = entry.split("\x00", 6)
    first, *others = parents.split() or [""]
    return BranchCommit(
        sha=sha,
        parent=first,
        is_merge=bool(others),
        author=frozenset({name.strip().casefold(), mail.strip().casefold()}),
        reviewers=tuple(item.strip() for item in reviewers.split("\x1f") if item.strip()),
        withdraws=frozenset(item.strip() for item in withdraws.split("\x1f") if item.strip()),
        message=message,
    )


def _repository(root: Path) -> "Repo":
    repo = open_repository(root)
    if repo is None:
        raise SourceError(NOT_GIT.format(root=root))
    return repo
