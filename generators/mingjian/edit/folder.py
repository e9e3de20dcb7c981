"""Restore a whole registry on disk: every file's form, and the region or year folder it lies in."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mingjian.edit.canonical import restore
from mingjian.load.build import load_registry
from mingjian.load.catalogue import Place, load_catalogue
from mingjian.load.decode import SIZE_LIMIT
from mingjian.load.layout import Slot, classify, path_of
from mingjian.load.source import FolderSource
from mingjian.model.finding import Finding
from mingjian.model.registry import KINDS


@dataclass(slots=True)
class Fixes:
    """What ``fix`` did: paths rewritten, paths moved (from, to), and what it refused to touch."""

    changed: list[str] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def fix_registry(root: Path, paths: list[str] | None = None, *, write: bool = True) -> Fixes:
    """Restore the canonical form of a registry's files.

    Args:
        root: the folder that holds ``registry.yml``.
        paths: files to look at, relative to ``root``; None means all.
        write: False only says what would change (moves are then not looked for).
    """
    source = FolderSource(root)
    fixes = Fixes()
    wanted = None if paths is None else set(paths)
    for file in source.files():
        slot = classify(file.path)
        readable = file.regular and file.regular and file.size <= SIZE_LIMIT
        if isinstance(slot, Slot) and readable and (wanted is None or file.path in wanted):
            _fix_file(source, slot, fixes, write=write)
    if write:
        fixes.moved = [move for move in _moves(source) if wanted is None or move[0] in wanted]
        for here, there in fixes.moved:
            _move(source.root, here, there)
    return fixes


def _fix_file(source: FolderSource, slot: Slot, fixes: Fixes, *, write: bool) -> None:
    data = source.read(slot.path)
    restored = restore(data, slot.model)
    for problem in restored.problems:
        place = Place(f"{source.label}/{slot.path}", problem.line, problem.column)
        entry = load_catalogue()[problem.code]
        fixes.findings.append(entry.finding(place, field=problem.field, record_id=slot.key, **problem.params))
    if restored.data is not None and restored.data != data:
        fixes.changed.append(slot.path)
        if write:
            _replace(source.root / slot.path, restored.data)


def _moves(source: FolderSource) -> Iterator[tuple[str, str]]:
    """Yield where files belong that lie in another region's or year's folder; names are never guessed."""
    registry = load_registry(source).registry
    taken = {file.path for file in source.files()}
    for kind in KINDS:
        for key, record in registry.of(kind.key).items():
            here, there = registry.paths[key], path_of(kind, record, registry)
            named = here.endswith(f"/{key}.yml")
            if there is not None and named and here != there and there not in taken:
                taken.add(there)
                yield here, there


def _move(root: Path, here: str, there: str) -> None:
    target = root / there
    target.parent.mkdir(parents=True, exist_ok=True)
    (root / here).rename(target)


def _replace(path: Path, data: bytes) -> None:
    """Replace a file in one step, keeping its permissions."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(data)
    fresh.chmod(path.stat().st_mode & 0o777)
    fresh.replace(path)
