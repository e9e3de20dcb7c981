"""The history of every record, from one pass over the log of git; kept by commit, so that only news is read.

Asking git file by file takes hours at the size of a nation. One log lists every changed file with the names
of its contents; one batch reads those contents; parsed once, two versions are compared as records.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mingjian.derive.changeset import Action, RecordChange, actions_of
from mingjian.derive.difference import differences
from mingjian.derive.history import Depth, Step, Trail
from mingjian.derive.tables import WINDOWED
from mingjian.derive.takedown import number_of
from mingjian.load.layout import Slot, classify
from mingjian.load.parse import parse
from mingjian.load.source import open_repository
from mingjian.model.declaration import Model
from mingjian.publish.historycache import read_cache, write_cache

if TYPE_CHECKING:
    from git import Repo

_NOTHING = "0" * 40
_FORMAT = "--format=%x01%H %cI"


class Edit(NamedTuple):
    """What a commit did to one record: where it lies, and the contents before and after (None: no file)."""

    slot: Slot
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that touched the registry."""

    sha: str
    when: str
    edits: tuple[Edit, ...]


def read_history(root: Path, cache: Path | None = None) -> Trail:
    """Return everything git knows about the records of a registry; nothing outside git."""
    repo = open_repository(root)
    if repo is None or not repo.head.is_valid():
        return Trail()
    prefix = root.resolve().relative_to(Path(str(repo.working_tree_dir)).resolve()).as_posix()
    head = str(repo.head.commit.hexsha)
    shallow = repo.git.rev_parse("--is-shallow-repository") == "true"
    known = read_cache(cache)
    if known is not None and not _is_ancestor(repo, known.head):
        known = None
    span = f"{known.head}..{head}" if known is not None else head
    commits = tuple(_commits(repo, span, "" if prefix == "." else prefix))
    steps, numbers = _steps(repo, commits)
    if commits or known is None:
        write_cache(cache, head, steps, numbers, after=known.head if known is not None else "")
    if known is not None:
        steps = (*known.steps, *steps)
        keys = known.numbers.keys() | numbers.keys()
        numbers = {key: (*known.numbers.get(key, ()), *numbers.get(key, ())) for key in sorted(keys)}
    return Trail(Depth.SHALLOW if shallow else Depth.FULL, steps, numbers)


def _is_ancestor(repo: "Repo", sha: str) -> bool:
    from git.exc import GitCommandError  # noqa: PLC0415 - slow to import

    try:
        repo.git.merge_base("--is-ancestor", sha, "HEAD")
    except GitCommandError:
        return False
    return True


def _commits(repo: "Repo", span: str, prefix: str) -> Iterator[Commit]:
    """Yield the commits that touched the registry, oldest first, merges as one step."""
    text = repo.git.log(
        *("--first-parent", "-m", "--reverse", "--raw", "--no-renames", "--no-abbrev", "-z"),
        *(_FORMAT, span, "--", prefix or "."),
    )
    start = f"{prefix}/" if prefix else ""
    for part in text.split("\x01")[1:]:
        head, _, body = part.partition("\0")
        head, _, rest = head.partition("\n")
        sha, _, when = head.strip().partition(" ")
        fields = (rest + "\0" + body if rest else body).split("\0")
        edits = tuple(_edits(fields, start))
        if edits:
            yield Commit(sha, _utc(when), edits)


def _utc(when: str) -> str:
    return datetime.fromisoformat(when).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _edits(fields: list[str], start: str) -> Iterator[Edit]:
    """Yield one edit per record: a file that went and one that came under the same id are a move."""
    found: dict[str, Edit] = {}
    for place, text in enumerate(fields[:-1]):
        head = text.lstrip("\n")
        if not head.startswith(":"):
            continue
        _, _, old, new, _ = head.split(" ", 4)
        slot = classify(fields[place + 1].removeprefix(start))
        if isinstance(slot, Slot) and slot.key != "registry":
            before = None if old == _NOTHING else old
            after = None if new == _NOTHING else new
            edit = Edit(slot, before, after)
            found[slot.key] = _joined(found[slot.key], edit) if slot.key in found else edit
    yield from found.values()


def _joined(one: Edit, other: Edit) -> Edit:
    return Edit(other.slot if other.new else one.slot, one.old or other.old, one.new or other.new)


def _steps(repo: "Repo", commits: tuple[Commit, ...]) -> tuple[tuple[Step, ...], dict[str, tuple[str, ...]]]:
    """Return the steps, and the decision numbers that ever stood in entries with a publication term."""
    every = [edit for commit in commits for edit in commit.edits]
    wanted = {
        sha: edit.slot
        for edit in every
        for sha in (edit.old, edit.new)
        if sha and ((edit.old and edit.new and edit.old != edit.new) or edit.slot.group in WINDOWED)
    }
    records = dict(_records(repo, wanted))
    steps = tuple(Step(commit.sha, commit.when, tuple(_changes(commit.edits, records))) for commit in commits)
    numbers: dict[str, tuple[str, ...]] = {}
    for sha, slot in wanted.items():
        record = records.get(sha)
        if slot.group in WINDOWED:
            number = number_of(record) if record is not None else None  # type: ignore[arg-type]
            numbers[slot.key] = (*numbers.get(slot.key, ()), *([number] if number else []))
    return steps, numbers


def _changes(edits: Iterable[Edit], records: dict[str, Model | None]) -> Iterator[RecordChange]:
    for slot, old, new in edits:
        kind = slot.kind.key if slot.kind else "vocab"
        key = slot.key.removeprefix("vocab/")
        if old is None or new is None:
            yield RecordChange(kind, key, key, (Action.ADDED if old is None else Action.REMOVED,))
            continue
        before, after = records.get(old), records.get(new)
        if before is None or after is None:
            continue
        if fields := differences(before, after):
            yield RecordChange(kind, key, key, actions_of(kind, fields), fields)


def _records(repo: "Repo", wanted: dict[str, Slot]) -> Iterator[tuple[str, Model | None]]:
    """Yield every content, read; what cannot be read is None."""
    for sha, data in _contents(repo, list(wanted)):
        yield sha, parse(data, wanted[sha].model).record


def _contents(repo: "Repo", shas: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the contents, all from one process of git."""
    if not shas:
        return
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{sha}\n" for sha in shas).encode())
        names.seek(0)
        out: bytes = repo.git.cat_file(
            "--batch", istream=names, stdout_as_string=False, strip_newline_in_stdout=False
        )
    place = 0
    while place < len(out):
        end = out.index(b"\n", place)
        sha, _, size = out[place:end].decode().split(" ")
        place = end + 1 + int(size) + 1
        yield sha, out[end + 1 : place - 1]
