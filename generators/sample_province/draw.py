"""Seeded choices. Each choice depends on its own key only, so a new record does not reshuffle the others."""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

SEED = "示例省-2026"
T = TypeVar("T")


def number(low: int, high: int, *key: object) -> int:
    """Return a number from ``low`` to ``high``, both included."""
    text = "/".join([SEED, *map(str, key)])
    value = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return low + value % (high - low + 1)


def pick(options: Sequence[T], *key: object) -> T:
    """Return one of the options."""
    return options[number(0, len(options) - 1, *key)]


def chance(percent: int, *key: object) -> bool:
    """Say yes in ``percent`` of all cases."""
    return number(1, 100, *key) <= percent


def sample(options: Sequence[str], count: int, *key: object) -> list[str]:
    """Return ``count`` options in their own order."""
    ranked = sorted(options, key=lambda option: number(0, 2**48, *key, option))
    return sorted(ranked[:count])


def day(low: date, high: date, *key: object) -> date:
    """Return a day between two days."""
    return low + timedelta(days=number(0, (high - low).days, *key))


def years_later(start: date, years: int) -> date:
    """Return the same day some years later (29 February becomes 1 March)."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def day_before(day_: date) -> date:
    """Return the day before."""
    return day_ - timedelta(days=1)
