"""R3xx: inspections fit their plan, say a result or a reason, and run in order (双随机、一公开)."""

from collections.abc import Iterator
from itertools import pairwise

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.rules.problems import disorder
from mingjian.derive.workdays import working_days_between
from mingjian.model.inspection import Inspection, InspectionPlan, Rounding
from mingjian.model.period import holds

INSPECTORS = 2


@rule("R301")
def drawn_but_no_inspection(ctx: Context) -> Iterator[Hit]:
    """Once a plan is over, each drawn subject has an inspection record (a result or a reason)."""
    if ctx.has_unread("inspection"):
        return
    for key, plan in ctx.registry.plans.items():
        if plan.until is None or plan.as_of <= plan.until:
            continue
        done = {inspection.institution for inspection in ctx.inspections_by_plan.get(key, ())}
        if not done <= ctx.registry.institutions.keys():
            continue
        for index, subject in enumerate(plan.subjects):
            if subject not in done and subject in ctx.registry.institutions:
                yield Hit(key, f"subjects[{index}]", subject=ctx.name_of(subject), until=plan.until)


def _with_plan(ctx: Context) -> Iterator[tuple[Inspection, InspectionPlan]]:
    for inspection in ctx.registry.inspections.values():
        plan = ctx.registry.plans.get(inspection.plan)
        if plan is not None:
            yield inspection, plan


@rule("R302")
def inspected_but_not_drawn(ctx: Context) -> Iterator[Hit]:
    """Who was not drawn is not inspected under that plan."""
    for inspection, plan in _with_plan(ctx):
        known = inspection.institution in ctx.registry.institutions
        if known and inspection.institution not in plan.subjects:
            yield Hit(
                inspection.id, "institution", institution=ctx.name_of(inspection.institution), plan=plan.title
            )


@rule("R303")
def neither_result_nor_reason(ctx: Context) -> Iterator[Hit]:
    """An inspection has a result, or the reason why there was none; never both."""
    for key, inspection in ctx.registry.inspections.items():
        has_result, has_reason = inspection.result is not None, inspection.not_inspected_reason is not None
        if has_result and has_reason:
            yield Hit(key, "not_inspected_reason", problem=say("both_result_and_reason"))
        elif not has_result and not has_reason:
            yield Hit(key, "", problem=say("no_result_no_reason"))


@rule("R306")
def matter_outside_the_plan(ctx: Context) -> Iterator[Hit]:
    """An inspection looks at matters its plan announced."""
    for inspection, plan in _with_plan(ctx):
        for index, matter in enumerate(inspection.matters):
            if matter not in plan.matters:
                yield Hit(inspection.id, f"matters[{index}]", matter=matter, plan=plan.title)


@rule("R310")
def inspected_outside_the_plan_period(ctx: Context) -> Iterator[Hit]:
    """An inspection takes place in the period of its plan."""
    for inspection, plan in _with_plan(ctx):
        if not holds(plan, inspection.inspected):
            yield Hit(
                inspection.id,
                "inspected",
                day=inspection.inspected,
                since=plan.since,
                until=plan.until or say("open"),
            )


@rule("R311")
def too_few_inspectors(ctx: Context) -> Iterator[Hit]:
    """Two inspectors at least."""
    for key, inspection in ctx.registry.inspections.items():
        if inspection.inspectors < INSPECTORS:
            yield Hit(key, "inspectors", count=inspection.inspectors)


@rule("R312")
def draw_does_not_fit_the_ratio(ctx: Context) -> Iterator[Hit]:
    """The number drawn follows from pool, ratio and rounding; a draw in layers is R410's to judge."""
    recorded = {draw.plan for draw in ctx.registry.draws.values()}
    for key, plan in ctx.registry.plans.items():
        if not plan.subjects or key in recorded:
            continue
        exact = plan.pool_size * plan.ratio
        expected = -(-exact // 100) if plan.rounding is Rounding.UP else max(1, exact // 100)
        if len(plan.subjects) != expected:
            yield Hit(
                key,
                "subjects",
                count=len(plan.subjects),
                expected=expected,
                pool=plan.pool_size,
                ratio=plan.ratio,
                rounding=plan.rounding.value,
            )


@rule("R313")
def inspected_before_the_draw(ctx: Context) -> Iterator[Hit]:
    """Subjects are drawn before they are inspected."""
    for inspection, plan in _with_plan(ctx):
        if plan.drawn_on is not None and inspection.inspected < plan.drawn_on:
            yield Hit(inspection.id, "inspected", day=inspection.inspected, drawn=plan.drawn_on)


@rule("R314")
def published_before_closed(ctx: Context) -> Iterator[Hit]:
    """Inspected, then closed, then published."""
    for key, inspection in ctx.registry.inspections.items():
        names = [
            name for name in ("inspected", "closed", "published") if getattr(inspection, name) is not None
        ]
        for earlier, later in pairwise(names):
            if getattr(inspection, later) < getattr(inspection, earlier):
                yield disorder(key, "", inspection, later, earlier)


@rule("R315")
def published_late(ctx: Context) -> Iterator[Hit]:
    """A result is public within the limit after the inspection is closed."""
    limit = ctx.registry.settings.parameters.publication_days
    for key, inspection in ctx.registry.inspections.items():
        if inspection.closed is not None and inspection.published is not None:
            days = working_days_between(inspection.closed, inspection.published)
            if days > limit:
                yield Hit(key, "published", days=days, limit=limit, closed=inspection.closed)


@rule("R316")
def subject_drawn_twice(ctx: Context) -> Iterator[Hit]:
    """A subject is drawn once per plan, and inspected once."""
    for key, plan in ctx.registry.plans.items():
        for index, subject in enumerate(plan.subjects):
            if subject in plan.subjects[:index]:
                yield Hit(key, f"subjects[{index}]", subject=ctx.name_of(subject))
