"""P12x: no small count of people enters the registry, and none can be computed from what does."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.between import by_extent, is_hidden, short_by_few, stock_of
from mingjian.derive.tally import (
    KNOWN,
    by_dimension,
    cell_of,
    figures,
    indicators,
    is_protected,
    to_hide,
    with_indicator,
)
from mingjian.derive.withhold import Cell, is_small, shared_out
from mingjian.model.statistic import FigureState


@rule("P121")
def small_count(ctx: Context) -> Iterator[Hit]:
    """Counts of people below the minimum are not entered; the finding says what to hide with them."""
    minimum = ctx.registry.settings.parameters.small_count
    for key, item, indicator in with_indicator(ctx.registry):
        if not is_protected(indicator):
            continue
        total, rows = to_hide(item, indicator, minimum)
        names = [row.key for row in item.breakdown if (row.by, row.key) in rows]
        for place, figure in figures(item):
            cell = cell_of(figure, indicator.kind)
            if cell is not None and is_small(cell, minimum):
                hidden = "、".join([*([say("the_total")] if total else []), *names])
                yield Hit(key, f"{place}state", minimum=minimum, hidden=hidden)


@rule("P122")
def hidden_in_vain(ctx: Context) -> Iterator[Hit]:
    """What is hidden cannot be computed from the total and the rows that are shown."""
    minimum = ctx.registry.settings.parameters.small_count
    for key, item, indicator in with_indicator(ctx.registry):
        for by, rows in by_dimension(item.breakdown, indicator):
            hidden = sum(row.state is FigureState.WITHHELD for row in rows)
            if item.state is FigureState.WITHHELD and not hidden and {row.state for row in rows} <= KNOWN:
                yield Hit(key, "breakdown", by=by, problem=say("total_given_back"))
            total = cell_of(item, indicator.kind)
            if not hidden or total is None:
                continue
            shown = [cell for row in rows if (cell := cell_of(row, indicator.kind)) is not None]
            if hidden + len(shown) == len(rows) and is_given_away(shared_out(total, shown), hidden, minimum):
                left = sum(shared_out(total, shown))
                yield Hit(key, "breakdown", by=by, problem=say("left_over", hidden=hidden, left=left))


@rule("P123")
def given_away_by_another_total(ctx: Context) -> Iterator[Hit]:
    """Two totals side by side do not give a small count, nor a hidden one."""
    minimum, known = ctx.registry.settings.parameters.small_count, indicators(ctx.registry)
    held = by_extent(ctx.registry.statistics)
    for key, item, indicator in with_indicator(ctx.registry):
        for (by, part), whole in short_by_few(item, held, known, minimum):
            problem = say("short_by_few", whole=whole.id, part=part or say("the_total"), minimum=minimum)
            yield Hit(key, "state" if by is None else "breakdown", problem=problem)
        if is_hidden(item) and is_protected(indicator) and stock_of(item, held, known) is not None:
            problem = say("stock_given_back", gains=known[indicator.gains or ""].title)
            yield Hit(key, "state", problem=problem)


def is_given_away(left: Cell, hidden: int, minimum: int) -> bool:
    """Say whether what is left over for hidden rows tells of them: for one row, for few people, one each."""
    return hidden == 1 or sum(left) <= hidden or is_small(left, minimum)
