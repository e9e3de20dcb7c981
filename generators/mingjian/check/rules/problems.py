"""R3xx: what an inspection found agrees with its result, its checklist and the steps of rectification."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.fees import in_force
from mingjian.model.declaration import Model, title_of
from mingjian.model.supervision_words import FalseKind

FEES = "收费"
"""Matters whose name holds this word are about charging, so a problem cites the schedule (S47)."""


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
                yield disorder(key, place, steps, "due", "ordered")
            if steps.done is not None and steps.done < steps.ordered:
                yield disorder(key, place, steps, "done", "ordered")
            if steps.verified is not None and (steps.done is None or steps.verified < steps.done):
                yield disorder(key, place, steps, "verified", "done")


def disorder(key: str, place: str, steps: Model, later: str, earlier: str) -> Hit:
    """Return the finding that a later step is dated before an earlier one."""
    field = f"{place}.{later}" if place else later
    return Hit(key, field, later=_step(steps, later), earlier=_step(steps, earlier))


def _step(steps: Model, name: str) -> str:
    return say("dated_step", step=title_of(type(steps), name), day=getattr(steps, name) or say("not_given"))
