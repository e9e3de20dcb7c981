"""Grades, reviews, proficiency rounds, honours and campaigns as pages show them (S58–S60, S74–S76, S81, S87).

A grade is shown as it was signed: scheme, period, decision. Nothing here is computed but counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.chart import Chart, bar_chart
from mingjian.derive.inspecting import rectification_badge
from mingjian.derive.integrity import current_ratings
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, origin_of
from mingjian.derive.place import index_head
from mingjian.derive.resultword import proficiency_badge, review_badge
from mingjian.derive.status import in_scope, scope_on
from mingjian.derive.views import Views, is_open
from mingjian.model.integrity import Campaign, Honour, ProficiencyRound, Rating, Review, ReviewType
from mingjian.model.supervision_words import RatingScheme


@dataclass(frozen=True, slots=True)
class GradeLine:
    """The grade of one subject; ``count`` says how often it has been graded under the scheme."""

    subject: Link
    rating: Rating
    meaning: str
    expired: str
    count: int


@dataclass(frozen=True, slots=True)
class SchemeBlock:
    """One scheme with the grades in force, and who has none."""

    scheme: RatingScheme
    lines: tuple[GradeLine, ...]
    chart: Chart
    rated: int
    total: int
    missing: tuple[Link, ...]


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
    honours: tuple[tuple[Honour, Link], ...]
    campaigns: tuple[CampaignLine, ...]


def _scheme(views: Views, scheme: RatingScheme) -> SchemeBlock:
    meanings = {grade.word: grade.meaning for grade in scheme.grades}
    rows = views.institutions if scheme.holder == "机构" else views.appraisers
    lines, missing = [], []
    for key, row in rows.items():
        found = next((item for item in current_ratings(views, key) if item.scheme == scheme.id), None)
        if found is not None:
            count = sum(item.scheme == scheme.id for item in views.ratings[key])
            until = found.valid_until
            old = until is not None and until < views.as_of
            expired = wording.RATING_OLD.format(until=until) if old else ""
            link = Link(row.name, row.url)
            lines.append(GradeLine(link, found, meanings.get(found.grade, ""), expired, count))
        elif row.is_practising:
            missing.append(Link(row.name, row.url))
    order = list(meanings)
    lines.sort(key=lambda line: order.index(line.rating.grade) if line.rating.grade in order else len(order))
    counts = [(word, sum(line.rating.grade == word for line in lines)) for word in order]
    return SchemeBlock(
        scheme=scheme,
        lines=tuple(lines),
        chart=bar_chart(wording.CHART_GRADES.format(title=scheme.title), counts),
        rated=len(lines),
        total=len(lines) + len(missing),
        missing=tuple(missing),
    )


def campaign_line(views: Views, record: Campaign) -> CampaignLine:
    """Return a campaign as lists show it."""
    over = record.until < views.as_of
    state = Badge(wording.CAMPAIGN_OVER, "none") if over else Badge(wording.CAMPAIGN_OPEN, "info")
    done = sum(views.progress.get(record.id, {}).values())
    return CampaignLine(record, Link(record.title, f"campaigns/{record.id}/"), state, done)


def ratings_page(views: Views) -> RatingsPage:
    """Return the page of grades and reviews."""
    vocabulary = views.registry.vocabularies.get("rating-schemes")
    return RatingsPage(
        head=index_head("ratings"),
        schemes=tuple(_scheme(views, scheme) for scheme in (vocabulary.items if vocabulary else ())),
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
            (item, views.subject_link(item))
            for item in sorted(
                (honour for held in views.honours.values() for honour in held),
                key=lambda honour: (honour.granted, honour.id),
                reverse=True,
            )
        ),
        campaigns=tuple(campaign_line(views, item) for item in views.campaigns),
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
