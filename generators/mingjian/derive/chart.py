"""A small bar chart as plain numbers; the template draws it, and always puts the same figures in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, BAR, THICKNESS, ROW = 340, 290, 14, 42
"""Width of a chart (a phone shows it in full size), longest bar, its height, and from one to the next."""


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
    thickness: int
    bars: tuple[Bar, ...]


def bar_chart(title: str, counts: Sequence[tuple[str, int]]) -> Chart:
    """Return a chart of counts, the longest bar filling the room; a count above zero is always visible."""
    most = max((count for _, count in counts), default=0) or 1
    bars = tuple(
        Bar(label, count, index * ROW, max(2, count * BAR // most) if count else 0)
        for index, (label, count) in enumerate(counts)
    )
    return Chart(title, WIDTH, len(bars) * ROW, THICKNESS, bars)
