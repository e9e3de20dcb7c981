"""The cache of parsed files (placeholder until the snapshot file lands)."""

from pathlib import Path
from typing import Self

from mingjian.load.layout import Slot
from mingjian.load.parse import Parsed, parse
from mingjian.load.source import Source, SourceFile


class Snapshot:
    """Parsed files by content."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @classmethod
    def open(cls, cache_dir: Path | None, source: Source) -> Self:
        """Open the snapshot of a source."""
        del cache_dir
        return cls(source)

    def parsed(self, file: SourceFile, slot: Slot) -> Parsed:
        """Return a file as parsed."""
        return parse(self.source.read(file.path), slot.model)

    def save(self) -> None:
        """Write the snapshot."""
