"""What was read of the history, kept between builds; a broken or foreign file is ignored and rewritten."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from mingjian import __version__
from mingjian.derive.changeset import Action, RecordChange
from mingjian.derive.difference import FieldChange
from mingjian.derive.history import Step

NAME = "history.json"
_ACTIONS = {action.value: action for action in Action}


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
        tree = orjson.loads((folder / NAME).read_bytes())
        if tree["key"] != _key():
            return None
        steps = tuple(_step(*item) for item in tree["steps"])
        return Known(tree["head"], steps, {key: tuple(found) for key, found in tree["numbers"].items()})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _step(sha: str, when: str, changes: list[list[Any]]) -> Step:
    return Step(sha, when, tuple(_change(*item) for item in changes))


def _change(kind: str, key: str, actions: list[str], fields: list[list[Any]]) -> RecordChange:
    found = tuple(_field(*item) for item in fields)
    return RecordChange(kind, key, key, tuple(map(_ACTIONS.__getitem__, actions)), found)


def _field(*row: Any) -> FieldChange:
    path, title, item, old, new, ref, cites = row
    return FieldChange(path, title, item, old, new, ref, tuple(cites))


def _row(change: RecordChange) -> tuple[Any, ...]:
    return (change.kind, change.id, change.actions, list(map(astuple, change.fields)))


def write_cache(
    folder: Path | None, head: str, steps: tuple[Step, ...], numbers: Mapping[str, tuple[str, ...]]
) -> None:
    """Keep the history; a folder that cannot be written is no problem."""
    if folder is None:
        return
    tree = {
        "key": _key(),
        "head": head,
        "numbers": numbers,
        "steps": [(step.sha, step.when, list(map(_row, step.changes))) for step in steps],
    }
    fresh = folder / f"{NAME}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(orjson.dumps(tree))
        fresh.replace(folder / NAME)
    except OSError:
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
