"""The chain of releases: rows by key, what came and went between two, and putting them together again."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from mingjian.derive.table import Table

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Keyed:
    """The lines of one table, by key and in the order of keys."""

    names: tuple[str, ...]
    lines: dict[Key, bytes]

    def data(self) -> bytes:
        """Return the lines as a file."""
        return b"".join(line + b"\n" for line in self.lines.values())


def keyed(table: Table, lines: Iterable[bytes]) -> Keyed:
    """Return the lines of a table by key."""
    return by_key(table.key, lines)


def by_key(names: tuple[str, ...], lines: Iterable[bytes]) -> Keyed:
    """Return lines by the values of the columns named."""
    found = {tuple(row[name] for name in names): line for line in lines if (row := orjson.loads(line))}
    return Keyed(names, dict(sorted(found.items())))


def delta(old: Keyed, new: Keyed) -> tuple[list[bytes], list[bytes]]:
    """Return the lines that are new or changed, and the keys that are gone."""
    come = [line for key, line in new.lines.items() if old.lines.get(key) != line]
    gone = [dict(zip(old.names, key, strict=True)) for key in old.lines if key not in new.lines]
    return come, [orjson.dumps(key) for key in gone]


def replay(old: Keyed, come: Iterable[bytes], gone: Iterable[bytes]) -> Keyed:
    """Return what a table is after an increment."""
    lines = dict(old.lines)
    for key in gone:
        lines.pop(tuple(orjson.loads(key)[name] for name in old.names), None)
    lines |= by_key(old.names, come).lines
    return Keyed(old.names, dict(sorted(lines.items())))


def group_sums(found: Keyed) -> dict[str, str]:
    """Return one sum per record: over the lines that share the first part of the key."""
    groups: dict[str, hashlib._Hash] = {}
    for key, line in found.lines.items():
        groups.setdefault(str(key[0]), hashlib.sha256()).update(line + b"\n")
    return {name: total.hexdigest() for name, total in groups.items()}
