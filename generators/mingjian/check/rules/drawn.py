"""R4xx: a draw and the records around it say the same: institutions, plan, inspections."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.rules.draws import differences
from mingjian.derive.draw import is_as_announced, named_twice, numbers_known
from mingjian.derive.layering import Traits
from mingjian.derive.pool import candidates, cut_of, expected_pools
from mingjian.model.draw import Draw
from mingjian.model.inspection import InspectionPlan


def _with_plan(ctx: Context) -> Iterator[tuple[str, Draw, InspectionPlan]]:
    for key, draw in ctx.registry.draws.items():
        plan = ctx.registry.plans.get(draw.plan)
        if plan is not None:
            yield key, draw, plan


def _standing(ctx: Context) -> Iterator[tuple[str, Draw, InspectionPlan]]:
    """Yield the draws nobody has given up."""
    return (found for found in _with_plan(ctx) if found[1].failure is None)


@rule("R407")
def pool_is_not_who_practised(ctx: Context) -> Iterator[Hit]:
    """The pool is everyone who practised in the area on the day, but for those left out with a reason."""
    if ctx.has_unread("institution"):
        return
    for key, draw, plan in _with_plan(ctx):
        if named_twice(draw) or not is_as_announced(draw):
            continue
        left_out = {item.institution for item in draw.exclusions}
        found = candidates(ctx.registry, plan, draw.frozen)
        pools = expected_pools(Traits(ctx.registry, draw.frozen), found, map(cut_of, draw.strata), left_out)
        for index, (stratum, pool) in enumerate(zip(draw.strata, pools, strict=True)):
            missing = set(pool) - set(stratum.pool)
            extra = set(stratum.pool).intersection(ctx.registry.institutions).difference(pool)
            if missing or extra:
                problem = differences(ctx, missing, extra)
                field = f"strata[{index}].pool"
                yield Hit(key, field, day=draw.frozen, stratum=stratum.name, problem=problem)


@rule("R408")
def plan_names_other_subjects(ctx: Context) -> Iterator[Hit]:
    """The subjects of the plan are those drawn."""
    for _, draw, plan in _standing(ctx):
        if draw.reveal is not None and set(plan.subjects) != set(draw.reveal.result):
            missing = set(draw.reveal.result) - set(plan.subjects)
            extra = set(plan.subjects) - set(draw.reveal.result)
            yield Hit(plan.id, "subjects", draw=draw.id, problem=differences(ctx, missing, extra))


@rule("R409")
def subjects_before_the_reveal(ctx: Context) -> Iterator[Hit]:
    """Who was drawn is not in the registry before the reveal: the visits would no longer be unannounced."""
    for _, draw, plan in _standing(ctx):
        if plan.subjects and draw.reveal is None:
            yield Hit(plan.id, "subjects", draw=draw.id, due=draw.reveal_due)


@rule("R412")
def revealed_before_the_visits(ctx: Context) -> Iterator[Hit]:
    """The list is revealed after the last visit."""
    for key, draw, plan in _standing(ctx):
        days = [item.inspected for item in ctx.inspections_by_plan.get(plan.id, ())]
        if draw.reveal is not None and days and max(days) > draw.reveal.published:
            later = sum(day > draw.reveal.published for day in days)
            yield Hit(key, "reveal.published", day=draw.reveal.published, last=max(days), count=later)


@rule("R413")
def drawn_without_result_or_reason(ctx: Context) -> Iterator[Hit]:
    """When the list is revealed, everyone drawn has a result or a reason; ended plans are R301's to judge."""
    if ctx.has_unread("inspection"):
        return
    for key, draw, plan in _standing(ctx):
        if draw.reveal is None or (plan.until is not None and plan.as_of > plan.until):
            continue
        done = {item.institution for item in ctx.inspections_by_plan.get(plan.id, ())}
        missing = [
            subject
            for subject in draw.reveal.result
            if subject not in done and subject in ctx.registry.institutions
        ]
        if missing:
            names = "、".join(map(ctx.name_of, missing))
            yield Hit(key, "reveal.result", count=len(missing), names=names)


@rule("R414")
def plan_drawn_twice(ctx: Context) -> Iterator[Hit]:
    """A plan has one draw; another one needs the failure of the first, explained."""
    first: dict[str, str] = {}
    for key, draw, plan in _standing(ctx):
        if first.setdefault(plan.id, key) != key:
            yield Hit(key, "plan", plan=ctx.name_of(draw.plan), other=first[plan.id])


@rule("R415")
def plan_says_otherwise(ctx: Context) -> Iterator[Hit]:
    """Year, rounding, pool and day are the same in plan and draw; each one drawn has its inspectors."""
    for key, draw, plan in _standing(ctx):
        size = sum(len(set(stratum.pool)) for stratum in draw.strata)
        known = numbers_known(draw)
        if plan.year != draw.year:
            yield Hit(key, "year", problem=say("draw_year", plan=plan.year, draw=draw.year))
        if plan.rounding != draw.rounding:
            words = {"plan": plan.rounding.value, "draw": draw.rounding.value}
            yield Hit(key, "rounding", problem=say("draw_rounding", **words))
        if plan.pool_size != size:
            yield Hit(plan.id, "pool_size", problem=say("draw_pool", plan=plan.pool_size, draw=size))
        if plan.drawn_on is not None and plan.drawn_on < known:
            problem = say("draw_day", plan=plan.drawn_on, known=known)
            yield Hit(plan.id, "drawn_on", problem=problem)
        count = sum(stratum.select for stratum in draw.strata)
        if draw.pairing is not None and draw.pairing.pairs != count:
            problem = say("draw_pairs", pairs=draw.pairing.pairs, count=count)
            yield Hit(key, "pairing.pairs", problem=problem)
