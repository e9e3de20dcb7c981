"""Files of a folder that holds a registry: listed without following a link, opened only if regular."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mingjian.model.errors import SourceError

if TYPE_CHECKING:
    pass


_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


IGNORED_FOLDERS = frozenset({"schema"})
"""Folders at the registry's root that hold generated files."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a registry.

    ``path`` is relative to the registry's root, with forward slashes. ``stamp`` changes whenever the content
    may have changed; ``changed_ns`` is when that was, as far as the file system knows. ``regular`` is False
    for links, pipes and devices, which are listed but never opened.
    """

    path: str
    size: int
    stamp: str
    changed_ns: int = 0
    regular: bool = True


def is_ignored(path: str) -> bool:
    """Say whether a path of a registry is hidden or in a folder of generated files."""
    parts = path.split("/")
    return any(part.startswith(".") for part in parts) or (len(parts) > 1 and parts[0] in IGNORED_FOLDERS)


def walk(folder: str, prefix: str) -> Iterator[SourceFile]:
    """Yield the files below a folder; hidden ones and generated folders are passed over."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.name.startswith(".") or (not prefix and entry.name in IGNORED_FOLDERS):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path, f"{path}/")
            else:
                yield _stamped(path, entry.stat(follow_symlinks=False))


def _stamped(path: str, seen: os.stat_result) -> SourceFile:
    changed = max(seen.st_mtime_ns, seen.st_ctime_ns)
    stamp = f"{seen.st_size}:{seen.st_mtime_ns}:{seen.st_ctime_ns}:{seen.st_ino}"
    return SourceFile(path, seen.st_size, stamp, changed, stat.S_ISREG(seen.st_mode))


def read_regular(root: str, path: str) -> bytes:
    """Read a file without following a link, however the tree changed since it was listed."""
    try:
        descriptor = os.open(f"{root}/{path}", _READ_FLAGS)
        try:
            seen = os.fstat(descriptor)
            if not stat.S_ISREG(seen.st_mode):
                raise SourceError(f"不是普通文件：{path}")
            return _read_all(descriptor, seen.st_size)
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise SourceError(f"读不了文件：{path}（{problem.strerror}）") from problem


def _read_all(descriptor: int, size: int) -> bytes:
    data = os.read(descriptor, size + 1)
    while len(data) > size and (more := os.read(descriptor, 1 << 20)):
        data += more
        size = len(data) - 1
    return data
