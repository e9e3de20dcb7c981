"""Working days on the official calendar, days off and make-up days (调休) included.

The table ``holidays.txt`` holds what the yearly notices of the State Council say. A year without a notice
is counted Monday to Friday and the count says so: it is then never too low, and never presented as certain.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

ONE_DAY = timedelta(days=1)
WEEK = 7
WEEKDAYS = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off on weekdays, days worked at weekends, and the years both are known for."""

    off: tuple[date, ...]
    worked: tuple[date, ...]
    years: range


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A number of working days; ``known`` is False when a year without a notice was counted."""

    days: int
    known: bool


@cache
def official() -> Calendar:
    """Return the official calendar as vendored."""
    marked: dict[str, set[date]] = {"休": set(), "班": set()}
    years: list[int] = []
    for line in files("mingjian.derive").joinpath("holidays.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        year, mark, *spans = line.split()
        years.append(int(year))
        for span in spans:
            first, _, last = span.partition("/")
            marked[mark].update(_days(f"{year}-{first}", f"{year}-{last or first}"))
    return Calendar(
        off=tuple(sorted(day for day in marked["休"] if day.weekday() < WEEKDAYS)),
        worked=tuple(sorted(marked["班"])),
        years=range(min(years), max(years) + 1),
    )


def _days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + ONE_DAY * step for step in range((end - start).days + 1)]


def is_working_day(day: date) -> bool:
    """Say whether people work on a day."""
    return working_days_between(day - ONE_DAY, day) == 1


def is_known(year: int) -> bool:
    """Say whether the notice of a year is in the table."""
    return year in official().years


def working_days(start: date, end: date) -> WorkingDays:
    """Count working days after ``start`` up to and including ``end`` (民法典 第二百零一条)."""
    return WorkingDays(working_days_between(start, end), is_known(start.year) and is_known(end.year))


def working_days_between(start: date, end: date) -> int:
    """Count working days after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
    if end <= start:
        return 0
    calendar = official()
    weeks, rest = divmod((end - start).days, WEEK)
    first = start + timedelta(days=weeks * WEEK + 1)
    count = weeks * WEEKDAYS + sum((first + ONE_DAY * step).weekday() < WEEKDAYS for step in range(rest))
    return count - _within(calendar.off, start, end) + _within(calendar.worked, start, end)


def _within(days: tuple[date, ...], start: date, end: date) -> int:
    """Count the days after ``start`` up to and including ``end``."""
    return bisect_right(days, end) - bisect_right(days, start)


def add_working_days(start: date, days: int) -> date:
    """Return the last day of a limit of ``days`` working days that begins the day after ``start``."""
    day = start
    while days > 0:
        day += ONE_DAY
        days -= is_working_day(day)
    return day
