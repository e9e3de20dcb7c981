"""The cache of parsed files: one file that remembers what every file's content was read as.

Keyed by content, so a file that moved or was touched is not parsed again; by stamp, so a file that did not
change is not even opened. A broken, cut or foreign snapshot is ignored and rewritten.
"""

import contextlib
import hashlib
import os
import zlib
from dataclasses import astuple
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, Self

import orjson
import pydantic
from pydantic import ValidationError

from mingjian import __version__
from mingjian.load.files import SourceFile
from mingjian.load.layout import Slot
from mingjian.load.parse import Parsed, parse
from mingjian.load.reading import Problem
from mingjian.load.source import RevisionSource, Source

RACY_NS = 2_000_000_000
"""A file changed this shortly before the snapshot may change again under the same stamp."""


class _Seen(NamedTuple):
    """What a path held when the snapshot was written."""

    stamp: str
    content: str


class Snapshot:
    """Parsed files by content."""

    def __init__(self, source: Source, path: Path | None) -> None:
        self._source = source
        self._path = path
        self._written_ns = 0
        self._seen: dict[str, _Seen] = {}
        self._index: dict[str, list[Any]] = {}
        self._blob = b""
        self._used: dict[str, _Seen] = {}
        self._entries: dict[str, tuple[bool, bytes, tuple[Problem, ...]]] = {}
        self._dirty = True

    @classmethod
    def open(cls, cache_dir: Path | None, source: Source) -> Self:
        """Open the snapshot of a source; without a folder, or with an unusable file, it is empty."""
        if cache_dir is None:
            return cls(source, None)
        kind = "revision" if isinstance(source, RevisionSource) else "folder"
        snapshot = cls(source, cache_dir / f"load-{kind}.bin")
        snapshot._read()
        return snapshot

    def parsed(self, file: SourceFile, slot: Slot) -> Parsed:
        """Return a file as parsed, from the snapshot where its content is known."""
        if self._path is None:
            return parse(self._source.read(file.path), slot.model)
        seen = self._seen.get(file.path)
        settled = seen is not None and seen.stamp == file.stamp and self._is_settled(file)
        if seen is not None and settled and (known := self._known(seen.content, slot)):
            self._used[file.path] = seen
            return known
        data = self._source.read(file.path)
        content = f"{slot.model.__name__}:{hashlib.blake2b(data, digest_size=16).hexdigest()}"
        self._used[file.path] = _Seen(file.stamp, content)
        self._dirty = True
        if known := self._known(content, slot):
            return known
        parsed = parse(data, slot.model)
        self._entries[content] = (parsed.record is not None, parsed.data, parsed.problems)
        return parsed

    def _is_settled(self, file: SourceFile) -> bool:
        """Say whether the file's stamp can be trusted: git blobs always, files once they are old."""
        return file.changed_ns + RACY_NS < self._written_ns or file.stamp.startswith("git:")

    def save(self) -> None:
        """Write the snapshot if anything in it changed; a folder that cannot be written is no problem."""
        if self._path is None or not (self._dirty or self._used.keys() != self._seen.keys()):
            return
        index: dict[str, list[Any]] = {}
        blobs: list[bytes] = []
        offset = 0
        for content in dict.fromkeys(seen.content for seen in self._used.values()):
            valid, data, problems = self._entry(content)
            index[content] = [valid, offset, len(data), [astuple(problem) for problem in problems]]
            blobs.append(data)
            offset += len(data)
        head = orjson.dumps(
            {"seen": {path: tuple(seen) for path, seen in self._used.items()}, "index": index}
        )
        body = len(head).to_bytes(8, "big") + head + b"".join(blobs)
        _write(self._path, _key() + zlib.crc32(body).to_bytes(4, "big") + body)

    def _entry(self, content: str) -> tuple[bool, bytes, tuple[Problem, ...]]:
        if content in self._entries:
            return self._entries[content]
        valid, offset, size, problems = self._index[content]
        return valid, self._blob[offset : offset + size], tuple(Problem(*problem) for problem in problems)

    def _known(self, content: str, slot: Slot) -> Parsed | None:
        if content not in self._entries and content not in self._index:
            return None
        valid, data, problems = self._entry(content)
        try:
            record = slot.model.model_validate_json(data) if valid else None
        except ValidationError:
            return None
        return Parsed(record, data, problems)

    def _read(self) -> None:
        assert self._path is not None  # noqa: S101 - opened with a folder
        try:
            raw = self._path.read_bytes()
            self._written_ns = self._path.stat().st_mtime_ns
        except OSError:
            return
        with contextlib.suppress(ValueError, KeyError, TypeError):
            self._accept(raw)

    def _accept(self, raw: bytes) -> None:
        """Take over a snapshot if it is whole and ours."""
        key = _key()
        start = len(key) + 4
        body = memoryview(raw)[start:]
        if not raw.startswith(key) or zlib.crc32(body).to_bytes(4, "big") != raw[len(key) : start]:
            return
        size = int.from_bytes(body[:8], "big")
        head = orjson.loads(body[8 : 8 + size])
        self._seen = {path: _Seen(*seen) for path, seen in head["seen"].items()}
        self._index = head["index"]
        self._blob = bytes(body[8 + size :])
        self._dirty = False


@cache
def _key() -> bytes:
    """Return what the meaning of a snapshot depends on: the model and the reading code, and pydantic."""
    digest = hashlib.blake2b(f"{__version__} {pydantic.VERSION}".encode(), digest_size=16)
    for package in ("mingjian.model", "mingjian.load"):
        for item in sorted(files(package).iterdir(), key=lambda item: item.name):
            if item.name.endswith(".py"):
                digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return b"mingjian-load\n" + digest.digest()


def _write(path: Path, data: bytes) -> None:
    """Replace a file in one step, so that a reader sees the old or the new snapshot."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
