"""A plan as one campaign: pool, commitment, numbers, draw, checks, findings, rectification, publication.

Late items first (S54–S57, S63): what is past its day and not recorded as done is named before anything else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjian.derive.drawing import DrawLine, draw_line, draws
from mingjian.derive.inspecting import PlanPage, is_drawn, is_open, plan_page
from mingjian.derive.piece import Head, Link
from mingjian.derive.views import Views
from mingjian.derive.workdays import add_working_days
from mingjian.model.inspection import Inspection, InspectionPlan, Rectification


class LateKind(StrEnum):
    """What is late; the template has a sentence for each."""

    REVEAL = "reveal"
    INSPECTION = "inspection"
    RECTIFICATION = "rectification"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Late:
    """Something past its day: about whom, since when, for how many days."""

    kind: LateKind
    about: Link
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class Campaign:
    """What has been done of a plan by the day."""

    late: tuple[Late, ...]
    draws: tuple[DrawLine, ...]
    drawn: int
    checked: int
    first: date | None
    last: date | None
    excused: int
    problems: int
    ordered: int
    done: int
    verified: int
    published: int
    last_published: date | None


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """The page of a plan with its timeline."""

    head: Head
    page: PlanPage
    campaign: Campaign


def campaign_page(views: Views, plan: InspectionPlan) -> CampaignPage:
    """Return the page of a plan."""
    page = plan_page(views, plan)
    return CampaignPage(page.head, page, campaign(views, plan))


def campaign(views: Views, plan: InspectionPlan) -> Campaign:
    """Return what has been done of a plan by the day; results count from the day they are public."""
    records = views.inspections_by_plan.get(plan.id, ())
    public = [item for item in records if is_open(item, views.as_of)]
    orders = list(_orders(public))
    days = sorted(item.inspected for item in records)
    lines = tuple(draw_line(views, draw) for draw in draws(views, plan.id))
    return Campaign(
        late=tuple(sorted(_late(views, plan, records, lines), key=lambda item: (-item.days, item.about.url))),
        draws=lines,
        drawn=len(plan.subjects) if is_drawn(views, plan) else 0,
        checked=len(records),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        excused=sum(item.not_inspected_reason is not None for item in public),
        problems=sum(len(item.problems) for item in public),
        ordered=len(orders),
        done=sum(_by(order.done, views.as_of) for order in orders),
        verified=sum(_by(order.verified, views.as_of) for order in orders),
        published=len(public),
        last_published=max((item.published for item in public if item.published), default=None),
    )


def _by(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


def _orders(records: Sequence[Inspection]) -> Iterator[Rectification]:
    return (problem.rectification for item in records for problem in item.problems if problem.rectification)


def _late(
    views: Views, plan: InspectionPlan, records: Sequence[Inspection], lines: Sequence[DrawLine]
) -> Iterator[Late]:
    for line in lines:
        if line.overdue and line.record.failure is None:
            yield Late(LateKind.REVEAL, line.link, line.record.reveal_due, line.overdue)
    yield from _not_inspected(views, plan, {item.institution for item in records})
    for item in records:
        yield from _unfinished(views, item)


def _not_inspected(views: Views, plan: InspectionPlan, done: set[str]) -> Iterator[Late]:
    if plan.until is None or plan.until >= views.as_of or not is_drawn(views, plan):
        return
    for subject in plan.subjects:
        if subject not in done:
            link = views.institution_link(subject)
            yield Late(LateKind.INSPECTION, link, plan.until, (views.as_of - plan.until).days)


def _unfinished(views: Views, item: Inspection) -> Iterator[Late]:
    as_of = views.as_of
    link = Link(views.institution_link(item.institution).text, f"inspections/{item.id}/")
    if is_open(item, as_of):
        for order in _orders([item]):
            if order.due < as_of and not _by(order.done, as_of):
                yield Late(LateKind.RECTIFICATION, link, order.due, (as_of - order.due).days)
    elif item.closed is not None:
        due = add_working_days(item.closed, views.registry.settings.parameters.publication_days)
        if due < as_of:
            yield Late(LateKind.PUBLICATION, link, due, (as_of - due).days)
