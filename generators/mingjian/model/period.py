"""Dated facts. A period includes its first and its last day; no last day means it is still open."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from mingjian.model.declaration import Model, declare


class Dated(Protocol):
    """Anything that holds from ``since`` to ``until``, both days included."""

    @property
    def since(self) -> date: ...  # noqa: D102
    @property
    def until(self) -> date | None: ...  # noqa: D102


class Period(Model):
    """A stretch of days, both ends included."""

    since: date = declare("起始日期", "自这一天起（含当日）。", example="2021-06-01")
    until: date | None = declare(
        "截止日期", "到这一天止（含当日）；不填表示仍在持续。", default=None, example="2026-05-31"
    )

    def covers(self, on: date) -> bool:
        """Say whether ``on`` lies within the period."""
        return holds(self, on)


D = TypeVar("D", bound=Dated)


def holds(fact: Dated, on: date) -> bool:
    """Say whether a dated fact holds on a day."""
    return fact.since <= on and (fact.until is None or on <= fact.until)


def on(facts: Iterable[D], day: date) -> tuple[D, ...]:
    """Return the facts that hold on ``day``, in the order given."""
    return tuple(fact for fact in facts if holds(fact, day))


def latest(facts: Iterable[D], day: date) -> D | None:
    """Return the fact that holds on ``day`` with the latest start, or None."""
    return max(on(facts, day), key=lambda fact: fact.since, default=None)


def overlaps(first: Dated, second: Dated) -> bool:
    """Say whether two periods share a day."""
    if first.until is not None and first.until < second.since:
        return False
    return second.until is None or first.since <= second.until
