"""R70x and P12x: a published total says what it counts, adds up, and gives nobody away."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.between import by_extent, stock_of
from mingjian.derive.tally import KNOWN, by_dimension, cell_of, figures, indicators, with_indicator
from mingjian.model.period import overlaps
from mingjian.model.statistic import (
    BreakdownRow,
    Dimension,
    Figure,
    FigureState,
    Indicator,
    IndicatorKind,
    Statistic,
)

FIELDS = ("value", "numerator", "denominator")
WANTED = {
    IndicatorKind.COUNT: ("value",),
    IndicatorKind.AMOUNT: ("value",),
    IndicatorKind.SHARE: ("numerator", "denominator"),
    IndicatorKind.MEDIAN: ("value", "denominator"),
}
"""Which fields hold the number, by its kind."""


def _sum(figures: list[Figure], name: str) -> Decimal:
    return Decimal(sum(getattr(figure, name) or 0 for figure in figures))


def _title(name: str) -> str:
    return str(Figure.model_fields[name].title)


@rule("R701")
def number_and_state_disagree(ctx: Context) -> Iterator[Hit]:
    """A figure has the numbers its kind needs, and a state without a number has none."""
    for key, item, indicator in with_indicator(ctx.registry):
        for place, figure in figures(item):
            wanted = WANTED[indicator.kind] if figure.state is FigureState.FIGURE else ()
            for name in FIELDS:
                given = getattr(figure, name) is not None
                if given != (name in wanted):
                    code = "number_extra" if given else "number_missing"
                    problem = say(code, title=_title(name))
                    field = f"{place}{name if given else 'state'}"
                    yield Hit(key, field, kind=indicator.kind, state=figure.state, problem=problem)


@rule("R702")
def zero_or_fraction_as_a_count(ctx: Context) -> Iterator[Hit]:
    """A count is a whole number; nothing counted is said in the word for it."""
    for key, item, indicator in with_indicator(ctx.registry):
        for place, figure in figures(item):
            value = figure.value
            if value is None:
                continue
            if value == 0 and indicator.kind is not IndicatorKind.MEDIAN:
                yield Hit(key, f"{place}value", problem=say("zero_as_number"))
            elif indicator.kind is IndicatorKind.COUNT and value != int(value):
                yield Hit(key, f"{place}value", problem=say("fraction", value=value))


@rule("R703")
def more_than_the_whole(ctx: Context) -> Iterator[Hit]:
    """A numerator is no more than its denominator."""
    for key, item, indicator in with_indicator(ctx.registry):
        for place, figure in figures(item):
            part, whole = figure.numerator, figure.denominator
            if part is not None and whole is not None and part > whole:
                names = {"numerator": indicator.numerator or "", "denominator": indicator.denominator or ""}
                yield Hit(key, f"{place}numerator", part=part, whole=whole, **names)


@rule("R704")
def period_over_the_turn_of_a_year(ctx: Context) -> Iterator[Hit]:
    """A period lies in one year, so that a yearbook holds it."""
    for key, item in ctx.registry.statistics.items():
        if item.since.year != item.until.year and key not in ctx.doubtful:
            yield Hit(key, "until", since=item.since, until=item.until)


@rule("R705")
def counted_twice(ctx: Context) -> Iterator[Hit]:
    """Periods of one number do not overlap."""
    groups: dict[tuple[str, str], list[Statistic]] = defaultdict(list)
    for item in ctx.registry.statistics.values():
        groups[item.indicator, item.region].append(item)
    for found in groups.values():
        found.sort(key=lambda item: (item.since, item.id))
        for first, second in pairwise(found):
            if second.since <= first.until:
                yield Hit(second.id, "since", other=first.id, since=first.since, until=first.until)


@rule("R706")
def counted_above_and_below(ctx: Context) -> Iterator[Hit]:
    """Numbers of the regions below stand in the breakdown, where hiding can be checked."""
    groups: dict[str, list[Statistic]] = defaultdict(list)
    for item in ctx.registry.statistics.values():
        groups[item.indicator].append(item)
    for found in groups.values():
        for item in found:
            for other in found:
                if lies_in(item.region, other.region) and overlaps(item, other):
                    yield Hit(item.id, "region", other=other.id, region=item.region)
                    break


@rule("R707")
def parts_do_not_add_up(ctx: Context) -> Iterator[Hit]:
    """The rows of a breakdown come to the total; hidden ones to what is left."""
    for key, item, indicator in with_indicator(ctx.registry):
        for by, rows in by_dimension(item.breakdown, indicator):
            for name in WANTED[indicator.kind]:
                problem = _left_over(item, list(rows), name)
                if problem:
                    yield Hit(key, "breakdown", by=by, title=_title(name), problem=problem)
                    break


def _left_over(item: Statistic, rows: list[Figure], name: str) -> str:
    """Say what is wrong with the sum of the rows; nothing where it cannot be known."""
    states = {row.state for row in rows}
    if item.state not in KNOWN:
        is_open = item.state is FigureState.WITHHELD or not states & KNOWN
        return "" if is_open else say("parts_without_total", state=item.state)
    if states & {FigureState.NONE_RECORDED, FigureState.NOT_PUBLISHED}:
        return ""
    total, found = Decimal(getattr(item, name) or 0), _sum(rows, name)
    if FigureState.WITHHELD in states:
        return say("parts_too_many", found=found, total=total) if found > total else ""
    return say("parts_off", found=found, total=total) if found != total else ""


@rule("R708")
def part_of_nothing_known(ctx: Context) -> Iterator[Hit]:
    """A breakdown is one the indicator allows, by things that are known, each once."""
    for key, item, indicator in with_indicator(ctx.registry):
        seen: Counter[tuple[Dimension, str]] = Counter()
        for index, row in enumerate(item.breakdown):
            seen[row.by, row.key] += 1
            problem = _unknown_part(ctx, item, row, indicator)
            if not problem and seen[row.by, row.key] > 1:
                problem = say("part_twice")
            if problem:
                yield Hit(key, f"breakdown[{index}].key", key_=row.key, by=row.by, problem=problem)


def _unknown_part(ctx: Context, item: Statistic, row: BreakdownRow, indicator: Indicator) -> str:
    if row.by not in indicator.by or indicator.kind is IndicatorKind.MEDIAN:
        return say("part_not_allowed", by=row.by, indicator=indicator.title)
    if row.by is Dimension.BAND:
        return "" if row.key in indicator.bands else say("part_band", bands="、".join(indicator.bands))
    if row.by is Dimension.CATEGORY:
        return "" if row.key in ctx.registry.categories else say("part_category")
    below = row.key in ctx.registry.regions and parent(row.key) == item.region
    return "" if below else say("part_region", region=item.region)


def parent(region: str) -> str:
    """Return the code of the region right above: a county lies in a city, a city in a province."""
    return f"{region[:4]}00" if not region.endswith("00") else f"{region[:2]}0000"


def lies_in(region: str, other: str) -> bool:
    """Say whether a region lies in another one, directly or not."""
    above = parent(region)
    return above != region and (above == other or lies_in(above, other))


@rule("R709")
def published_at_an_odd_time(ctx: Context) -> Iterator[Hit]:
    """A number was published on a day after its period; where there is none nothing was."""
    for key, item in ctx.registry.statistics.items():
        given = item.published is not None
        has_number = item.state in KNOWN or item.state is FigureState.WITHHELD
        if has_number and not given:
            yield Hit(key, "state", problem=say("day_missing", state=item.state))
        elif given and not has_number:
            yield Hit(key, "published", problem=say("day_extra", state=item.state))
        elif item.published is not None and item.published <= item.until:
            yield Hit(key, "published", problem=say("day_early", until=item.until))


@rule("R713")
def stock_does_not_follow(ctx: Context) -> Iterator[Hit]:
    """What is left at the end is what there was, plus what came, less what went; or a note says why not."""
    held, known = by_extent(ctx.registry.statistics), indicators(ctx.registry)
    for key, item, indicator in with_indicator(ctx.registry):
        expected = stock_of(item, held, known)
        stands = cell_of(item, indicator.kind)
        if expected is None or stands is None or item.note or sum(stands) == expected:
            continue
        yield Hit(key, "state", stands=sum(stands), expected=expected)


@rule("R710")
def more_than_it_is_part_of(ctx: Context) -> Iterator[Hit]:
    """What is part of another number is no more than it, or a note says why."""
    held = by_extent(ctx.registry.statistics)
    for key, item, indicator in with_indicator(ctx.registry):
        whole = held.get((indicator.within or "", item.region, item.since, item.until))
        if whole is None or item.value is None or whole.state not in KNOWN or item.note:
            continue
        if item.value > (whole.value or 0):
            yield Hit(key, "value", value=item.value, other=whole.id, whole=whole.value or 0)
