"""What the steps of a draw share: the record they work on, private files, and refusals in one sentence."""

import os
from dataclasses import dataclass
from pathlib import Path

from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, find_registry
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.draw import Draw
from mingjian.model.errors import MingjianError, OutputError, UsageError
from mingjian.model.registry import Registry

HEAD = "mingjian-draw-secret/1"
"""First line of a secret's file."""


class DrawRefused(MingjianError):  # noqa: N818 - it names an outcome, not a fault
    """A step of a draw that must not be taken, or a draw that does not hold."""

    exit_code = 1


@dataclass(frozen=True)
class Bench:
    """A registry with the folder it lies in."""

    root: Path
    registry: Registry

    def draw(self, key: str) -> Draw:
        """Return a draw by id."""
        found = self.registry.draws.get(key)
        if found is None:
            known = "、".join(sorted(self.registry.draws)) or say("draw_no_draws")
            raise UsageError(say("draw_unknown", id=key, known=known))
        return found

    def path(self, key: str) -> Path:
        """Return where a record lies."""
        return self.root / self.registry.paths[key]

    def name(self, key: str) -> str:
        """Return the id of an institution with its name."""
        found = self.registry.institutions.get(key)
        return key if found is None else f"{key} {found.name}"

    def private(self, path: Path) -> Path:
        """Return a path for private content; refuse one that is, or may be, published with the registry."""
        repository = next(
            (folder for folder in (self.root, *self.root.parents) if (folder / ".git").exists()), self.root
        )
        if path.resolve().is_relative_to(repository):
            raise UsageError(say("draw_not_private", path=path, folder=repository))
        return path


def open_bench(given: Path | None) -> Bench:
    """Load the registry."""
    root = find_registry(given)
    return Bench(root, load_registry(FolderSource(root), cache_folder(root)).registry)


def write_private(path: Path, text: str) -> None:
    """Write a private file that only its owner can read; never over another one."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise UsageError(say("draw_exists", path=path)) from error
    except OSError as error:
        raise OutputError(say("draw_unwritable", path=path, reason=error.strerror)) from error
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def read_private(path: Path) -> str:
    """Read a private file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(say("draw_unreadable", path=path)) from error


def read_secret(path: Path, draw: Draw) -> str:
    """Read the secret of a draw from its file."""
    lines = [line.strip() for line in read_private(path).splitlines() if line.strip()]
    if len(lines) != 3 or lines[0] != HEAD:
        raise UsageError(say("draw_no_secret", path=path))
    if lines[1] != draw.id:
        raise DrawRefused(say("draw_other_secret", path=path, other=lines[1], id=draw.id))
    return lines[2]
