"""Grades, reviews, proficiency rounds, honours and campaigns as pages show them (S58–S60, S74–S76, S81, S87).

A grade is shown as it was signed: scheme, period, decision. Nothing here is computed but counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.browse import Panel, panel_of
from mingjian.derive.chart import Chart, bar_chart
from mingjian.derive.graded import GradeLine, grade_lines, schemes_of
from mingjian.derive.inspecting import rectification_badge
from mingjian.derive.integrity import honour_badge
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, index_head, origin_of
from mingjian.derive.resultword import proficiency_badge, review_badge
from mingjian.derive.status import in_scope, scope_on
from mingjian.derive.views import Views, is_open, subject_of
from mingjian.model.integrity import Campaign, Honour, ProficiencyRound, Review, ReviewType
from mingjian.model.supervision_words import RatingScheme


@dataclass(frozen=True, slots=True)
class SchemeBlock:
    """One scheme with the grades in force, and who has none."""

    scheme: RatingScheme
    lines: tuple[GradeLine, ...]
    chart: Chart
    rated: int
    total: int
    missing: tuple[Link, ...]
    without: int


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign in a list."""

    record: Campaign
    link: Link
    state: Badge
    done: int


@dataclass(frozen=True, slots=True)
class RatingsPage:
    """Everything that was judged from outside."""

    head: Head
    schemes: tuple[SchemeBlock, ...]
    reviews: tuple[tuple[str, str, tuple[tuple[Review, Link], ...]], ...]
    rounds: tuple[tuple[ProficiencyRound, Link, Link], ...]
    honours: tuple[tuple[Honour, Link, Badge | None], ...]
    campaigns: tuple[CampaignLine, ...]
    panel: Panel
    version: str


RATINGS_PER_PAGE = 200
MISSING_SHOWN = 60
"""So many of those without a grade are named; the others are counted, and their own pages say so."""


def _scheme(views: Views, scheme: RatingScheme) -> SchemeBlock:
    lines = [line for line in grade_lines(views).values() if line.rating.scheme == scheme.id]
    graded = {subject_of(line.rating) for line in lines}
    rows = views.institutions if scheme.holder == "机构" else views.appraisers
    missing = [
        Link(row.name, row.url) for key, row in rows.items() if row.is_practising and key not in graded
    ]
    counts = [(grade.word, sum(line.rating.grade == grade.word for line in lines)) for grade in scheme.grades]
    return SchemeBlock(
        scheme=scheme,
        lines=tuple(lines[:RATINGS_PER_PAGE]),
        chart=bar_chart(wording.CHART_GRADES.format(title=scheme.title), counts),
        rated=len(lines),
        total=len(lines) + len(missing),
        missing=tuple(missing[:MISSING_SHOWN]),
        without=len(missing),
    )


def campaign_line(views: Views, record: Campaign) -> CampaignLine:
    """Return a campaign as lists show it."""
    over = record.until < views.as_of
    state = Badge(wording.CAMPAIGN_OVER, "none") if over else Badge(wording.CAMPAIGN_OPEN, "info")
    done = sum(views.progress.get(record.id, {}).values())
    return CampaignLine(record, Link(record.title, f"campaigns/{record.id}/"), state, done)


def ratings_page(views: Views, version: str = "") -> RatingsPage:
    """Return the page of grades and reviews; ``version`` is that of the script's data."""
    return RatingsPage(
        head=index_head("ratings"),
        schemes=tuple(_scheme(views, scheme) for scheme in schemes_of(views)),
        reviews=tuple(
            (
                str(type_),
                type_.meaning,
                tuple(
                    (item, Link(item.title, f"reviews/{item.id}/"))
                    for item in views.reviews
                    if item.type is type_
                ),
            )
            for type_ in ReviewType
        ),
        rounds=tuple(
            (item, Link(item.title, f"proficiency/{item.id}/"), views.categories.link(item.category))
            for item in views.rounds
        ),
        honours=tuple(
            (item, views.subject_link(item), honour_badge(item, views.as_of))
            for item in sorted(
                (honour for held in views.honours.values() for honour in held),
                key=lambda honour: (honour.granted, honour.id),
                reverse=True,
            )
        ),
        campaigns=tuple(campaign_line(views, item) for item in views.campaigns),
        panel=panel_of(views, "ratings"),
        version=version,
    )


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One round of a review."""

    head: Head
    record: Review
    authority: Link
    lines: tuple[tuple[Link, Badge, str], ...]
    chart: Chart
    origin: Origin


def review_page(views: Views, record: Review) -> ReviewPage:
    """Return the page of one review."""
    counts = [(item.result, item.count) for item in record.counts]
    for name in views.registry.words("review-words") if record.outcomes else ():
        found = sum(item.result == name for item in record.outcomes)
        if found:
            counts.append((name, found))
    return ReviewPage(
        head=Head(record.title, record.type.meaning, (INDEX["ratings"],)),
        record=record,
        authority=views.authority_link(record.authority),
        lines=tuple(
            (views.subject_link(item), review_badge(views, item.result), item.note or "")
            for item in record.outcomes
        ),
        chart=bar_chart(wording.CHART_REVIEW.format(title=record.title), counts),
        origin=origin_of(record),
    )


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One proficiency round: who achieved what, and who is licensed but was not enrolled."""

    head: Head
    record: ProficiencyRound
    category: Link
    lines: tuple[tuple[Link, Badge, Badge | None, str], ...]
    absent: tuple[Link, ...]
    chart: Chart
    origin: Origin


def _round_lines(views: Views, record: ProficiencyRound) -> Iterator[tuple[Link, Badge, Badge | None, str]]:
    for item in record.results:
        step = item.follow_up
        state = None if step is None else rectification_badge(step, views.as_of)
        due = "" if step is None else step.due.isoformat()
        badge = proficiency_badge(views, item.result)
        yield views.institution_link(item.institution), badge, state, due


def round_page(views: Views, record: ProficiencyRound) -> RoundPage:
    """Return the page of one proficiency round."""
    enrolled = {item.institution for item in record.results}
    absent = [
        views.institution_link(key)
        for key, row in views.institutions.items()
        if key not in enrolled
        and row.is_practising
        and in_scope(scope_on(views.registry.institutions[key], views.as_of), record.category)
    ]
    order = views.registry.words("proficiency-words")
    counts = [(word, sum(item.result == word for item in record.results)) for word in order]
    return RoundPage(
        head=Head(record.title, wording.DESCRIPTION_ROUND.format(title=record.title), (INDEX["ratings"],)),
        record=record,
        category=views.categories.link(record.category),
        lines=tuple(_round_lines(views, record)),
        absent=tuple(absent),
        chart=bar_chart(wording.CHART_REVIEW.format(title=record.title), counts),
        origin=origin_of(record),
    )


@dataclass(frozen=True, slots=True)
class DrivePage:
    """One campaign: span, partners, progress, and once it is reported the outcome of each institution."""

    head: Head
    line: CampaignLine
    record: Campaign
    authority: Link
    is_reported: bool
    lines: tuple[tuple[Link, Badge, str, str], ...]
    chart: Chart
    origin: Origin


def drive_page(views: Views, record: Campaign) -> DrivePage:
    """Return the page of one campaign."""
    counts = sorted(views.progress.get(record.id, {}).items(), key=lambda pair: (-pair[1], pair[0]))
    return DrivePage(
        head=Head(record.title, record.target, (INDEX["ratings"],)),
        line=campaign_line(views, record),
        record=record,
        authority=views.authority_link(record.authority),
        is_reported=is_open(record, views.as_of),
        lines=tuple(
            (
                views.institution_link(item.institution),
                Badge(str(item.outcome), "ok" if item.outcome == "保留" else "warn", item.outcome.meaning),
                views.categories.names(item.removed),
                item.decision_number or "",
            )
            for item in record.results
        ),
        chart=bar_chart(wording.CHART_PROGRESS.format(title=record.title), counts),
        origin=origin_of(record),
    )
