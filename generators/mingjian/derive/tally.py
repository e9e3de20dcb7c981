"""What may be shown of a statistic: the numbers as they stand, less small counts and what gives them back."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from mingjian.derive.withhold import Cell, is_small, withheld
from mingjian.model.registry import Registry
from mingjian.model.statistic import (
    BreakdownRow,
    Dimension,
    Figure,
    FigureState,
    Indicator,
    IndicatorKind,
    Statistic,
)

KNOWN = frozenset({FigureState.FIGURE, FigureState.ZERO})
"""States in which somebody counted and says so."""
UNCOUNTED = frozenset({FigureState.NONE_RECORDED, FigureState.NOT_PUBLISHED})
_NOTHING: dict[str, Any] = {"value": None, "numerator": None, "denominator": None}
F = TypeVar("F", bound=Figure)


def indicators(registry: Registry) -> dict[str, Indicator]:
    """Return every indicator by id, in file order."""
    vocabulary = registry.vocabularies.get("indicators")
    return {item.id: item for item in vocabulary.items} if vocabulary else {}


def with_indicator(registry: Registry) -> Iterator[tuple[str, Statistic, Indicator]]:
    """Yield every statistic whose indicator is known, with its id."""
    known = indicators(registry)
    for key, item in registry.statistics.items():
        if item.indicator in known:
            yield key, item, known[item.indicator]


def figures(item: Statistic) -> Iterator[tuple[str, Figure]]:
    """Yield the total of a statistic and its rows, each with where its fields stand."""
    yield "", item
    for index, row in enumerate(item.breakdown):
        yield f"breakdown[{index}].", row


def cell_of(figure: Figure, kind: IndicatorKind) -> Cell | None:
    """Return the counts a figure is made of, the ones that add up to it; None where there are none."""
    if figure.state not in KNOWN:
        return None
    if kind is IndicatorKind.SHARE:
        whole, part = figure.denominator or 0, figure.numerator or 0
        return (part, whole - part)
    return (int((figure.denominator if kind is IndicatorKind.MEDIAN else figure.value) or 0),)


def by_dimension(
    rows: Iterable[BreakdownRow], indicator: Indicator
) -> list[tuple[Dimension, tuple[BreakdownRow, ...]]]:
    """Return the rows of each breakdown in the order agreed, whatever order they were typed in."""
    order = list(Dimension)
    bands = {name: place for place, name in enumerate(indicator.bands)}
    found = sorted(rows, key=lambda row: (order.index(row.by), bands.get(row.key, len(bands)), row.key))
    return [(by, tuple(group)) for by, group in groupby(found, key=lambda row: row.by)]


def is_protected(indicator: Indicator) -> bool:
    """Say whether small counts of an indicator are hidden; an amount of money is no count of people."""
    return indicator.protected and indicator.kind is not IndicatorKind.AMOUNT


def to_hide(
    statistic: Statistic, indicator: Indicator, minimum: int
) -> tuple[bool, frozenset[tuple[Dimension, str]]]:
    """Return whether the total must be hidden, and which rows, besides those that already are."""
    total = cell_of(statistic, indicator.kind)
    hides_total, rows = total is not None and is_small(total, minimum), set()
    for by, parts in by_dimension(statistic.breakdown, indicator):
        cells = {row.key: cell for row in parts if (cell := cell_of(row, indicator.kind)) is not None}
        if total is not None and len(cells) == len(parts):
            gone, hidden = withheld(total, cells, minimum)
            hides_total |= gone
        else:
            hidden = frozenset(key for key, cell in cells.items() if is_small(cell, minimum))
        rows |= {(by, key) for key in hidden}
    return hides_total, frozenset(rows)


def guarded(statistic: Statistic, indicator: Indicator, minimum: int) -> Statistic:
    """Return a statistic without small counts and without what would give them back.

    The gate refuses small counts (P121), so this changes nothing unless a province raises its minimum. Then
    rows hidden before and rows hidden now stand side by side, and only leaving the breakdown out is safe.
    """
    if not is_protected(indicator):
        return statistic
    hides_total, hidden = to_hide(statistic, indicator, minimum)
    if not hides_total and not hidden:
        return statistic
    shown = without_numbers(statistic) if hides_total else statistic
    if hides_total or any(row.state is FigureState.WITHHELD for row in statistic.breakdown):
        return shown.model_copy(update={"breakdown": ()})
    rows = tuple(without_numbers(row) if (row.by, row.key) in hidden else row for row in statistic.breakdown)
    return shown.model_copy(update={"breakdown": rows})


def without_numbers(figure: F) -> F:
    """Return a figure as withheld."""
    return figure.model_copy(update={"state": FigureState.WITHHELD, **_NOTHING})
