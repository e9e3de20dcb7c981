"""Where a registry's bytes come from: a folder on disk or a revision in git.

A source lists files and reads them; it follows no link, opens nothing but regular files and never writes.
Besides ``publish/history.py`` and ``edit/commit.py`` the only module that knows git.

Longer than others: a folder and a revision answer the same questions, side by side.
"""

import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mingjian.load.files import SourceFile, is_ignored, read_regular, walk
from mingjian.model.errors import SourceError
from mingjian.model.zone import CHINA

if TYPE_CHECKING:
    from git import Repo
    from git.exc import GitCommandError

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BROKEN = "登记库所在的 git 仓库不能读：{reason}。请先修复或者重新克隆。"


@dataclass(frozen=True, slots=True)
class Commit:
    """The commit a registry was read at."""

    sha: str
    date: date


class Source(Protocol):
    """What loading needs from a place that holds a registry."""

    @property
    def label(self) -> str:
        """The name shown before paths (``registry``)."""

    def files(self) -> list[SourceFile]:
        """List the registry's files, sorted by path."""

    def read(self, path: str) -> bytes:
        """Return the content of a file."""

    def commit(self) -> Commit | None:
        """Return the last commit of the registry, if it has one."""

    def has_changes(self) -> bool:
        """Say whether the files differ from that commit."""


class FolderSource:
    """A registry in a folder."""

    def __init__(self, root: Path) -> None:
        """Take the folder that holds ``registry.yml``."""
        self.root = Path(root).absolute()
        if not self.root.is_dir():
            raise SourceError(f"找不到登记库文件夹：{root}")

    @cached_property
    def label(self) -> str:
        """The folder's name."""
        return self.root.resolve().name or "."

    def files(self) -> list[SourceFile]:
        """List all files; hidden ones and generated folders are passed over."""
        try:
            return sorted(walk(str(self.root), ""), key=lambda file: file.path)
        except OSError as problem:
            raise SourceError(f"读不了登记库文件夹：{problem.strerror}：{problem.filename}") from problem

    def read(self, path: str) -> bytes:
        """Return the content of a file, refusing a link."""
        return read_regular(str(self.root), path)

    def commit(self) -> Commit | None:
        """Return the last commit that touched the folder, or None outside git."""
        repo = open_repository(self.root)
        return None if repo is None else _last_commit(repo, self.root.resolve(), "HEAD")

    def has_changes(self) -> bool:
        """Say whether a file is changed, new or gone since the last commit; those git ignores count too."""
        repo = open_repository(self.root)
        return repo is not None and _has_changes(repo, self.root.resolve())


class RevisionSource:
    """A registry as it was at a git revision, read from the repository without a checkout."""

    def __init__(self, root: Path, rev: str) -> None:
        """Take a registry's folder in the working tree and a revision (``main``, ``HEAD~1``, hash or day)."""
        self.root = Path(root).resolve()
        repo = open_repository(self.root)
        if repo is None:
            raise SourceError(f"这里不是 git 仓库，不能读取版本 {rev}：{root}")
        self.repo = repo
        self.rev = _verify(repo, rev)

    @cached_property
    def label(self) -> str:
        """The folder's name."""
        return self.root.name or "."

    def files(self) -> list[SourceFile]:
        """List the files of the revision; hidden ones and generated folders are passed over."""
        return sorted(self._blobs.values(), key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """Return the content of a file at the revision."""
        blob = self._blobs.get(path)
        if blob is None or not blob.regular:
            raise SourceError(f"版本 {self.rev} 里没有这个文件：{path}")
        sha = bytes.fromhex(blob.stamp.removeprefix("git:"))
        return bytes(self.repo.odb.stream(sha).read())

    def commit(self) -> Commit | None:
        """Return the last commit up to the revision that touched the registry."""
        return _last_commit(self.repo, self.root, self.rev)

    def has_changes(self) -> bool:
        """A revision is what was committed."""
        return False

    @cached_property
    def _blobs(self) -> dict[str, SourceFile]:
        prefix = _inside(self.repo, self.root)
        listing = self.repo.git.ls_tree("-r", "-l", "-z", self.rev, "--", prefix or ".")
        files = (_tree_entry(entry, prefix) for entry in listing.split("\0") if entry)
        return {file.path: file for file in files if file is not None}


def refuse_broken_repository(root: Path) -> None:
    """Refuse a folder under git whose day, version and history cannot be asked: they would just be missing.

    Raises:
        SourceError: git is not installed, or the repository is damaged or not readable.
    """
    place = root.resolve()
    if not any((folder / ".git").exists() for folder in (place, *place.parents)):
        return
    if shutil.which("git") is None:
        raise SourceError(
            "登记库在 git 仓库里，但找不到 git 程序，不知道日期、版本和变更历史；请先安装 git。"
        )
    reason = _reason_against(open_repository(root))
    if reason is not None:
        raise SourceError(_BROKEN.format(reason=reason))


def _reason_against(repo: "Repo | None") -> str | None:
    """Return what git says against a repository; None when its last commit, if any, can be read."""
    from git.exc import GitCommandError  # noqa: PLC0415 - see open_repository

    if repo is None:
        return "不是完整的 git 仓库"
    try:
        if repo.git.for_each_ref("--count=1"):
            repo.git.cat_file("-e", "HEAD^{tree}")
        elif (Path(repo.common_dir) / (branch := repo.git.symbolic_ref("HEAD"))).exists():
            return f"分支 {branch} 损坏"
    except GitCommandError as problem:
        return _last_words(problem)
    return None


def _last_words(problem: "GitCommandError") -> str:
    lines = [line for line in str(problem.stderr).splitlines() if line.strip()]
    return lines[-1].strip().removeprefix("stderr: ").strip("'") if lines else "没有说明"


def open_repository(root: Path) -> "Repo | None":
    """Return the repository a folder lies in; None outside git, or where git is not installed.

    A linked folder belongs to the repository its files lie in, not to the one that holds the link.
    """
    try:
        import git  # noqa: PLC0415 - slow to import, fails where git is not installed
    except ImportError:
        return None
    try:
        return git.Repo(root.resolve(), search_parent_directories=True)
    except (git.InvalidGitRepositoryError, git.NoSuchPathError):
        return None


def place_in_repository(root: Path) -> str | None:
    """Return a folder's path from the top of its repository (empty: the top itself); None outside git."""
    repo = open_repository(root)
    return None if repo is None else _inside(repo, root.resolve())


def _inside(repo: "Repo", root: Path) -> str:
    """Return the registry's folder relative to the repository's root."""
    inside = root.relative_to(Path(str(repo.working_tree_dir)).resolve()).as_posix()
    return "" if inside == "." else inside


def _verify(repo: "Repo", rev: str) -> str:
    from git.exc import GitCommandError  # noqa: PLC0415 - see open_repository

    if rev.startswith("-"):
        raise SourceError(f"这不是版本：{rev}")
    try:
        return str(repo.git.rev_parse("--verify", "--quiet", f"{rev}^{{commit}}"))
    except GitCommandError as problem:
        day = day_named(rev)
        found = _on_day(repo, day) if day else ""
        if not found:
            raise SourceError(f"git 仓库里没有这个版本：{rev}") from problem
        return found


def day_named(rev: str) -> date | None:
    """Return the day a revision is named by, if it is named by one."""
    try:
        return date.fromisoformat(rev) if _DAY.fullmatch(rev) else None
    except ValueError:
        return None


def _on_day(repo: "Repo", day: date) -> str:
    """Return the last commit of a day in China or of the days before; nothing before the first one."""
    end = f"--before={day.isoformat()}T23:59:59+08:00"
    return str(repo.git.rev_list("-1", "--first-parent", end, "HEAD"))


def _last_commit(repo: "Repo", root: Path, rev: str) -> Commit | None:
    from git.exc import GitCommandError  # noqa: PLC0415 - see open_repository

    try:
        line = repo.git.log("-1", "--format=%H %ct", rev, "--", _inside(repo, root) or ".")
    except (GitCommandError, ValueError):
        return None
    sha, _, second = line.partition(" ")
    return Commit(sha, datetime.fromtimestamp(int(second), CHINA).date()) if second else None


def _has_changes(repo: "Repo", root: Path) -> bool:
    """Ask git without taking its lock. What is not read (hidden and generated files) does not count."""
    from git.exc import GitCommandError  # noqa: PLC0415 - see open_repository

    prefix = _inside(repo, root)
    every = ("--no-renames", "--untracked-files=all", "--ignored")
    try:
        with repo.git.custom_environment(GIT_OPTIONAL_LOCKS="0"):
            listing = repo.git.status("--porcelain", "-z", *every, "--", prefix or ".")
    except GitCommandError as problem:
        raise SourceError(_BROKEN.format(reason=_last_words(problem))) from problem
    paths = (entry[3:] for entry in listing.split("\0") if entry)
    return any(not is_ignored(path.removeprefix(f"{prefix}/") if prefix else path) for path in paths)


def _tree_entry(entry: str, prefix: str) -> SourceFile | None:
    meta, _, name = entry.partition("\t")
    mode, _, sha, size = meta.split()
    path = name.removeprefix(f"{prefix}/") if prefix else name
    if is_ignored(path):
        return None
    regular = mode.startswith("100")
    return SourceFile(path, int(size) if size.isdigit() else 0, f"git:{sha}", 0, regular)
