"""Charts of figures: columns over time, bars for the parts of a total (S147).

Every number and every word for a missing one stands in the chart and in the table beside it, so nothing hangs
on colour or length alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mingjian.derive import statwords as words
from mingjian.derive.chart import GAUGE, ROW, THICKNESS, WIDTH

TREND, COLUMN, TOP, TEXT = 120, 40, 22, 14
"""Height of the highest column, its greatest width, room above it for its number, and height of a line."""
LONGEST = 6
"""How many columns a phone shows side by side."""


@dataclass(frozen=True, slots=True)
class Column:
    """One period: its number above the column, or, without a column, the word that says why not."""

    label: str
    text: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A number over several periods, from left to right; ``told`` says the same in a sentence."""

    title: str
    told: str
    width: int
    height: int
    base: int
    columns: tuple[Column, ...]


Sized = tuple[str, Decimal | None, str]
"""Label, size and text; no size where there is no number to draw."""


def scaled(size: Decimal | None, most: Decimal, room: int) -> int:
    """Return the length of a size; one above zero is always visible."""
    return max(2, int(size * room / most)) if size else 0


def trend_chart(title: str, periods: Sequence[Sized], full: int | None = None) -> Trend:
    """Return a chart of the last periods; ``full`` is what the highest column stands for (100 for shares)."""
    shown = periods[-LONGEST:]
    most = Decimal(full or 0) or max((size for _, size, _ in shown if size), default=Decimal(1))
    pitch, base = WIDTH // max(len(shown), 1), TOP + TREND
    columns = []
    for place, (label, size, text) in enumerate(shown):
        height = scaled(size, most, TREND)
        x = place * pitch + pitch // 2
        columns.append(Column(label, text, x, base - height, min(COLUMN, pitch * 3 // 5), height))
    told = words.LISTED.join(f"{label} {text}" for label, _, text in shown)
    return Trend(title, told, WIDTH, base + 2 * TEXT, base, tuple(columns))


@dataclass(frozen=True, slots=True)
class SizedBar:
    """One part with its text; no width where there is no number."""

    label: str
    text: str
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class PartChart:
    """The parts of one total, from top to bottom."""

    title: str
    told: str
    width: int
    height: int
    thickness: int
    bars: tuple[SizedBar, ...]


def part_chart(title: str, parts: Sequence[Sized], full: int | None = None) -> PartChart:
    """Return a chart of parts; ``full`` is what the longest bar stands for."""
    most = Decimal(full or 0) or max((size for _, size, _ in parts if size), default=Decimal(1))
    bars = tuple(
        SizedBar(label, text, place * ROW, scaled(size, most, GAUGE))
        for place, (label, size, text) in enumerate(parts)
    )
    told = words.LISTED.join(f"{label} {text}" for label, _, text in parts)
    return PartChart(title, told, WIDTH, len(bars) * ROW, THICKNESS, bars)
