"""What was read of the history, kept between builds; a broken or foreign file is ignored and rewritten.

One line says what the file depends on; every reading of news adds one line of its own, so that one more
commit costs what is new in it. Most changes are records added, thousands at once: those are one text each.
"""

import hashlib
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from pathlib import Path
from typing import Any

import orjson

from mingjian import __version__
from mingjian.derive.changeset import Action, RecordChange
from mingjian.derive.difference import FieldChange
from mingjian.derive.history import Step
from mingjian.load.collector import collector_paused

NAME = "history.jsonl"
_ACTIONS = {action.value: action for action in Action}
_ALONE = {action.value: (action,) for action in Action}
_FIELD = attrgetter("path", "title", "item", "old", "new", "ref", "cites", "whole")


@dataclass(frozen=True, slots=True)
class Known:
    """The history up to a commit."""

    head: str
    steps: tuple[Step, ...]
    numbers: dict[str, tuple[str, ...]]


def read_cache(folder: Path | None) -> Known | None:
    """Return what was read before; None when there is nothing that can be used."""
    if folder is None:
        return None
    try:
        first, *lines = (folder / NAME).read_bytes().splitlines()
        if first.decode() != _key() or not lines:
            return None
        with collector_paused():
            return _known(lines)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _known(lines: Iterable[bytes]) -> Known:
    head, steps, numbers = "", [], dict[str, tuple[str, ...]]()
    for line in lines:
        tree = orjson.loads(_checked(line))
        if tree["after"] != head:  # two builds at once had the same news
            continue
        head = tree["head"]
        steps += [Step(sha, when, tuple(map(_change, changes))) for sha, when, changes in tree["steps"]]
        for key, found in tree["numbers"].items():
            numbers[key] = (*numbers.get(key, ()), *found)
    return Known(head, tuple(steps), dict(sorted(numbers.items())))


def _checked(line: bytes) -> bytes:
    """Return a line without its check sum; a damaged one would tell a past that never was."""
    total, _, text = line.partition(b" ")
    if int(total, 16) != zlib.crc32(text):
        raise ValueError(line[:80])
    return text


def _change(item: str | list[Any]) -> RecordChange:
    if isinstance(item, str):
        kind, key, action = item.split("|")
        return RecordChange(kind, key, key, _ALONE[action])
    kind, key, actions, fields = item
    found = tuple(_field(*row) for row in fields)
    return RecordChange(kind, key, key, tuple(map(_ACTIONS.__getitem__, actions)), found)


def _field(*row: Any) -> FieldChange:
    path, title, item, old, new, ref, cites, whole = row
    return FieldChange(path, title, item, old, new, ref, tuple(cites), tuple(whole))


def _row(change: RecordChange) -> str | tuple[Any, ...]:
    if not change.fields and len(change.actions) == 1:
        return f"{change.kind}|{change.id}|{change.actions[0]}"
    return (change.kind, change.id, change.actions, list(map(_FIELD, change.fields)))


def write_cache(
    folder: Path | None,
    head: str,
    steps: Iterable[Step],
    numbers: Mapping[str, tuple[str, ...]],
    *,
    after: str = "",
) -> None:
    """Keep the history; a folder that cannot be written is no problem.

    Args:
        folder: the cache folder, None for none.
        head: the commit up to which was read.
        steps: what was read now, oldest first.
        numbers: decision numbers by id, of what was read now.
        after: the commit up to which the file holds the history already.
    """
    if folder is None:
        return
    rows = [(step.sha, step.when, list(map(_row, step.changes))) for step in steps]
    tree = {"after": after, "head": head, "steps": rows, "numbers": numbers}
    text = orjson.dumps(tree)
    line = b"%08x %s\n" % (zlib.crc32(text), text)
    if after:
        with suppress(OSError), (folder / NAME).open("ab") as file:
            file.write(line)
        return
    fresh = folder / f"{NAME}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(f"{_key()}\n".encode() + line)
        fresh.replace(folder / NAME)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


@cache
def _key() -> str:
    """Return what the meaning of the file depends on: the model, the reading and the comparing code."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=16)
    parts = [item for package in ("mingjian.model", "mingjian.load") for item in files(package).iterdir()]
    code = ("difference.py", "changeset.py", "history.py")
    parts += [files("mingjian.derive").joinpath(name) for name in code]
    for item in sorted(parts, key=lambda item: item.name):
        if item.name.endswith(".py"):
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()
