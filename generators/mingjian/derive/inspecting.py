"""Inspections as pages show them: plan, draw, results, rectification, on one line (S54–S57, S63).

A result is shown from the day on which it was made public; before that the page says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, origin_of
from mingjian.derive.views import Views
from mingjian.model.inspection import Inspection, InspectionPlan, Problem, Rectification

RESULT_TONES = {True: "warn", False: "ok", None: "none"}
"""Tones by whether a result word tells of a problem; one that tells neither way is not shown as good news."""

PENDING = Badge(wording.RESULT_PENDING, "none", wording.RESULT_PENDING_MEANING)


def ago(day: date, as_of: date) -> str:
    """Say in words how long before ``as_of`` a day lies."""
    days = (as_of - day).days
    if days <= 0:
        return wording.AGO_TODAY
    if days < 31:
        return wording.AGO_DAYS.format(n=days)
    months = (as_of.year - day.year) * 12 + as_of.month - day.month - (as_of.day < day.day)
    if months < 12:
        return wording.AGO_MONTHS.format(n=max(months, 1))
    return wording.AGO_YEARS.format(n=months // 12)


def is_open(record: Inspection, as_of: date) -> bool:
    """Say whether the result of an inspection has been made public by a day."""
    return record.published is not None and record.published <= as_of


def result_badge(views: Views, record: Inspection) -> Badge:
    """Return the result word with its meaning, or that the result is not public yet."""
    if not is_open(record, views.as_of):
        return PENDING
    if record.result is None:
        return Badge(wording.RESULT_NOT_INSPECTED, "none", wording.RESULT_NOT_INSPECTED_MEANING)
    vocabulary = views.registry.vocabularies.get("result-words")
    words = vocabulary.items if vocabulary else ()
    for word in words:
        if word.name == record.result:
            return Badge(word.name, RESULT_TONES[word.problem], word.meaning)
    return Badge(record.result, "none")


def rectification_badge(item: Rectification | None, as_of: date) -> Badge:
    """Say how far a rectification has come on a day."""
    if item is None:
        return Badge(wording.RECTIFY_NONE, "none")
    if item.done is not None and item.done <= as_of:
        return Badge(wording.RECTIFY_DONE, "ok")
    if item.due < as_of:
        return Badge(wording.RECTIFY_OVERDUE, "warn")
    return Badge(wording.RECTIFY_OPEN, "info")


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """One inspection as lists show it."""

    url: str
    institution: Link
    plan: Link
    authority: Link
    day: str
    ago: str
    method: str
    matters: str
    result: Badge
    published: str | None
    problems: int


def plan_link(plan: InspectionPlan) -> Link:
    """Return the link to an inspection plan."""
    return Link(plan.title, f"inspections/{plan.id}/")


def inspection_line(views: Views, record: Inspection) -> InspectionLine:
    """Return the line of one inspection."""
    plan = views.registry.plans.get(record.plan)
    public = is_open(record, views.as_of)
    return InspectionLine(
        url=f"inspections/{record.id}/",
        institution=views.institution_link(record.institution),
        plan=Link(record.plan, "inspections/") if plan is None else plan_link(plan),
        authority=views.authority_link(record.authority),
        day=record.inspected.isoformat(),
        ago=ago(record.inspected, views.as_of),
        method=str(record.method),
        matters="、".join(record.matters),
        result=result_badge(views, record),
        published=record.published.isoformat() if public and record.published else None,
        problems=len(record.problems) if public else 0,
    )


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem of an inspection whose result is public."""

    problem: Problem
    schedule: Link | None
    state: Badge


@dataclass(frozen=True, slots=True)
class InspectionPage:
    """The page of one inspection."""

    head: Head
    record: Inspection
    line: InspectionLine
    is_public: bool
    problems: tuple[ProblemLine, ...]
    origin: Origin


def _problem_line(views: Views, problem: Problem) -> ProblemLine:
    schedule = None
    if problem.schedule is not None:
        fee = views.registry.fees.get(problem.schedule)
        schedule = Link(problem.schedule, "fees/") if fee is None else Link(fee.title, f"fees/{fee.id}/")
    return ProblemLine(problem, schedule, rectification_badge(problem.rectification, views.as_of))


def inspection_page(views: Views, record: Inspection) -> InspectionPage:
    """Return the page of one inspection."""
    line = inspection_line(views, record)
    public = is_open(record, views.as_of)
    title = wording.TITLE_INSPECTION.format(institution=line.institution.text, day=line.day)
    return InspectionPage(
        head=Head(title, title, (INDEX["inspections"], line.plan)),
        record=record,
        line=line,
        is_public=public,
        problems=tuple(_problem_line(views, item) for item in record.problems) if public else (),
        origin=origin_of(record),
    )


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """A drawn subject with its inspection, if one is recorded."""

    institution: Link
    line: InspectionLine | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The page of a plan: what, who was drawn, what came of it."""

    head: Head
    record: InspectionPlan
    authority: Link
    drawn: bool
    subjects: tuple[SubjectLine, ...]
    others: tuple[InspectionLine, ...]
    published: int
    origin: Origin


def _subjects(views: Views, plan: InspectionPlan) -> Iterator[SubjectLine]:
    found = {item.institution: item for item in reversed(views.inspections_by_plan.get(plan.id, ()))}
    for subject in plan.subjects:
        record = found.get(subject)
        line = None if record is None else inspection_line(views, record)
        yield SubjectLine(views.institution_link(subject), line)


def is_drawn(views: Views, plan: InspectionPlan) -> bool:
    """Say whether the list of subjects is public; until a draw is revealed its plan has none (sealed.py)."""
    return plan.drawn_on is not None and plan.drawn_on <= views.as_of


def plan_page(views: Views, plan: InspectionPlan) -> PlanPage:
    """Return the page of a plan."""
    records = views.inspections_by_plan.get(plan.id, ())
    drawn = is_drawn(views, plan)
    return PlanPage(
        head=Head(plan.title, plan.title, (INDEX["inspections"],)),
        record=plan,
        authority=views.authority_link(plan.authority),
        drawn=drawn,
        subjects=tuple(_subjects(views, plan)) if drawn else (),
        others=tuple(
            inspection_line(views, item) for item in records if item.institution not in plan.subjects
        ),
        published=sum(is_open(item, views.as_of) for item in records),
        origin=origin_of(plan),
    )
