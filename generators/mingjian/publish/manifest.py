"""manifest.json: what was published, from which records; the last file written, so it also says "complete".

It holds no clock: the same registry and the same day give the same manifest.
"""

import hashlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

import orjson

from mingjian.derive.version import short_version

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One published file."""

    path: str
    sha256: str
    bytes: int
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """Which share of a site a tree is (the first has index 0), and the fingerprint of what it was made of."""

    index: int
    count: int
    made_of: str


@dataclass(frozen=True)
class Manifest:
    """Everything published together. ``records`` counts the records by kind; the drop guard compares it.

    ``until`` is the last day on which all of the tree may be public; the day after, something has to leave.
    A tree with a ``shard`` is no site: it is a share of one, waiting to be merged.
    """

    tool: str
    as_of: str
    commit: str | None
    records: dict[str, int]
    files: dict[str, Entry] = field(default_factory=dict)
    until: str | None = None
    shard: Shard | None = None

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Read the manifest of a published folder; None when there is none that can be trusted."""
        try:
            return cls._parse(orjson.loads((folder / NAME).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    @classmethod
    def _parse(cls, tree: dict[str, Any]) -> Self:
        files = {
            path: Entry(path, row["sha256"], row["bytes"], tuple(row.get("sources", ())))
            for path, row in tree["files"].items()
        }
        shard = Shard(**tree["shard"]) if "shard" in tree else None
        return cls(
            tree["tool"],
            tree["as_of"],
            tree["commit"],
            dict(tree["records"]),
            files,
            tree.get("until"),
            shard,
        )

    @property
    def digest(self) -> str:
        """Fingerprint of the whole tree: the hash over every file's path and hash."""
        lines = "".join(f"{self.files[path].sha256}  {path}\n" for path in sorted(self.files))
        return hashlib.sha256(lines.encode()).hexdigest()

    @property
    def total_bytes(self) -> int:
        """Size of all files together, the manifest itself not counted."""
        return sum(entry.bytes for entry in self.files.values())

    def encode(self) -> bytes:
        """Write it out, one file per line, so that two manifests can be compared by eye."""
        head: dict[str, Any] = {
            "tool": self.tool,
            "as_of": self.as_of,
            "until": self.until,
            "commit": self.commit,
            "version": short_version(self.commit),
            "digest": self.digest,
            "records": dict(sorted(self.records.items())),
        }
        if self.shard is not None:
            head["shard"] = asdict(self.shard)
        rows = [_row(self.files[path]) for path in sorted(self.files)]
        opening = orjson.dumps(head, option=orjson.OPT_INDENT_2).removesuffix(b"\n}")
        return opening + b',\n  "files": {\n' + b",\n".join(rows) + b"\n  }\n}\n"


def _row(entry: Entry) -> bytes:
    row: dict[str, Any] = {"sha256": entry.sha256, "bytes": entry.bytes}
    if entry.sources:
        row["sources"] = entry.sources
    return b"    " + orjson.dumps(entry.path) + b": " + orjson.dumps(row)
