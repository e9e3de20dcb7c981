"""The sample registry with some files changed, in memory: what most tests of mistakes need."""

from functools import cache
from pathlib import Path

from mingjian.load.files import SourceFile
from mingjian.load.source import Commit, FolderSource, Source
from mingjian.model.errors import SourceError

REPOSITORY = Path(__file__).resolve().parent.parent
REGISTRY = REPOSITORY / "registry"


@cache
def sample() -> dict[str, bytes]:
    """Return every file of the sample registry by path."""
    source = FolderSource(REGISTRY)
    return {file.path: source.read(file.path) for file in source.files()}


class MemorySource:
    """A registry held in a dictionary; ``links`` are listed as links and cannot be read."""

    label = "registry"

    def __init__(self, files: dict[str, bytes], links: tuple[str, ...] = ()) -> None:
        self.held = files
        self.links = links
        self.opened: list[str] = []

    def files(self) -> list[SourceFile]:
        held = [SourceFile(path, len(data), f"git:{hash(data)}") for path, data in self.held.items()]
        links = [SourceFile(path, 10, "link", regular=False) for path in self.links]
        return sorted(held + links, key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        self.opened.append(path)
        if path not in self.held:
            raise SourceError(path)
        return self.held[path]

    def commit(self) -> Commit | None:
        return None

    def has_changes(self) -> bool:
        return False


def changed(**files: bytes | None) -> Source:
    """Return the sample with files replaced (bytes) or removed (None); keys are paths."""
    held = sample() | files
    return MemorySource({path: data for path, data in held.items() if data is not None})
