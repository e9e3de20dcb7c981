"""A source to a registry: every file read once, everything wrong collected, nothing raised for bad data.

Only a place that is no registry at all is an error of use (law 3).
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from mingjian.load.catalogue import Place, load_catalogue
from mingjian.load.collector import collector_paused
from mingjian.load.decode import SIZE_LIMIT
from mingjian.load.fallback import settings_from
from mingjian.load.files import SourceFile
from mingjian.load.layout import SETTINGS_FILE, Misplaced, Slot, classify
from mingjian.load.loaded import Broken, Loaded
from mingjian.load.parse import Parsed
from mingjian.load.reading import Problem
from mingjian.load.snapshot import Snapshot
from mingjian.load.source import Source
from mingjian.model.declaration import Model
from mingjian.model.errors import SettingsError, SourceError
from mingjian.model.finding import Finding
from mingjian.model.registry import KIND, KINDS, Registry
from mingjian.model.settings import Settings


def load_registry(source: Source, cache_dir: Path | None = None) -> Loaded:
    """Read a whole registry.

    Args:
        source: where the files are.
        cache_dir: folder for the snapshot of parsed files; None reads everything anew.

    Raises:
        SettingsError: there is no ``registry.yml``.
    """
    files = source.files()
    if not any(file.path == SETTINGS_FILE for file in files):
        raise SettingsError(f"这里不是登记库：{source.label} 里没有 {SETTINGS_FILE}")
    with collector_paused():
        snapshot = Snapshot.open(cache_dir, source)
        shelf = _Shelf(source, snapshot)
        for file in files:
            shelf.put(file)
        snapshot.save()
        return replace(shelf.loaded(), listed=tuple(files))


class _Shelf:
    """Records and findings as they come in."""

    def __init__(self, source: Source, snapshot: Snapshot) -> None:
        self.source = source
        self.snapshot = snapshot
        self.findings: list[Finding] = []
        self.records: dict[str, dict[str, Any]] = {kind.key: {} for kind in KINDS}
        self.vocabularies: dict[str, Model] = {}
        self.settings: Settings | None = None
        self.settings_data = b""
        self.paths: dict[str, str] = {}
        self.duplicates: list[tuple[str, str, str]] = []
        self.broken: dict[str, Broken] = {}

    def put(self, file: SourceFile) -> None:
        """Read one file and put its record where it belongs."""
        slot = classify(file.path)
        if slot is None:
            return
        if not file.regular:
            self._report(file.path, "", Problem("S101", 1, 1))
        elif isinstance(slot, Misplaced):
            self._report(file.path, "", Problem(slot.code, 1, 1, params=slot.params))
            if slot.meant is not None:
                self._break(slot.meant)
            return
        elif file.size > SIZE_LIMIT:
            self._report(file.path, slot.key, Problem("F109", 1, 1, params={"size": file.size // 1024}))
        else:
            self._take(slot, self._parsed(file, slot))
            return
        if isinstance(slot, Slot):
            self._break(slot)

    def loaded(self) -> Loaded:
        """Return everything as one registry."""
        settings = self.settings or settings_from(self.settings_data, self.paths)
        registry = Registry(
            settings=settings,
            vocabularies=self.vocabularies,
            paths=self.paths,
            **{KIND[kind].attribute: dict(sorted(records.items())) for kind, records in self.records.items()},
        )
        findings = sorted(self.findings, key=lambda finding: finding.order)
        return Loaded(
            registry, findings, self.source, self.source.commit(), sorted(self.duplicates), self.broken
        )

    def _parsed(self, file: SourceFile, slot: Slot) -> Parsed:
        try:
            return self.snapshot.parsed(file, slot)
        except SourceError as problem:
            return Parsed(None, b"", (Problem("F100", 1, 1, params={"reason": str(problem)}),))

    def _take(self, slot: Slot, parsed: Parsed) -> None:
        for problem in parsed.problems:
            self._report(slot.path, slot.key, problem)
        if slot.key == "registry":
            self.settings_data = parsed.data
        if parsed.record is None:
            self._break(slot)
        elif slot.kind is not None:
            self._shelve(slot, parsed.record)
        elif isinstance(parsed.record, Settings):
            self.settings = parsed.record
            self.paths[slot.key] = slot.path
        else:
            self.vocabularies[slot.key.removeprefix("vocab/")] = parsed.record
            self.paths[slot.key] = slot.path

    def _shelve(self, slot: Slot, record: Any) -> None:
        """Put a record under its id; of two with one id, the one whose file is named after it stays."""
        taken = self.paths.get(record.id)
        if taken is not None:
            keep_new = slot.key == record.id and not taken.endswith(f"/{record.id}.yml")
            kept, left = (slot.path, taken) if keep_new else (taken, slot.path)
            self.duplicates.append((record.id, kept, left))
            if not keep_new:
                return
            for records in self.records.values():
                records.pop(record.id, None)
        self.paths[record.id] = slot.path
        self.records[slot.group][record.id] = record

    def _break(self, slot: Slot) -> None:
        self.broken[slot.key] = Broken(slot.key, slot.group, slot.path)

    def _report(self, path: str, key: str, problem: Problem) -> None:
        place = Place(f"{self.source.label}/{path}", problem.line, problem.column)
        entry = load_catalogue()[problem.code]
        self.findings.append(entry.finding(place, field=problem.field, record_id=key, **problem.params))


__all__ = ["Loaded", "load_registry"]
