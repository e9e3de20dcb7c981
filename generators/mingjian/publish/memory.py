"""What the files of the last build were made of, so that this one makes only those that come out otherwise.

One file in the cache folder, bound to the manifest it was written with. Whatever does not fit (another tree,
a cut file) empties it, and everything is made anew. Safe to delete at any time.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from mingjian.publish.manifest import Manifest
from mingjian.publish.scan import looks_personal
from mingjian.publish.traces import Traces
from mingjian.render.draft import Sketch


@dataclass
class Memory:
    """Keys and traces of files by path: of the published tree, and of the one in the making.

    ``allowed`` are the numbers the scan lets pass, ``gone`` those it let pass last time and would complain of
    now: a file that holds one of them has to be scanned again.
    """

    file: Path | None
    allowed: tuple[str, ...]
    gone: tuple[bytes, ...] = ()
    known: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, str] = field(default_factory=dict)
    traces: Traces = field(default_factory=Traces)
    fresh_traces: Traces = field(default_factory=Traces)

    @classmethod
    def open(cls, cache: Path | None, previous: Manifest | None, allowed: Iterable[bytes]) -> "Memory":
        """Open the memory of the published tree; empty when there is none that fits.

        Args:
            cache: the cache folder, None for no memory.
            previous: what is published now.
            allowed: the numbers the scan lets pass.
        """
        numbers = tuple(sorted(number.decode() for number in allowed))
        if cache is None:
            return cls(None, numbers)
        memory = cls(cache / "pages.json", numbers)
        if previous is not None:
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
                memory._read(previous)
        return memory

    def _read(self, previous: Manifest) -> None:
        assert self.file is not None  # noqa: S101 - opened with a folder
        tree = orjson.loads(self.file.read_bytes())
        if tree["digest"] != previous.digest:
            return
        gone = (number.encode() for number in sorted({*tree["allowed"]}.difference(self.allowed)))
        self.gone = tuple(number for number in gone if looks_personal(number))
        self.known = dict(tree["keys"])
        self.traces = Traces.of(tree["traces"])

    def recall(self, item: Sketch) -> str | None:
        """Return the key of a page that would be derived from the same things again."""
        return self.known.get(item.path) if self.traces.leads_to_the_same(item) else None

    def knows(self, path: str, key: str, published: Path) -> bool:
        """Say whether a file may stay as it is: made of the same things, and still let pass by the scan."""
        if self.known.get(path) != key:
            return False
        if not self.gone:
            return True
        try:
            data = (published / path).read_bytes()
        except OSError:
            return False
        return not any(number in data for number in self.gone)

    def save(self, manifest: Manifest) -> None:
        """Keep what was learned; a folder that cannot be written only costs the time to make it anew."""
        if self.file is None:
            return
        traces = self.fresh_traces.plain()
        tree = {"digest": manifest.digest, "allowed": self.allowed, "keys": self.fresh, "traces": traces}
        waiting = self.file.with_name(f"{self.file.name}.{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(orjson.dumps(tree))
            waiting.replace(self.file)
        except OSError:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)
