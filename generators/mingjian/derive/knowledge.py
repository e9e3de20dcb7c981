"""Standards with their chains, facilities against the target, experts who agreed to be named.

S22, S89–S91, S93, S100, S109–S111.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.inforce import force_of
from mingjian.derive.order import sort_key
from mingjian.derive.piece import Badge, Head, Link, confidence_badge, index_head
from mingjian.derive.plain import record_link
from mingjian.derive.tracker import MeasureLine, all_measures
from mingjian.derive.views import Views
from mingjian.model.knowledge import (
    Expert,
    ExpertRole,
    Facility,
    FacilityType,
    Stage,
    Standard,
    StandardType,
)
from mingjian.model.period import Dated, holds

OPEN = Badge(*wording.FACILITY_OPEN)
OVER = Badge(*wording.FACILITY_OVER)


@dataclass(frozen=True, slots=True)
class StandardLine:
    """One standard with what it replaces and what replaced it."""

    record: Standard
    link: Link
    state: Badge
    confidence: Badge
    categories: tuple[Link, ...]
    replaces: tuple[Link, ...]
    replaced_by: Link | None
    institution: Link | None


@dataclass(frozen=True, slots=True)
class StandardsPage:
    """All standards by type."""

    head: Head
    groups: tuple[tuple[StandardType, tuple[StandardLine, ...]], ...]
    total: int


def standard_state(views: Views, record: Standard) -> Badge:
    """Return whether a standard may be used on the day."""
    return force_of(record.since, record.until, record.replaced_by, views.as_of)


def _is_invented(views: Views, record: Standard) -> bool:
    """Say whether a standard is the sample's own; those of the nation are real in every registry."""
    settings = views.registry.settings
    return settings.fictional and record.id.startswith(f"{settings.prefix}-")


def standard_line(views: Views, record: Standard) -> StandardLine:
    """Return a standard with its chain."""
    before = (key for key, item in sorted(views.registry.standards.items()) if item.replaced_by == record.id)
    return StandardLine(
        record=record,
        link=Link(record.title, f"standards/{record.id}/"),
        state=standard_state(views, record),
        confidence=confidence_badge(record.confidence, invented=_is_invented(views, record)),
        categories=tuple(map(views.categories.link, record.categories)),
        replaces=tuple(record_link(views, "standard", key) for key in before),
        replaced_by=None
        if record.replaced_by is None
        else record_link(views, "standard", record.replaced_by),
        institution=None if record.institution is None else views.institution_link(record.institution),
    )


def standards_page(views: Views) -> StandardsPage:
    """Return the index of standards."""
    held = sorted(
        views.registry.standards.values(), key=lambda item: (sort_key(item.number or item.title), item.id)
    )
    lines = [standard_line(views, item) for item in held]
    return StandardsPage(
        index_head("standards"),
        tuple((kind, tuple(line for line in lines if line.record.type is kind)) for kind in StandardType),
        len(lines),
    )


@dataclass(frozen=True, slots=True)
class FacilityLine:
    """One facility with its host."""

    record: Facility
    link: Link
    host: Link
    category: Link
    state: Badge


@dataclass(frozen=True, slots=True)
class FacilitiesPage:
    """Facilities by type; key laboratories are counted against what the documents promise of them."""

    head: Head
    groups: tuple[tuple[FacilityType, tuple[FacilityLine, ...]], ...]
    counts: tuple[tuple[str, int], ...]
    targets: tuple[MeasureLine, ...]


def term_state(views: Views, record: Dated) -> Badge:
    """Return whether what lasts for a time lasts on the day."""
    return OPEN if holds(record, views.as_of) else OVER


def facility_line(views: Views, record: Facility) -> FacilityLine:
    """Return a facility as lists show it."""
    host = (
        Link(record.host or "", "")
        if record.institution is None
        else views.institution_link(record.institution)
    )
    return FacilityLine(
        record,
        Link(record.title, f"facilities/{record.id}/"),
        host,
        views.categories.link(record.category),
        term_state(views, record),
    )


def _laboratories(views: Views) -> Iterator[tuple[str, int]]:
    """Yield how many key laboratories there are on the day, and how many of them in forensic medicine."""
    held = [
        item
        for item in views.registry.facilities.values()
        if item.type is FacilityType.LABORATORY and holds(item, views.as_of)
    ]
    for stage in (Stage.RECOGNISED, Stage.GROWING):
        found = [item for item in held if item.stage is stage]
        yield wording.LABORATORIES.format(stage=stage), len(found)
        medical = [item for item in found if item.category.startswith("fy")]
        yield wording.LABORATORIES_MEDICAL.format(stage=stage), len(medical)


def facilities_page(views: Views) -> FacilitiesPage:
    """Return the index of facilities."""
    known = [item for item in views.registry.facilities.values() if item.since <= views.as_of]
    lines = [facility_line(views, item) for item in sorted(known, key=lambda item: (item.since, item.id))]
    return FacilitiesPage(
        index_head("facilities"),
        tuple((kind, tuple(line for line in lines if line.record.type is kind)) for kind in FacilityType),
        tuple(_laboratories(views)),
        tuple(line for line in all_measures(views) if "S89" in line.record.themes),
    )


@dataclass(frozen=True, slots=True)
class ExpertLine:
    """One expert with fields."""

    record: Expert
    link: Link
    institution: Link | None
    categories: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ExpertsPage:
    """The experts who may be named, by role; fields are counted over the roles."""

    head: Head
    groups: tuple[tuple[ExpertRole, tuple[ExpertLine, ...]], ...]
    fields: tuple[tuple[Link, int], ...]


def experts_page(views: Views) -> ExpertsPage:
    """Return the index of experts."""
    held = sorted(views.registry.experts.values(), key=lambda item: (sort_key(item.name), item.id))
    lines = [
        ExpertLine(
            item,
            Link(item.name, f"experts/{item.id}/"),
            None if item.institution is None else views.institution_link(item.institution),
            tuple(map(views.categories.link, item.categories)),
        )
        for item in held
    ]
    codes = [code for item in held for code in item.categories]
    return ExpertsPage(
        index_head("experts"),
        tuple((role, tuple(line for line in lines if line.record.role is role)) for role in ExpertRole),
        tuple((views.categories.link(code), codes.count(code)) for code in sorted(set(codes))),
    )
