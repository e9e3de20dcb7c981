"""R3xx: inspections fit their plan, say a result or a reason, and run in order (双随机、一公开)."""

from collections.abc import Iterator
from itertools import pairwise

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.fees import in_force
from mingjian.derive.workdays import working_days_between
from mingjian.model.declaration import Model, title_of
from mingjian.model.inspection import Inspection, InspectionPlan, Rounding
from mingjian.model.period import holds
from mingjian.model.supervision_words import FalseKind

FEES = "收费"
"""Matters whose name holds this word are about charging, so a problem cites the schedule (S47)."""
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


@rule("R319")
def checklist_not_complete(ctx: Context) -> Iterator[Hit]:
    """Where a matter has a checklist, every item of it is answered, once."""
    vocabulary = ctx.registry.vocabularies.get("matters")
    lists = {item.name: item.checklist for item in (vocabulary.items if vocabulary else ())}
    for key, inspection in ctx.registry.inspections.items():
        answered = [(line.matter, line.item) for line in inspection.checklist]
        asked = [(matter, item) for matter in inspection.matters for item in lists.get(matter, ())]
        if answered and sorted(answered) != sorted(asked):
            missing = [item for matter, item in asked if (matter, item) not in answered]
            extra = [pair[1] for pair in answered if pair not in asked or answered.count(pair) > 1]
            names = {"missing": say("comma").join(missing), "extra": say("comma").join(dict.fromkeys(extra))}
            yield Hit(key, "checklist", **{name: text or say("none") for name, text in names.items()})


@rule("R320")
def unmet_item_is_no_problem(ctx: Context) -> Iterator[Hit]:
    """What a checklist says was not met stands among the problems too."""
    for key, inspection in ctx.registry.inspections.items():
        named = {problem.matter for problem in inspection.problems}
        for index, line in enumerate(inspection.checklist):
            if not line.met and line.matter not in named:
                yield Hit(key, f"checklist[{index}].met", matter=line.matter, item=line.item)


@rule("R321")
def false_appraisal_without_decision(ctx: Context) -> Iterator[Hit]:
    """What the documents call false appraisal is said of nobody without a decision (S82)."""
    vocabulary = ctx.registry.vocabularies.get("negative-list")
    kinds = {item.id: item.false_kind for item in (vocabulary.items if vocabulary else ())}
    decided = {
        (sanction.inspection, kinds.get(item))
        for sanction in ctx.registry.sanctions.values()
        for item in sanction.negative_items
    }
    for key, inspection in ctx.registry.inspections.items():
        for index, problem in enumerate(inspection.problems):
            for kind in FalseKind:
                if kind.value in problem.description and (key, kind) not in decided:
                    yield Hit(key, f"problems[{index}].description", kind=kind.value)


@rule("R304")
def result_contradicts_problems(ctx: Context) -> Iterator[Hit]:
    """The result word and the list of problems say the same."""
    vocabulary = ctx.registry.vocabularies.get("result-words")
    words = {} if vocabulary is None else {item.name: item.problem for item in vocabulary.items}
    for key, inspection in ctx.registry.inspections.items():
        says = words.get(inspection.result or "")
        if says is True and not inspection.problems:
            yield Hit(key, "result", result=inspection.result, problem=say("no_problems_listed"))
        elif says is False and inspection.problems:
            yield Hit(
                key,
                "result",
                result=inspection.result,
                problem=say("problems_listed", count=len(inspection.problems)),
            )


@rule("R305")
def problem_outside_the_matters(ctx: Context) -> Iterator[Hit]:
    """A problem belongs to a matter that this inspection looked at."""
    for key, inspection in ctx.registry.inspections.items():
        for index, problem in enumerate(inspection.problems):
            if problem.matter not in inspection.matters:
                matters = "、".join(inspection.matters)
                yield Hit(key, f"problems[{index}].matter", matter=problem.matter, matters=matters)


@rule("R306")
def matter_outside_the_plan(ctx: Context) -> Iterator[Hit]:
    """An inspection looks at matters its plan announced."""
    for inspection, plan in _with_plan(ctx):
        for index, matter in enumerate(inspection.matters):
            if matter not in plan.matters:
                yield Hit(inspection.id, f"matters[{index}]", matter=matter, plan=plan.title)


@rule("R307")
def fee_problem_without_schedule(ctx: Context) -> Iterator[Hit]:
    """A problem about charging names the schedule that applied."""
    for key, inspection in ctx.registry.inspections.items():
        for index, problem in enumerate(inspection.problems):
            if FEES in problem.matter and problem.schedule is None:
                yield Hit(key, f"problems[{index}]", matter=problem.matter)


@rule("R308")
def fee_problem_with_schedule_not_in_force(ctx: Context) -> Iterator[Hit]:
    """The schedule a problem cites was in force on the day of the inspection."""
    for key, inspection in ctx.registry.inspections.items():
        for index, problem in enumerate(inspection.problems):
            schedule = ctx.registry.fees.get(problem.schedule or "")
            if schedule is not None and in_force(schedule, inspection.inspected) is False:
                yield Hit(
                    key,
                    f"problems[{index}].schedule",
                    schedule=ctx.name_of(schedule.id),
                    day=inspection.inspected,
                )


@rule("R309")
def rectification_out_of_order(ctx: Context) -> Iterator[Hit]:
    """Ordered, then done, then verified; the limit lies after the order."""
    for key, inspection in ctx.registry.inspections.items():
        for index, problem in enumerate(inspection.problems):
            if problem.rectification is None:
                continue
            steps = problem.rectification
            place = f"problems[{index}].rectification"
            if steps.due < steps.ordered:
                yield _disorder(key, place, steps, "due", "ordered")
            if steps.done is not None and steps.done < steps.ordered:
                yield _disorder(key, place, steps, "done", "ordered")
            if steps.verified is not None and (steps.done is None or steps.verified < steps.done):
                yield _disorder(key, place, steps, "verified", "done")


def _disorder(key: str, place: str, steps: Model, later: str, earlier: str) -> Hit:
    field = f"{place}.{later}" if place else later
    return Hit(key, field, later=_step(steps, later), earlier=_step(steps, earlier))


def _step(steps: Model, name: str) -> str:
    return say("dated_step", step=title_of(type(steps), name), day=getattr(steps, name) or say("not_given"))


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
                yield _disorder(key, "", inspection, later, earlier)


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
