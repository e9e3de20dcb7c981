"""Approvals as pages show them: promised, statutory and actual beside each other (S06–S10)."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from mingjian.derive import wording
from mingjian.derive.chart import GaugeChart, gauge_chart
from mingjian.derive.clock import REVIEW_DAYS, Promised, kept, matter_of, readings, spent, statutory_days
from mingjian.derive.page import Slice, cut
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, confidence_badge, index_head, origin_of
from mingjian.derive.views import Views, grouped
from mingjian.derive.workdays import WorkingDays, working_days
from mingjian.model.approval import Approval, ApprovalResult
from mingjian.model.authority import AdmissionSession
from mingjian.model.supervision_words import AdmissionStandard, ApprovalMatter, ProofMatter
from mingjian.model.vocabulary import TimeUnit

APPROVALS_PER_PAGE = 200
JUDGED = frozenset({ApprovalResult.GRANTED, ApprovalResult.REFUSED})
"""Results that are decisions on the merits; only these are held against a limit."""
_TONES = {ApprovalResult.GRANTED: "ok", ApprovalResult.REFUSED: "warn"}


def clock_text(count: WorkingDays) -> str:
    """Write a number of working days, saying so when a year is not known."""
    template = wording.CLOCK if count.known else wording.CLOCK_UNKNOWN
    return template.format(days=count.days)


def promise_text(promised: Promised) -> str:
    """Write a promised limit in its unit."""
    template = wording.CLOCK if promised.unit is TimeUnit.WORKING_DAY else wording.CLOCK_DAYS
    return template.format(days=promised.days)


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One public decision with its clocks."""

    record: Approval
    subject: Link | None
    result: Badge
    actual: str
    statutory: str
    verdict: Badge | None
    promise: Badge | None
    expert: str
    lag: str
    origin: Origin


def _expert(approval: Approval) -> str:
    review = approval.review
    if review is None or review.done is None:
        return ""
    count = working_days(review.applied, review.done)
    return wording.EXPERT_CLOCK.format(
        kind=review.kind, actual=clock_text(count), limit=REVIEW_DAYS[review.kind]
    )


def approval_line(views: Views, record: Approval) -> ApprovalLine:
    """Return one public decision as the list shows it."""
    matter = matter_of(views.registry, record)
    decided = record.decided or record.received
    count = spent(record, decided)
    limit = statutory_days(matter, extended=record.extended) if matter else None
    late = limit is not None and count.days > limit
    promise = views.registry.settings.promise
    judged = record.result in JUDGED
    held = kept(readings(promise, matter)[0], record) if promise and matter and judged else None
    known = record.institution or record.appraiser
    lag = working_days(decided, record.published) if record.published else None
    result = record.result or ApprovalResult.TERMINATED
    return ApprovalLine(
        record=record,
        subject=views.subject_link(record) if known else None,
        result=Badge(str(result), _TONES.get(result, "none"), result.meaning),
        actual=clock_text(count),
        statutory="" if limit is None else wording.CLOCK.format(days=limit),
        verdict=_verdict(late=late) if judged else None,
        promise=None
        if held is None
        else Badge(wording.PROMISE_KEPT, "ok")
        if held
        else Badge(wording.PROMISE_MISSED, "warn"),
        expert=_expert(record),
        lag="" if lag is None else clock_text(lag),
        origin=origin_of(record),
    )


def _verdict(*, late: bool) -> Badge:
    return Badge(wording.LATE, "warn") if late else Badge(wording.ON_TIME, "ok")


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter: its limits, and how the public decisions compare."""

    matter: ApprovalMatter
    statutory: str
    promised: tuple[tuple[str, str], ...]
    promise: int | None
    count: int
    median: str
    kept: int


@dataclass(frozen=True, slots=True)
class ApprovalsPage:
    """Public decisions with the comparison by matter; applications under way are only counted."""

    head: Head
    part: Slice
    matters: tuple[MatterLine, ...]
    chart: GaugeChart
    lines: tuple[ApprovalLine, ...]
    pending: int
    overdue: int
    refused: int
    promise_law: str
    percent: int | None


def matter_lines(views: Views) -> Iterator[MatterLine]:
    """Yield every matter with its limits and the figures of its public decisions."""
    vocabulary = views.registry.vocabularies.get("approval-matters")
    promise = views.registry.settings.promise
    found = grouped((item.matter, item) for item in views.approvals)
    for matter in vocabulary.items if vocabulary else ():
        decided = [
            item for item in found.get(matter.name, ()) if item.decided is not None and item.result in JUDGED
        ]
        days = [spent(item, item.decided).days for item in decided if item.decided is not None]
        promised = readings(promise, matter) if promise else ()
        yield MatterLine(
            matter=matter,
            statutory=wording.CLOCK.format(days=matter.statutory.days),
            promised=tuple((promise_text(item), item.base.law) for item in promised),
            promise=promised[0].days if promised and promised[0].unit is TimeUnit.WORKING_DAY else None,
            count=len(decided),
            median=f"{median(days):g}" if days else "",
            kept=sum(bool(kept(promised[0], item)) for item in decided) if promised else 0,
        )


def time_chart(matters: tuple[MatterLine, ...]) -> GaugeChart:
    """Return what the public decisions took beside what was promised and what the law allows."""
    shown = [
        (line.matter.name, float(line.median), line.promise, line.matter.statutory.days)
        for line in matters
        if line.median and line.matter.statutory.unit is TimeUnit.WORKING_DAY
    ]
    return gauge_chart(wording.CHART_APPROVALS, shown)


def approval_slices(views: Views) -> Iterator[Slice]:
    """Yield the pages of the list of approvals."""
    return cut("approvals/", [item.id for item in views.approvals], APPROVALS_PER_PAGE)


def _overdue(views: Views) -> Iterator[Approval]:
    for item in views.pending:
        matter = matter_of(views.registry, item)
        if matter is None or item.decided is not None or item.accepted is None:
            continue
        if spent(item, views.as_of).days > statutory_days(matter, extended=item.extended):
            yield item


def approvals_page(views: Views, part: Slice) -> ApprovalsPage:
    """Return one page of approvals."""
    records, first = views.registry.approvals, part.number == 1
    promise = views.registry.settings.promise
    head = index_head("approvals")
    if not first:
        title = wording.TITLE_PAGED.format(title=head.title, page=wording.PAGE.format(n=part.number))
        head = Head(title, head.description, head.crumbs)
    matters = tuple(matter_lines(views)) if first else ()
    return ApprovalsPage(
        head=head,
        part=part,
        matters=matters,
        chart=time_chart(matters),
        lines=tuple(approval_line(views, records[key]) for key in part.ids),
        pending=sum(item.decided is None or item.decided > views.as_of for item in views.pending),
        overdue=sum(1 for _ in _overdue(views)),
        refused=sum(item.result is ApprovalResult.REFUSED for item in views.approvals),
        promise_law="" if promise is None else promise.law,
        percent=None if promise is None else promise.percent,
    )


@dataclass(frozen=True, slots=True)
class GuidePage:
    """How to apply: matters with materials, limits and channel; proofs a commitment may replace."""

    head: Head
    matters: tuple[MatterLine, ...]
    proofs: tuple[ProofMatter, ...]
    admission: tuple[tuple[AdmissionStandard, str, Badge], ...]
    sessions: tuple[tuple[AdmissionSession, Link, str], ...]


def guide_page(views: Views) -> GuidePage:
    """Return the guide to the matters of approval."""
    vocabulary = views.registry.vocabularies.get("approval-matters")
    head = Head(wording.TITLE_GUIDE, wording.DESCRIPTION_GUIDE, (INDEX["approvals"],))
    return GuidePage(
        head=head,
        matters=tuple(matter_lines(views)),
        proofs=vocabulary.proofs if vocabulary else (),
        admission=tuple(
            (item, views.categories.names(item.classes), confidence_badge(item.confidence))
            for item in (vocabulary.admission if vocabulary else ())
        ),
        sessions=tuple(_sessions(views)),
    )


def _sessions(views: Views) -> Iterator[tuple[AdmissionSession, Link, str]]:
    """Yield the sessions of all authorities, the youngest first."""
    held = [
        (session, key)
        for key, authority in sorted(views.registry.authorities.items())
        for session in authority.admission_sessions
    ]
    held.sort(key=lambda pair: pair[0].held, reverse=True)
    for session, key in held:
        yield session, views.authority_link(key), views.categories.names(session.classes)
