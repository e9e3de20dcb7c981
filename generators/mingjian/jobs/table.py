"""The table of jobs (``jobs.yml``): what runs, how often, what it reads and writes, who answers for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_YEAR = 366


class Beat(StrEnum):
    """How often a job runs."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


MONTHS = {Beat.MONTHLY: range(1, 13), Beat.QUARTERLY: range(1, 13, 3)}
"""The months on whose first day a job runs."""


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the table.

    ``act`` says what to do about what is on the list. ``steps`` are the days before a date at which it is
    announced (working days if ``working``). ``rules`` are the dated rules whose findings the job passes on,
    ``covers`` those it replaces by reckoning itself.
    """

    name: str
    title: str
    summary: str
    act: str
    beat: Beat
    inputs: str
    outputs: str
    owner: str
    at: str = ""
    steps: tuple[int, ...] = ()
    working: bool = False
    rules: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()

    def falls_on(self, day: date) -> bool:
        """Say whether the beat of the job falls on a day."""
        if self.beat is Beat.DAILY:
            return True
        if self.beat is Beat.WEEKLY:
            return day.weekday() == 0
        if self.beat is Beat.YEARLY:
            return f"{day:%m-%d}" == self.at
        return day.day == 1 and day.month in MONTHS.get(self.beat, ())

    def last_beat(self, day: date) -> date | None:
        """Return the last day up to ``day`` on which the beat fell."""
        days = (day - timedelta(days=back) for back in range(_YEAR))
        return next((found for found in days if self.falls_on(found)), None)

    def next_beat(self, day: date) -> date | None:
        """Return the first day after ``day`` on which the beat falls."""
        days = (day + timedelta(days=ahead) for ahead in range(1, _YEAR + 1))
        return next((found for found in days if self.falls_on(found)), None)

    def is_due(self, day: date, last: date | None) -> bool:
        """Say whether the job is to run: on its beat, or after one that was missed since it last ran."""
        if last is None:
            return self.falls_on(day)
        beat = self.last_beat(day)
        return beat is not None and last < beat


@cache
def jobs() -> Mapping[str, Job]:
    """Return the jobs by name, in the order of the table."""
    rows = yaml.load(files("mingjian.jobs").joinpath("jobs.yml").read_bytes(), yaml.CSafeLoader)
    return {row["name"]: Job(**_row(row)) for row in rows}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    held = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return held | {"beat": Beat(row["beat"])}


@cache
def carried() -> frozenset[str]:
    """Return the dated rules some job names; what is left goes to the job ``others``."""
    return frozenset(code for job in jobs().values() for code in (*job.rules, *job.covers))
