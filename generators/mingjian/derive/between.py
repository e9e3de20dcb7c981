"""What two published totals give away together: how many a part falls short of its whole, and a stock.

117 of 120 complaints accepted tell of 3 that were not; a backlog that is hidden is last year's, plus what was
accepted, less what was closed.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from mingjian.derive.tally import (
    KNOWN,
    UNCOUNTED,
    cell_of,
    guarded,
    indicators,
    is_protected,
    without_numbers,
)
from mingjian.derive.withhold import is_small
from mingjian.model.registry import Registry
from mingjian.model.statistic import Dimension, Figure, FigureState, Indicator, Statistic

Place = tuple[Dimension | None, str]
"""Which figure of a statistic: the total, or the row of a breakdown."""
Held = Mapping[tuple[str, str, date, date], Statistic]
"""Statistics by indicator, region, and the two ends of their period."""
TOTAL: Place = (None, "")
_ONE_DAY = timedelta(days=1)


def by_extent(statistics: Mapping[str, Statistic]) -> Held:
    """Return statistics by what, where and when they count."""
    return {(item.indicator, item.region, item.since, item.until): item for item in statistics.values()}


def short_by_few(
    item: Statistic, held: Held, known: Mapping[str, Indicator], minimum: int
) -> Iterator[tuple[Place, Statistic]]:
    """Yield the figures of a part that fall short of their whole by a small count, each with the whole.

    A part that says in a note why it is no mere part gives nothing away.
    """
    indicator = known[item.indicator]
    whole = held.get((indicator.within or "", item.region, item.since, item.until))
    if whole is None or item.note or not is_protected(indicator):
        return
    other = dict(_figures(whole))
    for place, figure in _figures(item):
        above = other.get(place)
        if above is None or above.state not in KNOWN or figure.state not in KNOWN:
            continue
        if is_small((int(above.value or 0) - int(figure.value or 0),), minimum):
            yield place, whole


def stock_of(item: Statistic, held: Held, known: Mapping[str, Indicator]) -> int | None:
    """Return what a stock comes to by the period before and what came and went; None if nobody can say."""
    indicator = known[item.indicator]
    if indicator.gains is None or indicator.loses is None:
        return None
    before = next(
        (
            other
            for other in held.values()
            if (other.indicator, other.region, other.until)
            == (item.indicator, item.region, item.since - _ONE_DAY)
        ),
        None,
    )
    if before is None:
        return None
    parts = [
        (known.get(name), held.get((name, item.region, item.since, item.until)))
        for name in (indicator.gains, indicator.loses)
    ]
    counts = [_count(indicator, before), *(_count(kind, found) for kind, found in parts)]
    if any(count is None for count in counts):
        return None
    stood, came, went = (count or 0 for count in counts)
    return stood + came - went


def _count(indicator: Indicator | None, item: Statistic | None) -> int | None:
    """Return how many a figure counts: of a share, its whole."""
    cell = cell_of(item, indicator.kind) if indicator is not None and item is not None else None
    return None if cell is None else sum(cell)


def _figures(item: Statistic) -> Iterator[tuple[Place, Figure]]:
    yield TOTAL, item
    for row in item.breakdown:
        yield (row.by, row.key), row


def shown_statistics(registry: Registry, on: date) -> dict[str, Statistic]:
    """Return the statistics that may be public on a day: published, over, and without small counts.

    The gate refuses what gives a small count away (P121–P123), so what is left out here is so only where a
    province raises its minimum.
    """
    known, minimum = indicators(registry), registry.settings.parameters.small_count
    shown = {
        key: guarded(item, known[item.indicator], minimum)
        for key, item in registry.statistics.items()
        if item.indicator in known
        and item.until < on
        and (item.state in UNCOUNTED or (item.published is not None and item.published <= on))
    }
    held = by_extent(shown)
    telling = {item.id for item in shown.values() if any(short_by_few(item, held, known, minimum))}
    for item in shown.values():
        if is_hidden(item) and stock_of(item, held, known) is not None:
            telling.add(held[known[item.indicator].gains or "", item.region, item.since, item.until].id)
    return {
        key: without_numbers(item).model_copy(update={"breakdown": ()}) if item.id in telling else item
        for key, item in shown.items()
    }


def takes_back(now: Statistic, then: Statistic) -> bool:
    """Say whether a statistic hides today, or no longer says, a number it once told."""
    today = dict(_figures(now))
    return any(
        figure.state in KNOWN and (place not in today or today[place].state not in KNOWN)
        for place, figure in _figures(then)
    )


def is_hidden(item: Statistic) -> bool:
    """Say whether a total is withheld."""
    return item.state is FigureState.WITHHELD
