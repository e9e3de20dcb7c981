"""Take steps together: every text is made and the whole registry checked before a file is written."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mingjian.check.runner import check_registry
from mingjian.edit.desk import Desk
from mingjian.edit.overlay import OverlaySource
from mingjian.edit.refused import EditRefused
from mingjian.edit.rewrite import create, rewrite
from mingjian.edit.step import Step
from mingjian.edit.words import say
from mingjian.load.build import load_registry
from mingjian.load.layout import path_of
from mingjian.load.loaded import Loaded
from mingjian.load.parse import parse
from mingjian.model.errors import OutputError
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.model.registry import KIND, KINDS, Registry

Files = dict[str, bytes | None]


@dataclass(frozen=True)
class Outcome:
    """What an edit would do: files as they would be (None: gone), moves, what the check newly says."""

    files: Files
    moved: tuple[tuple[str, str], ...]
    after: Loaded
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid the edit."""
        return tuple(item for item in self.findings if item.severity >= FindingSeverity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that want a second look."""
        return tuple(item for item in self.findings if item.severity < FindingSeverity.ERROR)


def prepare(desk: Desk, steps: Sequence[Step], day: date) -> Outcome:
    """Take steps in memory and check the result.

    Raises:
        EditRefused: a step does not fit a record as it stands.
    """
    files: Files = {}
    for key, own in _by_record(steps).items():
        path, data = _new_text(desk, key, own)
        files[path] = data
    moved = tuple(_moves(desk, files))
    for here, there in moved:
        files[there] = files.get(here) or desk.loaded.source.read(here)
        files[here] = None
    return judged(desk, files, moved, day)


def judged(desk: Desk, files: Files, moved: tuple[tuple[str, str], ...], day: date) -> Outcome:
    """Check the registry as it would be with some files changed."""
    after = load_registry(OverlaySource(desk.loaded.source, files), desk.cache)
    return Outcome(files, moved, after, tuple(_new_findings(desk, after, day)))


def write(root: Path, outcome: Outcome) -> None:
    """Write the files of an outcome, each in one step; new texts first, what is gone last."""
    try:
        for path, data in sorted(outcome.files.items(), key=lambda item: (item[1] is None, item[0])):
            target = root / path
            if data is None:
                target.unlink(missing_ok=True)
            else:
                _replace(target, data)
    except OSError as error:
        raise OutputError(say("unwritable_file", path=error.filename, reason=error.strerror)) from error


def _by_record(steps: Iterable[Step]) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(step.record, []).append(step)
    return found


def _new_text(desk: Desk, key: str, steps: list[Step]) -> tuple[str, bytes]:
    first = steps[0]
    if first.creates is None:
        return desk.path(key), rewrite(desk.data(key), desk.model(key), steps)
    if key in desk.registry.paths:
        raise EditRefused(say("id_taken", id=key, path=desk.registry.paths[key]))
    kind = KIND[first.creates]
    data = create(kind.model, {"id": key, **first.becomes}, key)
    record = parse(data, kind.model).record
    path = path_of(kind, record, desk.registry) if record is not None else None
    return path or f"{kind.folder}/{key}.yml", data


def _moves(desk: Desk, files: Files) -> list[tuple[str, str]]:
    """List the files whose folder the edit changes: records of a new region or year, and what follows."""
    registry = _with_changes(desk, files)
    found = []
    for kind in KINDS:
        for key, record in registry.of(kind.key).items():
            here = registry.paths.get(key)
            there = path_of(kind, record, registry)
            if here is None or there is None or here == there or not here.endswith(f"/{key}.yml"):
                continue
            old = desk.registry.of(kind.key).get(key)
            if old is not None and path_of(kind, old, desk.registry) != there:
                found.append((here, there))
    return found


def _with_changes(desk: Desk, files: Files) -> Registry:
    keys = {path: key for key, path in desk.registry.paths.items()}
    changed: dict[str, Any] = {}
    for kind in KINDS:
        for path, data in files.items():
            if data is None or path not in keys or not path.startswith(f"{kind.folder}/"):
                continue
            record = parse(data, kind.model).record
            if record is not None:
                own = changed.setdefault(kind.attribute, dict(desk.registry.of(kind.key)))
                own[keys[path]] = record
    return replace(desk.registry, **changed) if changed else desk.registry


def _new_findings(desk: Desk, after: Loaded, day: date) -> list[Finding]:
    """Return what the check says of the result and did not say before; moved lines do not count."""
    now = [*after.findings, *check_registry(after, day)]
    if not now:
        return []
    known = {_identity(finding) for finding in desk.findings(day)}
    return sorted((item for item in now if _identity(item) not in known), key=lambda item: item.order)


def _identity(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.code, finding.record_id or finding.path, finding.field, finding.message)


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(data)
    if path.exists():
        fresh.chmod(path.stat().st_mode & 0o777)
    fresh.replace(path)
