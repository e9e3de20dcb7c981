"""The next free id of a kind: never one that was used before, on any branch this repository knows."""

import re
from pathlib import Path

from mingjian.edit.commit import ever_named
from mingjian.edit.desk import Desk
from mingjian.edit.words import say
from mingjian.model.errors import UsageError
from mingjian.model.registry import Kind

WIDTH = {"appraiser": 5, "authority": 3}
_WIDTH = 4
"""Digits of the first id of a kind; later ones are as long as the longest."""


def next_id(desk: Desk, root: Path, kind: Kind) -> str:
    """Return the next free id, above every one there is or ever was; withdrawn ids are not used again."""
    if not kind.letter:
        raise UsageError(say("id_needed", kind=kind.title))
    head = f"{desk.registry.settings.prefix}-{kind.letter}"
    pattern = re.compile(rf"{head}(\d+)\Z")
    used = {*desk.registry.of(kind.key), *desk.loaded.broken, *ever_named(root, kind.folder)}
    digits = [match[1] for key in used if (match := pattern.match(key))]
    number = max((int(text) for text in digits), default=0) + 1
    width = max((len(text) for text in digits), default=WIDTH.get(kind.key, _WIDTH))
    return f"{head}{number:0{width}d}"


def is_free(desk: Desk, root: Path, kind: Kind, key: str) -> bool:
    """Say whether an id somebody chose was never used."""
    return key not in desk.registry.paths and key not in ever_named(root, kind.folder)
