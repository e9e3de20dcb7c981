"""Authorities and the rules they work under: contacts, disclosures, deadlines, counting (S30, S84)."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.citing import document_cited
from mingjian.derive.inspecting import InspectionLine, inspection_line, is_open, plan_link
from mingjian.derive.penalty import SanctionLine, sanction_line
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, confidence_badge, index_head, origin_of
from mingjian.derive.planning import has_no_plan
from mingjian.derive.punctuality import QuarterLine, quarters
from mingjian.derive.timeline import Happening, licence_happenings, status_happenings
from mingjian.derive.views import Views, grouped
from mingjian.model.authority import Authority, AuthorityLevel
from mingjian.model.vocabulary import CountingRule, Matter, PublicationWindow, ResultWord, TimeLimit, TimeUnit

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
    duties: tuple[tuple[str, str], ...]
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
        duties=tuple(zip(wording.DISCLOSURE_KINDS, _last_days(views, record.id, ids), strict=True)),
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


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One time limit in words."""

    rule: TimeLimit
    text: str
    regions: str
    confidence: Badge
    document: str


@dataclass(frozen=True, slots=True)
class CountingLine:
    """One rule on how days are counted."""

    rule: CountingRule
    confidence: Badge


@dataclass(frozen=True, slots=True)
class WindowLine:
    """One rule on how long an entry is published."""

    rule: PublicationWindow
    text: str
    confidence: Badge


@dataclass(frozen=True, slots=True)
class DeadlinesPage:
    """Time limits, counting rules and publication windows, each with its basis."""

    head: Head
    limits: tuple[LimitLine, ...]
    counting: tuple[CountingLine, ...]
    windows: tuple[WindowLine, ...]


def limit_text(rule: TimeLimit) -> str:
    """Write a time limit in words; an empty text when the rule names no number."""
    unit = wording.LIMIT_UNITS[rule.unit]
    if rule.min is not None and rule.max is not None:
        upper: TimeUnit = rule.max_unit or rule.unit
        high = wording.LIMIT_UNITS[upper]
        return wording.LIMIT_RANGE.format(low=rule.min, low_unit=unit, high=rule.max, high_unit=high)
    if rule.limit is None:
        return ""
    if rule.limit < 0:
        return wording.LIMIT_BEFORE.format(n=-rule.limit, unit=unit)
    if rule.extend is not None:
        return wording.LIMIT_EXTEND.format(n=rule.limit, unit=unit, more=rule.extend)
    return wording.LIMIT.format(n=rule.limit, unit=unit)


def _document(views: Views, law: str) -> str:
    """Return the address of the document a limit rests on, if the library has it."""
    found = document_cited(views.registry.documents, law)
    return "" if found is None else f"documents/{found.id}/"


def deadlines_page(views: Views) -> DeadlinesPage:
    """Return the page of time limits."""
    limits = views.registry.vocabularies.get("deadlines")
    windows = views.registry.vocabularies.get("publication-windows")
    return DeadlinesPage(
        head=index_head("deadlines"),
        limits=tuple(
            LimitLine(
                rule,
                limit_text(rule),
                "、".join(map(views.regions.name, rule.regions)),
                confidence_badge(rule.confidence),
                _document(views, rule.law),
            )
            for rule in (limits.items if limits else ())
        ),
        counting=tuple(
            CountingLine(rule, confidence_badge(rule.confidence))
            for rule in (limits.counting if limits else ())
        ),
        windows=tuple(
            WindowLine(rule, wording.WINDOW.format(n=rule.months), confidence_badge(rule.confidence))
            if rule.months
            else WindowLine(rule, wording.WINDOW_NONE, confidence_badge(rule.confidence))
            for rule in (windows.items if windows else ())
        ),
    )


@dataclass(frozen=True, slots=True)
class MattersPage:
    """The list of matters for inspection in full, and what the result words mean (S55, S57)."""

    head: Head
    matters: tuple[Matter, ...]
    words: tuple[tuple[ResultWord, Badge], ...]


def matters_page(views: Views) -> MattersPage:
    """Return the matters of inspections and the result words."""
    matters = views.registry.vocabularies.get("matters")
    words = views.registry.vocabularies.get("result-words")
    head = Head(wording.TITLE_MATTERS, wording.INDEX_DESCRIPTIONS["inspections"], (INDEX["inspections"],))
    return MattersPage(
        head,
        matters.items if matters else (),
        tuple((word, confidence_badge(word.confidence)) for word in (words.items if words else ())),
    )
