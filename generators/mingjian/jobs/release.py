"""The release: an immutable, dated copy of the permanent volume, and what changed since the one before.

Law 5 and immutability go together only if a dated copy never holds what may have to leave. So entries with a
publication term, and every citation of them, stand in a volume of their own that is written anew each time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from mingjian import __version__
from mingjian.derive.dataset import Dataset, make_dataset
from mingjian.derive.disclosed import disclosed
from mingjian.derive.rows import table_rows
from mingjian.derive.table import ColumnType, Row, Table, Volume
from mingjian.derive.takedown import publishable
from mingjian.jobs.chain import Keyed, delta, group_sums, keyed
from mingjian.jobs.sums import write_sums
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource, Source
from mingjian.model.errors import UsageError
from mingjian.model.registry import Registry
from mingjian.render.opendata.about import About, about
from mingjian.render.opendata.cells import by_type, converted, number

PERMANENT, WINDOWED, DELTA = "permanent", "windowed", "delta"
MANIFEST, INDEX, RECORDS = "manifest.json", "index.json", "records.json"
_DAY = len("2026-01-01")
_NEAT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_DECIMALS = by_type({ColumnType.DECIMAL: number})
_EXISTS = "{folder} 已经有一份内容不同的发布；发布过的不能改，请换一个日期。"


@dataclass(frozen=True)
class Release:
    """What was written: the folder, the release before it if the chain goes on, and whether it was new."""

    folder: Path
    previous: str | None
    is_new: bool


def make_release(root: Path, out: Path, as_of: date | None = None, source: Source | None = None) -> Release:
    """Write the release of a registry on a day below ``out``; written again it must be the same."""
    loaded = load_registry(source or FolderSource(root))
    day = as_of or loaded.default_as_of
    sha = loaded.commit.sha if loaded.commit else None
    name = f"{day.isoformat()}-{sha[:10]}" if sha else day.isoformat()
    dataset = make_dataset(loaded.registry, day, sha, f"mingjian {__version__}")
    facts = about(dataset)
    tables = list(dataset.tables)
    rows = table_rows(permanent(loaded.registry, day))
    now = {table.name: keyed(table, _lines(table, rows[table.name])) for table in tables}
    before = _newest(out, name)
    was = _read(out / before, tables) if before else None
    files = dict(_files(name, facts, dataset, now, (before, was)))
    is_new = _write(out / name, files)
    _write_windowed(out, dataset, facts)
    _write_index(out, name)
    return Release(out / name, before if was is not None else None, is_new)


def permanent(registry: Registry, day: date) -> Registry:
    """Return what may be given out on the day and need never leave: no entry with a term, nor a citation."""
    return publishable(disclosed(registry, day), date.max).registry


def _lines(table: Table, rows: list[Row]) -> list[bytes]:
    header = table.header
    return [orjson.dumps(dict(zip(header, row, strict=True))) for row in converted(table, rows, _DECIMALS)]


def _files(
    name: str,
    facts: About,
    dataset: Dataset,
    now: dict[str, Keyed],
    past: tuple[str | None, dict[str, Keyed] | None],
) -> Iterator[tuple[str, bytes]]:
    before, was = past
    changes: dict[str, list[dict[str, Any]]] = {"output": [], "deleted": []}
    for table, found in now.items():
        yield f"{PERMANENT}/{table}.jsonl", found.data()
        if was is not None:
            come, gone = delta(was[table], found)
            for kind, lines in (("output", come), ("deleted", gone)):
                if lines:
                    path = f"{DELTA}/{table}{'.deleted' if kind == 'deleted' else ''}.jsonl"
                    changes[kind].append({"type": table, "url": path, "count": len(lines)})
                    yield path, b"".join(line + b"\n" for line in lines)
    sums = {table: group_sums(found) for table, found in now.items()}
    yield RECORDS, orjson.dumps(sums, option=_NEAT)
    yield "README.txt", facts.readme().encode()
    yield MANIFEST, orjson.dumps(_manifest(name, facts, dataset, now, before, changes, was), option=_NEAT)


def _manifest(  # noqa: PLR0913, PLR0917 - one value per part of the manifest
    name: str,
    facts: About,
    dataset: Dataset,
    now: dict[str, Keyed],
    before: str | None,
    changes: dict[str, list[dict[str, Any]]],
    was: object,
) -> dict[str, Any]:
    return {
        "release": name,
        "transactionTime": f"{facts.as_of}T00:00:00+08:00",
        "requiresAccessToken": False,
        "updateCadence": facts.cadence,
        "asOf": facts.as_of,
        "commit": dataset.commit,
        "tool": facts.tool,
        "licence": {"name": facts.licence, "url": facts.licence_url},
        "output": [
            {"type": table, "url": f"{PERMANENT}/{table}.jsonl", "count": len(found.lines)}
            for table, found in now.items()
        ],
        "deleted": [],
        "increment": None if was is None else {"from": before, **changes},
        "records": RECORDS,
        "link": [{"relation": "previous", "url": f"../{before}/{MANIFEST}"}] if before else [],
    }


def _newest(out: Path, name: str) -> str | None:
    """Return the release before this one; one that is there already says so itself."""
    if (out / name / MANIFEST).is_file():
        return _previous(out, name)
    found = [other for other in _in_order(out) if other[:_DAY] <= name[:_DAY]]
    return found[-1] if found else None


def _previous(out: Path, name: str) -> str | None:
    """Return the release that a release names as the one before it."""
    links = orjson.loads((out / name / MANIFEST).read_bytes())["link"]
    found = (link["url"].split("/")[1] for link in links if link["relation"] == "previous")
    return next(found, None)


def _in_order(out: Path) -> list[str]:
    """Return the releases in the order of the chain: two of one day are told apart by who follows whom."""
    before = {path.parent.name: _previous(out, path.parent.name) for path in out.glob(f"*/{MANIFEST}")}

    def place(name: str) -> tuple[str, int, str]:
        steps, at = 0, before.get(name)
        while at is not None and steps < len(before):
            steps, at = steps + 1, before.get(at)
        return name[:_DAY], steps, name

    return sorted(before, key=place)


def _read(folder: Path, tables: list[Table]) -> dict[str, Keyed] | None:
    """Return the rows of a release; None when its tables have another shape, so that a new chain begins."""
    found: dict[str, Keyed] = {}
    for table in tables:
        path = folder / PERMANENT / f"{table.name}.jsonl"
        if not path.is_file():
            return None
        lines = path.read_bytes().splitlines()
        if lines and tuple(orjson.loads(lines[0])) != table.header:
            return None
        found[table.name] = keyed(table, lines)
    return found


def _write(folder: Path, files: dict[str, bytes]) -> bool:
    """Write a release once; a second time it may only be the same."""
    if folder.exists():
        same = all(
            (folder / path).is_file() and (folder / path).read_bytes() == data for path, data in files.items()
        )
        if not same:
            raise UsageError(_EXISTS.format(folder=folder))
        return False
    staged = folder.parent / f".{folder.name}.next"
    _put(staged, files)
    write_sums(staged)
    staged.rename(folder)
    return True


def _put(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _write_windowed(out: Path, dataset: Dataset, facts: About) -> None:
    """Write the volume of entries with a publication term anew: it holds today's, and no past ones."""
    folder = out / WINDOWED
    for old in folder.glob("*"):
        old.unlink()
    tables = [table for table in dataset.tables if table.volume is Volume.WINDOWED]
    files = {
        f"{table.name}.jsonl": keyed(table, _lines(table, dataset.rows[table.name])).data()
        for table in tables
    }
    _put(folder, files | {"README.txt": facts.readme().encode()})
    write_sums(folder)


def _write_index(out: Path, name: str) -> None:
    releases = _in_order(out)[::-1]
    value = {"latest": releases[0] if releases else name, "releases": releases, "windowed": f"{WINDOWED}/"}
    (out / INDEX).write_bytes(orjson.dumps(value, option=_NEAT))
