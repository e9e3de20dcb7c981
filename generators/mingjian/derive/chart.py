"""A small bar chart as plain numbers; the template draws it, and always puts the same figures in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

LABEL, BAR, ROW, GAP = 210, 300, 22, 8
"""Widths of label and longest bar, height of a bar, room between two, in user units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its label and number."""

    label: str
    count: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: title, size, bars from top to bottom."""

    title: str
    width: int
    height: int
    start: int
    thickness: int
    bars: tuple[Bar, ...]


def bar_chart(title: str, counts: Sequence[tuple[str, int]]) -> Chart:
    """Return a chart of counts, the longest bar filling the room; a count above zero is always visible."""
    most = max((count for _, count in counts), default=0) or 1
    bars = tuple(
        Bar(label, count, index * (ROW + GAP), max(2, count * BAR // most) if count else 0)
        for index, (label, count) in enumerate(counts)
    )
    return Chart(title, LABEL + BAR + 50, len(bars) * (ROW + GAP), LABEL, ROW, bars)
