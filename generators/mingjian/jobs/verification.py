"""Checking a downloaded copy offline: a release or a site; naming the record that differs."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from mingjian.jobs.likeness import differing
from mingjian.jobs.release import PERMANENT, RECORDS
from mingjian.jobs.sums import SUMS, is_available, read_sums
from mingjian.model.errors import SourceError
from mingjian.publish.manifest import Manifest

_NOTHING = "{folder} 里没有 SHA256SUMS，也没有网站的 manifest.json，无法核对。"
_MISSING = "缺少文件"
_DIFFERS = "内容不符"
_UNKNOWN = "清单里没有这个文件"


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not what it should be; ``records`` are those that differ in it, if known."""

    path: str
    what: str
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """How many files were checked, by which sums, and what was wrong."""

    files: int
    by: str
    differences: tuple[Difference, ...]


def verify(folder: Path, *, is_part: bool = False) -> Verification:
    """Check a folder against the sums it carries; of a part of a copy, only the files that are there."""
    found = _verified(folder)
    if not is_part:
        return found
    others = tuple(item for item in found.differences if item.what != _MISSING)
    return Verification(found.files - len(found.differences) + len(others), found.by, others)


def _verified(folder: Path) -> Verification:
    manifest = Manifest.read(folder)
    if manifest is not None:
        expected = {path: entry.sha256 for path, entry in manifest.files.items()}
        sources = {path: entry.sources for path, entry in manifest.files.items()}
        bad = tuple(_differences(folder, expected, "sha256", frozenset({"manifest.json"})))
        wrong = frozenset(item.path for item in bad)
        found = tuple(
            replace(item, records=differing(folder, item.path, wrong) or sources.get(item.path, ()))
            for item in bad
        )
        return Verification(len(expected), "manifest.json", found)
    names = [
        name for name, algorithm in SUMS.items() if (folder / name).is_file() and is_available(algorithm)
    ]
    if not names:
        raise SourceError(_NOTHING.format(folder=folder))
    found_in: dict[str, Difference] = {}
    files = 0
    for name in names:
        expected = read_sums(folder / name)
        files = max(files, len(expected))
        for item in _differences(folder, expected, SUMS[name], frozenset(SUMS)):
            found_in[item.path] = item
    wrong = frozenset(found_in)
    for path, item in found_in.items():
        found_in[path] = replace(item, records=_records(folder, path) or differing(folder, path, wrong))
    return Verification(files, "、".join(names), tuple(found_in[path] for path in sorted(found_in)))


def _differences(
    folder: Path, expected: dict[str, str], algorithm: str, ours: frozenset[str]
) -> Iterator[Difference]:
    for path, total in sorted(expected.items()):
        file = folder / path
        if not file.is_file():
            yield Difference(path, _MISSING)
        elif hashlib.new(algorithm, file.read_bytes()).hexdigest() != total:
            yield Difference(path, _DIFFERS)
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in expected and path not in ours:
            yield Difference(path, _UNKNOWN)


def _records(folder: Path, path: str) -> tuple[str, ...]:
    """Return the records whose lines differ in a table of a release."""
    table = path.removeprefix(f"{PERMANENT}/").removesuffix(".jsonl")
    if not path.startswith(f"{PERMANENT}/") or not (folder / path).is_file():
        return ()
    try:
        wanted: dict[str, str] = orjson.loads((folder / RECORDS).read_bytes())[table]
        lines = (folder / path).read_bytes().splitlines()
        first = next(iter(orjson.loads(lines[0])))
        groups: dict[str, list[bytes]] = {}
        for line in lines:
            groups.setdefault(str(orjson.loads(line)[first]), []).append(line)
    except (OSError, ValueError, KeyError, IndexError):
        return ()
    found = {
        name: hashlib.sha256(b"".join(line + b"\n" for line in group)).hexdigest()
        for name, group in groups.items()
    }
    return tuple(sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)))
