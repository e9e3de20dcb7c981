"""Supervision as a whole, from plan to publication; late items first (S54–S63)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from mingjian.derive import wording
from mingjian.derive.campaign import Late, LateKind, campaign
from mingjian.derive.chart import Chart, GaugeChart, bar_chart, gauge_chart
from mingjian.derive.grading import CampaignLine, campaign_line
from mingjian.derive.inspecting import is_drawn, plan_link
from mingjian.derive.owing import Owed
from mingjian.derive.penalty import SanctionLine, sanction_line
from mingjian.derive.piece import Head, Link, index_head
from mingjian.derive.punctuality import QuarterLine, lags, quarters
from mingjian.derive.sizes import bands
from mingjian.derive.views import Views, grouped, is_open
from mingjian.model.inspection import Inspection, Rectification

LATEST = 5
"""How many sanctions and quarters the overview shows."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan: how many subjects are at which step."""

    link: Link
    authority: Link
    drawn: int | None
    checked: int
    published: int
    problems: int
    done: str
    late: int


@dataclass(frozen=True, slots=True)
class SupervisionPage:
    """The overview."""

    head: Head
    owed: tuple[tuple[Link, Owed], ...]
    late: tuple[tuple[Link, Late], ...]
    chart: Chart
    plans: tuple[PlanRow, ...]
    sanctions: tuple[SanctionLine, ...]
    campaigns: tuple[CampaignLine, ...]
    punctuality: tuple[tuple[Link, tuple[QuarterLine, ...]], ...]
    lags: GaugeChart
    sizes: Chart


def _orders(record: Inspection) -> list[Rectification]:
    return [problem.rectification for problem in record.problems if problem.rectification is not None]


def _is_done(order: Rectification, as_of: date) -> bool:
    return order.done is not None and order.done <= as_of


def stage(views: Views, record: Inspection) -> str:
    """Return how far one inspection has come by the day, as a key of ``wording.STAGES``."""
    if not is_open(record, views.as_of):
        return "closed" if record.closed is not None and record.closed <= views.as_of else "checked"
    orders = _orders(record)
    open_orders = [order for order in orders if not _is_done(order, views.as_of)]
    if any(order.due < views.as_of for order in open_orders):
        return "overdue"
    if open_orders:
        return "rectifying"
    return "done" if orders else "open"


def stages(views: Views) -> tuple[tuple[str, int], ...]:
    """Return how many drawn or inspected subjects are at each step, in the order of the steps."""
    counts = dict.fromkeys(wording.STAGES, 0)
    for plan in views.plans:
        records = views.inspections_by_plan.get(plan.id, ())
        if is_drawn(views, plan):
            seen = {record.institution for record in records}
            counts["drawn"] += sum(subject not in seen for subject in plan.subjects)
        for record in records:
            counts[stage(views, record)] += 1
    return tuple((wording.STAGES[key], count) for key, count in counts.items())


def _rows(views: Views) -> Iterator[PlanRow]:
    for plan in views.plans:
        found = campaign(views, plan)
        yield PlanRow(
            link=plan_link(plan),
            authority=views.authority_link(plan.authority),
            drawn=len(plan.subjects) if is_drawn(views, plan) else None,
            checked=found.checked,
            published=found.published,
            problems=found.problems,
            done=f"{found.done}／{found.ordered}" if found.ordered else "",
            late=len(found.late),
        )


def _late(views: Views) -> Iterator[tuple[Link, Late]]:
    for plan in views.plans:
        for item in campaign(views, plan).late:
            yield plan_link(plan), item
    for key, tested in views.registry.proficiency.items():
        for result in tested.results:
            order = result.follow_up
            if order is not None and order.due < views.as_of and not _is_done(order, views.as_of):
                late = Late(
                    LateKind.RECTIFICATION,
                    views.institution_link(result.institution),
                    order.due,
                    (views.as_of - order.due).days,
                )
                yield Link(tested.title, f"proficiency/{key}/"), late


def size_bands(views: Views) -> tuple[tuple[str, int], ...]:
    """Return how many practising institutions have how many appraisers: a size, not a judgement (S16)."""
    staff = [row.staff for row in views.institutions.values() if row.is_practising]
    return tuple(
        (name, sum(low <= count and (high is None or count <= high) for count in staff))
        for name, low, high in bands(views.registry.settings.parameters.small_staff)
    )


def _lags(views: Views) -> Iterator[tuple[str, float, None, int]]:
    """Yield each authority's duties with the median of working days to publication, and the limit."""
    for key in sorted(views.registry.authorities):
        name = views.authority_link(key).text
        for found in grouped((lag.duty, lag) for lag in lags(views, key)).values():
            label = wording.CHART_PUNCTUAL.format(authority=name, duty=found[0].duty.partition("（")[0])
            yield label, median(lag.days for lag in found), None, found[0].limit


def supervision_page(views: Views) -> SupervisionPage:
    """Return the overview of supervision."""
    counts = stages(views)
    total = sum(count for _, count in counts)
    return SupervisionPage(
        head=index_head("supervision"),
        owed=tuple((views.authority_link(line.authority), line) for line in views.owed),
        late=tuple(sorted(_late(views), key=lambda pair: (-pair[1].days, pair[1].about.url))),
        chart=bar_chart(wording.CHART_SUPERVISION.format(count=total), counts),
        plans=tuple(_rows(views)),
        sanctions=tuple(sanction_line(views, item) for item in views.sanctions[:LATEST]),
        campaigns=tuple(campaign_line(views, item) for item in views.campaigns),
        punctuality=tuple(
            (views.authority_link(key), lines)
            for key in sorted(views.registry.authorities)
            if (lines := quarters(views, key))
        ),
        lags=gauge_chart(wording.CHART_PUNCTUALITY, tuple(_lags(views))),
        sizes=bar_chart(wording.CHART_SIZES, size_bands(views)),
    )
