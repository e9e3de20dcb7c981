"""The list of inspections, cut into pages; the first one also lists the plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.browse import Panel, panel_of
from mingjian.derive.inspecting import InspectionLine, inspection_line, is_drawn, plan_link
from mingjian.derive.page import Slice, cut, paged
from mingjian.derive.piece import Badge, Head, Link, index_head
from mingjian.derive.views import Views
from mingjian.model.inspection import InspectionPlan

INSPECTIONS_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as the index of inspections shows it."""

    record: InspectionPlan
    link: Link
    authority: Link
    drawn: int | None
    checked: int
    published: int


@dataclass(frozen=True, slots=True)
class InspectionsPage:
    """One page of the list of inspections; the first one also lists the plans."""

    head: Head
    part: Slice
    plans: tuple[PlanLine, ...]
    lines: tuple[InspectionLine, ...]
    results: tuple[tuple[Badge, int], ...]
    panel: Panel
    version: str


def _plan_line(views: Views, plan: InspectionPlan) -> PlanLine:
    records = views.inspections_by_plan.get(plan.id, ())
    drawn = is_drawn(views, plan)
    return PlanLine(
        record=plan,
        link=plan_link(plan),
        authority=views.authority_link(plan.authority),
        drawn=len(plan.subjects) if drawn else None,
        checked=len(records),
        published=sum(item.published is not None and item.published <= views.as_of for item in records),
    )


def inspection_slices(views: Views) -> Iterator[Slice]:
    """Yield the pages of the list of inspections."""
    return cut("inspections/", [item.id for item in views.inspections], INSPECTIONS_PER_PAGE)


def inspections_page(views: Views, part: Slice, version: str = "") -> InspectionsPage:
    """Return one page of the list of inspections; ``version`` is that of the script's data."""
    records = views.registry.inspections
    lines = tuple(inspection_line(views, records[key]) for key in part.ids)
    results: dict[Badge, int] = {}
    if part.number == 1:
        for item in views.inspections:
            badge = inspection_line(views, item).result
            results[badge] = results.get(badge, 0) + 1
    return InspectionsPage(
        head=paged(index_head("inspections"), part),
        part=part,
        plans=tuple(_plan_line(views, plan) for plan in views.plans) if part.number == 1 else (),
        lines=lines,
        results=tuple(results.items()),
        panel=panel_of(views, "inspections"),
        version=version,
    )
