"""A year of nights over one registry, read once: every job on its beat, day after day, in this process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from mingjian.jobs import works
from mingjian.jobs.fetch import FINE, Answer
from mingjian.jobs.found import Found, Work
from mingjian.jobs.keep import write_json
from mingjian.jobs.ledger import FAILED, Ledger
from mingjian.jobs.running import Run, due_jobs, run_jobs
from mingjian.jobs.today import Places, Today
from mingjian.load.loaded import Loaded

DAYS = 366


@dataclass
class Year:
    """What happened: per day the runs, the keys announced, and the runs of a second call of the same night."""

    start: date
    runs: dict[date, tuple[Run, ...]] = field(default_factory=dict)
    again: dict[date, tuple[str, ...]] = field(default_factory=dict)

    def announced(self) -> Iterator[tuple[date, str, Run]]:
        """Yield every announcement with its day and job."""
        for day, runs in self.runs.items():
            for run in runs:
                for item in run.new:
                    yield day, item.key, run


@contextmanager
def replaced(**work: Work) -> Iterator[None]:
    """Do some jobs differently for a while."""
    before = {name: works.WORKS[name] for name in work}
    works.WORKS.update(work)
    try:
        yield
    finally:
        works.WORKS.update(before)


def nothing(_: Today) -> Found:
    """Stand in for a job that takes long and has tests of its own."""
    return Found()


def live(
    loaded: Loaded,
    where: Places,
    start: date,
    days: int = DAYS,
    *,
    look: Callable[[Today], None] | None = None,
) -> Year:
    """Run what is due on every day of a year, twice.

    The jobs that build and release are stood in for; they have tests of their own.
    """
    year = Year(start)
    ledger = Ledger(where.work)
    with replaced(publish=_stamp, release=nothing):
        for number in range(days):
            day = start + timedelta(days=number)
            options = {"ask": _fine, "interval": 0, "site": str(where.out)}
            today = Today(loaded, day, where, options=options)
            names = due_jobs(today, ledger)
            year.runs[day] = run_jobs(names, today, shows=False)
            assert not [run.record.error for run in year.runs[day] if run.record.outcome == FAILED]
            year.again[day] = tuple(
                item.key for run in run_jobs(names, today, shows=False) for item in run.new
            )
            if look is not None:
                look(today)
    return year


def _stamp(today: Today) -> Found:
    """Leave of a build what the watchdog looks at."""
    write_json(today.places.out / "manifest.json", {"as_of": today.as_of.isoformat()})
    return Found()


def _fine(_: str, __: float) -> Answer:
    return Answer(FINE, "200")
