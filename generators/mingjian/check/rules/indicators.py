"""R711–R712: an indicator says what it counts, and is counted again when its period is over."""

from collections.abc import Iterator
from datetime import date, timedelta

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.tally import indicators
from mingjian.derive.windows import ONE_DAY, add_months
from mingjian.model.statistic import Cadence, Dimension, Indicator, IndicatorKind

GRACE = timedelta(days=120)
"""How long after a period its number may take."""
FIRST_DAY = date(1949, 10, 1)
"""Before this day no period can have ended."""


@rule("R711")
def indicator_half_said(ctx: Context) -> Iterator[Hit]:
    """An indicator says everything its kind needs."""
    known = indicators(ctx.registry)
    for index, item in enumerate(known.values()):
        problem = _half_said(item, known)
        if problem:
            yield Hit("vocab/indicators", f"items[{index}].{problem[0]}", id=item.id, problem=problem[1])


def _half_said(item: Indicator, known: dict[str, Indicator]) -> tuple[str, str] | None:
    if item.kind is IndicatorKind.SHARE and not (item.numerator and item.denominator and item.empty):
        return "kind", say("indicator_share")
    if item.kind is IndicatorKind.MEDIAN and (item.by or not item.denominator):
        return "kind", say("indicator_median")
    if (Dimension.BAND in item.by) != bool(item.bands):
        return "id", say("indicator_bands")
    if item.within is not None:
        whole = known.get(item.within)
        if whole is None or whole.unit != item.unit or IndicatorKind.SHARE in (whole.kind, item.kind):
            return "within", say("indicator_within", within=item.within)
    if (item.gains is None) != (item.loses is None) or not {item.gains, item.loses} <= {None, *known}:
        return "id", say("indicator_flow")
    return None


@rule("R712")
def period_without_a_number(ctx: Context) -> Iterator[Hit]:
    """What was counted before is counted again, or said not to be, some months after its period."""
    if ctx.as_of < FIRST_DAY:
        return
    last: dict[str, date] = {}
    for item in ctx.registry.statistics.values():
        last[item.indicator] = max(item.until, last.get(item.indicator, item.until))
    for index, (key, indicator) in enumerate(indicators(ctx.registry).items()):
        since, until = last_period(indicator.cadence, ctx.as_of - GRACE)
        if key in last and last[key] < until:
            span = {"since": since, "until": until, "days": (ctx.as_of - until).days}
            words = {"title": indicator.title, "cadence": indicator.cadence}
            yield Hit("vocab/indicators", f"items[{index}].cadence", **words, **span)


def last_period(cadence: Cadence, day: date) -> tuple[date, date]:
    """Return the first and the last day of the last whole period before a day."""
    months = {Cadence.YEAR: 12, Cadence.HALF: 6, Cadence.QUARTER: 3}[cadence]
    end = date(day.year, (day.month - 1) // months * months + 1, 1)
    begin = add_months(end, -months)
    return begin, end - ONE_DAY
