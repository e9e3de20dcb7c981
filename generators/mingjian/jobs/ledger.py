"""What earlier runs left: which keys were announced, and how each run went.

Announced keys are kept for years after they were last current, so that a thing that comes back the same is
not announced again. Records of runs are one per job and day; a second run of an unchanged world adds none.
"""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from mingjian.jobs.keep import read_json, write_json

ANNOUNCED, RUNS, UNTOLD = "announced.json", "runs", "untold.json"
_KEPT = timedelta(days=1100)
_RECORDS = 60
OK, FAILED = "ok", "failed"


@dataclass(frozen=True, slots=True)
class Record:
    """How one run of one job went: for which day, on what, with what result and in what time."""

    job: str
    as_of: str
    commit: str | None
    outcome: str
    counts: dict[str, int]
    changes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: str = ""
    seconds: float = 0.0

    def says_the_same(self, other: "Record") -> bool:
        """Say whether two runs differ in nothing but the time they took and in what was new."""
        return _settled(self) == _settled(other) and not self.changes and not self.counts.get("new")


def _settled(record: Record) -> dict[str, Any]:
    counts = {key: count for key, count in record.counts.items() if key != "new"}
    return asdict(record) | {"seconds": 0, "changes": (), "counts": counts}


class Ledger:
    """The working folder of the jobs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        known = read_json(folder / ANNOUNCED)
        rows = known.items() if isinstance(known, dict) else ()
        self.announced: dict[str, str] = {key: day for key, day in rows if isinstance(day, str)}

    def announce(self, current: set[str], new: list[str], as_of: date) -> None:
        """Mark keys as announced and forget what has not been current for years."""
        limit = (as_of - _KEPT).isoformat()
        kept = {key: day for key, day in self.announced.items() if key in current or day >= limit}
        now = kept | dict.fromkeys(new, as_of.isoformat())
        if now != self.announced:
            write_json(self.folder / ANNOUNCED, now)
        self.announced = now

    def owe(self, keys: list[str]) -> frozenset[str]:
        """Return the keys the platform has still to be told of: these, and those of a night it was away."""
        path = self.folder / UNTOLD
        held = read_json(path)
        owed = {*keys, *(key for key in (held if isinstance(held, list) else ()) if isinstance(key, str))}
        if owed or path.exists():
            write_json(path, sorted(owed))
        return frozenset(owed)

    def settle(self) -> None:
        """Note that the platform knows everything."""
        if (self.folder / UNTOLD).exists():
            write_json(self.folder / UNTOLD, [])

    def records(self, job: str) -> list[Record]:
        """Return the records of a job, the youngest first."""
        held = read_json(self.folder / RUNS / f"{job}.json")
        found = map(_record, held if isinstance(held, list) else ())
        return [record for record in found if record is not None]

    def last(self, job: str) -> date | None:
        """Return the day of the last run that went well."""
        done = [record.as_of for record in self.records(job) if record.outcome == OK]
        return date.fromisoformat(max(done)) if done else None

    def counted_from(self, job: str) -> date | None:
        """Return the day after which a beat is owed: the last good run, else the eve of the first failure."""
        held = [record.as_of for record in self.records(job)]
        return self.last(job) or (date.fromisoformat(min(held)) - timedelta(days=1) if held else None)

    def enter(self, record: Record) -> None:
        """Keep a record; a run that repeats the one before it leaves that one standing."""
        held = self.records(record.job)
        if any(record.as_of == old.as_of and record.says_the_same(old) for old in held):
            return
        others = [old for old in held if old.as_of != record.as_of]
        rows = sorted([record, *others], key=lambda item: item.as_of, reverse=True)[:_RECORDS]
        write_json(self.folder / RUNS / f"{record.job}.json", [asdict(row) for row in rows])


def _record(row: dict[str, Any]) -> Record | None:
    """Return a record as it was kept; None for what is none: the run after it counts as the first."""
    try:
        date.fromisoformat(row["as_of"])
        return Record(**{**row, "changes": tuple(row["changes"]), "notes": tuple(row["notes"])})
    except (KeyError, TypeError, ValueError):
        return None
