"""Draft: a file that is made only when its bytes are wanted, and how it is known without making it.

Its key is a fingerprint of everything it will be made of. Whoever has kept the file of that key from the
last build need not make it again; whoever asks for ``data`` gets it made. To everyone else a draft is an
:class:`Artifact`.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import as_file, files
from os import scandir
from typing import Any

import orjson
from pydantic import BaseModel

from mingjian.render.artifact import Artifact

_OPTIONS = orjson.OPT_NON_STR_KEYS
_NOT_OURS = frozenset({"__pycache__"})


@dataclass(slots=True)
class Draft:
    """One file of the published tree, not yet made. Fields as in :class:`Artifact`."""

    path: str
    media_type: str
    sources: tuple[str, ...]
    key: str
    make: Callable[[], bytes]
    _made: bytes | None = field(default=None, init=False)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        if self._made is None:
            self._made = self.make()
        return self._made


@dataclass(slots=True)
class Sketch:
    """One file of which even the draft is made only when wanted, because deriving its view takes long.

    ``given`` is the fingerprint of what it is derived with, None where that cannot be told; ``make`` also
    returns the names of what was read on the way if it is told to watch, which takes a tenth longer, and
    ``value`` the fingerprint of what a name stands for.
    """

    path: str
    media_type: str
    sources: tuple[str, ...]
    given: str | None
    make: Callable[[bool], tuple[Draft, tuple[str, ...]]]
    value: Callable[[str], str | None]
    _made: tuple[Draft, tuple[str, ...]] | None = field(default=None, init=False)

    def drawn(self, *, watched: bool = True) -> tuple[Draft, tuple[str, ...]]:
        """Return the draft, and what was read for it: nothing where nobody watched."""
        if self._made is None:
            self._made = self.make(watched)
        return self._made

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.drawn()[0].data


File = Artifact | Draft | Sketch
"""What renderers return."""


def fingerprint(*parts: object) -> str:
    """Return the fingerprint of plain data: views, records, tuples, texts.

    A field of a view whose name begins with an underscore is a renderer's note and does not count.

    Raises:
        TypeError: for anything that is not plain data, so that nothing is ever left out unnoticed.
    """
    return hashlib.blake2b(orjson.dumps(parts, _plain, _OPTIONS), digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return orjson.Fragment(value.__pydantic_serializer__.to_json(value, warnings=False))
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} is no plain data")


@cache
def makers() -> str:
    """Return the fingerprint of what makes files: code, templates and catalogues of this package."""
    with as_file(files("mingjian")) as root:
        return fingerprint(sorted(_stamps(str(root))))


def _stamps(folder: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    with scandir(folder) as items:
        for item in items:
            if item.is_dir(follow_symlinks=False):
                found += [] if item.name in _NOT_OURS else _stamps(item.path)
            else:
                seen = item.stat()
                found.append((item.path, seen.st_size, seen.st_mtime_ns))
    return found
