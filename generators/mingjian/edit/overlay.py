"""A registry with some files as they would be after an edit, to be checked before anything is written."""

import hashlib
from collections.abc import Mapping

from mingjian.load.files import SourceFile
from mingjian.load.source import Commit, Source
from mingjian.model.errors import SourceError


class OverlaySource:
    """A source with files replaced (bytes) or gone (None)."""

    def __init__(self, below: Source, files: Mapping[str, bytes | None]) -> None:
        """Take the source below and the files that differ, by path."""
        self._below = below
        self._files = dict(files)

    @property
    def label(self) -> str:
        """The name of the source below."""
        return self._below.label

    def files(self) -> list[SourceFile]:
        """List the files as they would be."""
        kept = [file for file in self._below.files() if file.path not in self._files]
        fresh = [_listed(path, data) for path, data in self._files.items() if data is not None]
        return sorted([*kept, *fresh], key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """Return the content of a file as it would be."""
        if path not in self._files:
            return self._below.read(path)
        data = self._files[path]
        if data is None:
            raise SourceError(path)
        return data

    def commit(self) -> Commit | None:
        """Return the last commit of the source below."""
        return self._below.commit()

    def has_changes(self) -> bool:
        """Say whether anything differs from the last commit: that is what an overlay is for."""
        return bool(self._files) or self._below.has_changes()


def _listed(path: str, data: bytes) -> SourceFile:
    return SourceFile(path, len(data), f"edit:{hashlib.blake2b(data, digest_size=16).hexdigest()}")
