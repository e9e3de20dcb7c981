"""Authorities: how to reach them, what they disclose, what they decided lately (S84)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.inspecting import InspectionLine, ago, inspection_line, is_open, plan_link
from mingjian.derive.owing import Owed
from mingjian.derive.penalty import SanctionLine, sanction_line
from mingjian.derive.piece import INDEX, Head, Link, Origin, index_head, origin_of
from mingjian.derive.planning import has_no_plan
from mingjian.derive.punctuality import QuarterLine, quarters
from mingjian.derive.timeline import Happening, licence_happenings, status_happenings
from mingjian.derive.views import Views, grouped
from mingjian.model.authority import Authority, AuthorityLevel

RECENT = 20
"""How many decisions and inspections the page of an authority shows."""


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """An authority as lists show it."""

    record: Authority
    link: Link
    region: Link


@dataclass(frozen=True, slots=True)
class AuthoritiesPage:
    """All authorities, by level."""

    head: Head
    groups: tuple[tuple[str, str, tuple[AuthorityLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about one institution, as its record tells it."""

    institution: Link
    happening: Happening


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One of the three kinds an authority must disclose, when it last did, and how long ago that is."""

    name: str
    day: str
    ago: str


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """One authority: contacts, and the three kinds of disclosure with the day of the last entry."""

    head: Head
    record: Authority
    region: Link
    institutions: tuple[Link, ...]
    approvals: tuple[Decision, ...]
    supervision: tuple[Decision, ...]
    plans: tuple[Link, ...]
    without_plan: int | None
    inspections: tuple[InspectionLine, ...]
    sanctions: tuple[SanctionLine, ...]
    duties: tuple[DutyLine, ...]
    owed: tuple[Owed, ...]
    quarters: tuple[QuarterLine, ...]
    origin: Origin


def authority_line(views: Views, record: Authority) -> AuthorityLine:
    """Return an authority as lists show it."""
    return AuthorityLine(
        record, Link(record.name, f"authorities/{record.id}/"), views.region_link(record.region)
    )


def authorities_page(views: Views) -> AuthoritiesPage:
    """Return the index of authorities."""
    records = sorted(views.registry.authorities.values(), key=lambda record: (record.region, record.id))
    groups = grouped((record.level, authority_line(views, record)) for record in records)
    levels = [level for level in AuthorityLevel if level in groups]
    return AuthoritiesPage(
        index_head("authorities"),
        tuple((str(level), level.meaning, groups[level]) for level in levels),
    )


def _recent(decisions: Iterator[Decision], last: str) -> tuple[Decision, ...]:
    known = [item for item in decisions if item.happening.day <= last and item.happening.number]
    known.sort(key=lambda item: (item.happening.day, item.institution.text), reverse=True)
    return tuple(known[:RECENT])


def _approvals(views: Views, ids: tuple[str, ...]) -> Iterator[Decision]:
    for key in ids:
        for happening in licence_happenings(views.registry.institutions[key].licences):
            yield Decision(views.institution_link(key), happening)


def _supervision(views: Views, ids: tuple[str, ...]) -> Iterator[Decision]:
    for key in ids:
        history = sorted(views.registry.institutions[key].status, key=lambda event: event.since)
        for happening in status_happenings(history[1:]):
            yield Decision(views.institution_link(key), happening)


def authority_page(views: Views, record: Authority) -> AuthorityPage:
    """Return the page of one authority."""
    ids = views.registered.get(record.id, ())
    last = views.as_of.isoformat()
    checks = [
        item for item in views.inspections_by_authority.get(record.id, ()) if is_open(item, views.as_of)
    ]
    penalties = views.sanctions_by_authority.get(record.id, ())
    return AuthorityPage(
        head=Head(
            record.name, wording.DESCRIPTION_AUTHORITY.format(name=record.name), (INDEX["authorities"],)
        ),
        record=record,
        region=views.region_link(record.region),
        institutions=tuple(map(views.institution_link, ids)),
        approvals=_recent(_approvals(views, ids), last),
        supervision=_recent(_supervision(views, ids), last),
        plans=tuple(plan_link(plan) for plan in views.plans if plan.authority == record.id),
        without_plan=views.as_of.year if has_no_plan(views.registry, record, views.as_of.year) else None,
        inspections=tuple(inspection_line(views, item) for item in checks[:RECENT]),
        sanctions=tuple(sanction_line(views, item) for item in penalties[:RECENT]),
        duties=tuple(
            DutyLine(name, day, ago(date.fromisoformat(day), views.as_of) if day else "")
            for name, day in zip(wording.DISCLOSURE_KINDS, _last_days(views, record.id, ids), strict=True)
        ),
        owed=tuple(line for line in views.owed if line.authority == record.id),
        quarters=quarters(views, record.id),
        origin=origin_of(record),
    )


def _last_days(views: Views, key: str, ids: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the day of the last entry of each of the three kinds an authority must disclose (S30)."""
    last = views.as_of.isoformat()
    permits = [
        item.published.isoformat() for item in views.approvals if item.authority == key and item.published
    ]
    permits += [item.happening.day for item in _recent(_approvals(views, ids), last)]
    checks = [
        item.published.isoformat()
        for item in views.inspections_by_authority.get(key, ())
        if item.published is not None and is_open(item, views.as_of)
    ]
    acts = [
        item.published.isoformat() for item in views.sanctions if item.authority == key and item.published
    ]
    acts += [item.happening.day for item in _recent(_supervision(views, ids), last)]
    return max(permits, default=""), max(checks, default=""), max(acts, default="")
