"""What takes long to make, kept between builds: prints, the shell. Most of it stays as it is.

One file per thing holds, in its first line, the fingerprint of everything it was made of and one of its
bytes, then the thing; the next one takes its place, so the shelf never grows. What was cut or damaged is not
used. Safe to delete at any time.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FolderShelf:
    """A shelf that is a folder."""

    folder: Path

    def get(self, name: str, key: str) -> bytes | None:
        """Return the print of a name if it was made of what the key stands for."""
        try:
            data = self._file(name).read_bytes()
        except OSError:
            return None
        _, _, thing = data.partition(b"\n")
        return thing if data.startswith(_head(key, thing)) else None

    def put(self, name: str, key: str, data: bytes) -> None:
        """Keep a print in place of the former one of that name; a full disk only costs the time to set it."""
        file = self._file(name)
        fresh = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_head(key, data) + data)
            fresh.replace(file)
        except OSError:
            with suppress(OSError):
                fresh.unlink()

    def _file(self, name: str) -> Path:
        return self.folder / name.replace("/", "-")


def _head(key: str, thing: bytes) -> bytes:
    return f"{key} {hashlib.sha256(thing).hexdigest()}\n".encode()
