"""Git: the commit of an edit, with basis and reason in its message. Only the files of the edit go in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mingjian.edit.refused import EditRefused
from mingjian.edit.words import say
from mingjian.load.source import open_repository

if TYPE_CHECKING:
    from git import Repo

BASIS, CHANGE_SET, RECORD, REVIEWED_BY = "Basis", "Change-Set", "Record", "Reviewed-by"
"""Trailers. Git reads only Latin letters in a trailer's name, so people read the Chinese lines above."""

_SHARED = frozenset({"main", "master"})


def message(  # noqa: PLR0913 - what a message says
    title: str,
    record: str | None,
    *,
    basis: str | None,
    reason: str | None,
    order: str | None = None,
    reviewers: Sequence[str] = (),
) -> str:
    """Return the message of a commit: what, on which basis, why, and the same for programs.

    No value brings a line of its own, or a change set could name reviewers in its basis.
    """
    title, basis, reason = _line(title), _line(basis), _line(reason)
    lines = [say("subject", title=title), ""]
    lines += [say("basis_line", basis=basis)] if basis else []
    lines += [say("reason_line", reason=reason)] if reason else []
    lines += [""] if basis or reason else []
    trailers = [(BASIS, basis), (CHANGE_SET, order), (RECORD, record)]
    trailers += [(REVIEWED_BY, reviewer) for reviewer in reviewers]
    return "\n".join([*lines, *(f"{name}: {_line(value)}" for name, value in trailers if value), ""])


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def sign_in(root: Path) -> None:
    """Refuse before anything is written where git does not know who commits."""
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    try:
        _repository(root).git.var("GIT_AUTHOR_IDENT")
    except GitCommandError as error:
        raise EditRefused(say("nobody")) from error


def is_on_shared_branch(root: Path) -> bool:
    """Say whether a commit made now would go onto the branch that is published, past every reviewer."""
    repo = _repository(root)
    return bool(repo.remotes) and not repo.head.is_detached and repo.active_branch.name in _SHARED


def commit(root: Path, paths: Sequence[str], text: str) -> str:
    """Commit some files of a registry and nothing else; return the commit's short name."""
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    repo = _repository(root)
    places = [str(root / path) for path in paths]
    try:
        repo.git.add("--all", "--", *places)
        repo.git.commit("--quiet", "--message", text, "--", *places)
        return str(repo.git.rev_parse("--short", "HEAD"))
    except GitCommandError as error:
        raise EditRefused(say("git_failed", reason=_reason(error))) from error


def switch_to_new(root: Path, branch: str) -> None:
    """Make a branch from where the repository stands and go there."""
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    repo = _repository(root)
    if branch in [head.name for head in repo.heads]:
        raise EditRefused(say("branch_exists", branch=branch))
    try:
        repo.git.switch("--quiet", "--create", branch)
    except GitCommandError as error:
        raise EditRefused(say("git_failed", reason=_reason(error))) from error


def uncommitted(root: Path) -> list[str]:
    """List the files of a registry that differ from the last commit."""
    listing = _repository(root).git.status("--porcelain", "-z", "--", str(root))
    return [entry[3:] for entry in listing.split("\0") if entry]


def ever_named(root: Path, folder: str) -> set[str]:
    """Return the stems of all files a folder has ever held, on any branch known here."""
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    try:
        repo = _repository(root)
        place = (root / folder).resolve().relative_to(Path(str(repo.working_tree_dir)).resolve()).as_posix()
        listing = repo.git.log(
            "--all", "--format=", "--name-only", "-z", "--no-renames", "--diff-filter=A", "--", f":/{place}"
        )
    except (EditRefused, GitCommandError):
        return set()
    return {Path(name.strip()).stem for name in listing.split("\0") if name.strip()}


def _repository(root: Path) -> "Repo":
    repo = open_repository(root)
    if repo is None:
        raise EditRefused(say("no_repository", root=root))
    return repo


def _reason(error: Exception) -> str:
    told = str(getattr(error, "stderr", "") or error).strip().removeprefix("stderr:").strip(" \n'")
    return told.splitlines()[0] if told else type(error).__name__
