"""A small bar chart as plain numbers; the template draws it, and always puts the same figures in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, BAR, THICKNESS, ROW = 340, 290, 14, 42
"""Width of a chart (a phone shows it in full size), longest bar, its height, and from one to the next."""
GAUGE = 260
"""The longest gauge: two numbers must find room beside it."""


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


@dataclass(frozen=True, slots=True)
class Gauge:
    """What was taken, within what was allowed; ``mark`` is where the promise ends, None without one."""

    label: str
    value: str
    limit: int
    y: int
    width: int
    room: int
    mark: int | None


@dataclass(frozen=True, slots=True)
class GaugeChart:
    """Gauges from top to bottom, all to one scale."""

    title: str
    width: int
    height: int
    thickness: int
    gauges: tuple[Gauge, ...]
    has_marks: bool


def gauge_chart(title: str, rows: Sequence[tuple[str, float, int | None, int]]) -> GaugeChart:
    """Return a chart of label, value, promise and limit; the largest of all numbers fills the room."""
    most = max((max(value, limit) for _, value, _, limit in rows), default=0) or 1
    gauges = tuple(
        Gauge(
            label=label,
            value=f"{value:g}",
            limit=limit,
            y=index * ROW,
            width=max(2, int(value * GAUGE / most)) if value else 0,
            room=int(limit * GAUGE / most),
            mark=None if promise is None else int(promise * GAUGE / most),
        )
        for index, (label, value, promise, limit) in enumerate(rows)
    )
    marked = any(gauge.mark is not None for gauge in gauges)
    return GaugeChart(title, WIDTH, len(gauges) * ROW, THICKNESS, gauges, marked)
