"""R60x: standards, facilities, experts, events and announcements say what they must, in a fitting order."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.citing import cited
from mingjian.model.document import DocumentType
from mingjian.model.knowledge import FacilityType, Stage, StandardType
from mingjian.model.publicity import AnnouncementType


@rule("R603")
def method_without_review(ctx: Context) -> Iterator[Hit]:
    """A method no standard covers names its user, its reviewer and its term; a standard has no user."""
    for key, item in ctx.registry.standards.items():
        if item.type is not StandardType.METHOD:
            if item.institution is not None:
                yield Hit(key, "institution", problem=say("standard_has_user"))
            continue
        missing = [
            title
            for title, value in (
                (say("method_user"), item.institution),
                (say("method_reviewer"), item.reviewed_by),
                (say("method_since"), item.since),
                (say("method_until"), item.until),
            )
            if value is None
        ]
        if missing:
            yield Hit(key, "type", problem=say("method_lacks", missing="、".join(missing)))


@rule("R604")
def case_on_a_standard_that_had_ended(ctx: Context) -> Iterator[Hit]:
    """A case of a year rests on no standard that had ended before that year."""
    for key, case in ctx.registry.cases.items():
        for index, text in enumerate(case.standards):
            found = cited(ctx.registry.standards, text)
            if found is not None and found.until is not None and found.until.year < case.year:
                number = found.number or found.title
                yield Hit(key, f"standards[{index}]", number=number, until=found.until, year=case.year)


@rule("R605")
def standard_not_in_the_list(ctx: Context) -> Iterator[Hit]:
    """A standard a case cites is in the list, where the registry keeps one."""
    if not ctx.registry.standards or ctx.has_unread("standard"):
        return
    for key, case in ctx.registry.cases.items():
        for index, text in enumerate(case.standards):
            if cited(ctx.registry.standards, text) is None:
                yield Hit(key, f"standards[{index}]", text=text)


@rule("R606")
def recognised_by_nobody(ctx: Context) -> Iterator[Hit]:
    """What is called recognised names who recognised it, and the paper."""
    for key, item in ctx.registry.facilities.items():
        lacking = [
            title
            for title, value in (
                (say("its_grantor"), item.grantor),
                (say("its_paper"), item.document_number),
            )
            if value is None
        ]
        if item.stage is Stage.RECOGNISED and lacking:
            yield Hit(key, "stage", missing="、".join(lacking))


@rule("R607")
def facility_of_nobody(ctx: Context) -> Iterator[Hit]:
    """A facility has one host."""
    for key, item in ctx.registry.facilities.items():
        if (item.institution is None) is (item.host is None):
            problem = say("host_twice" if item.host is not None else "host_missing")
            yield Hit(key, "title", problem=problem)


@rule("R608")
def instrument_nobody_can_use(ctx: Context) -> Iterator[Hit]:
    """A shared instrument says how to get at it."""
    for key, item in ctx.registry.facilities.items():
        if item.type is FacilityType.INSTRUMENT and item.access is None:
            yield Hit(key, "type")


@rule("R609")
def event_announced_late(ctx: Context) -> Iterator[Hit]:
    """An event is announced before it begins."""
    for key, item in ctx.registry.events.items():
        if item.since < item.published:
            yield Hit(key, "published", since=item.since, published=item.published)


@rule("R610")
def report_before_the_end(ctx: Context) -> Iterator[Hit]:
    """What came of an event is told when it is over."""
    for key, item in ctx.registry.events.items():
        last = item.until or item.since
        if item.report is not None and item.as_of < last:
            yield Hit(key, "report", until=last, as_of=item.as_of)


@rule("R611")
def correction_of_nothing(ctx: Context) -> Iterator[Hit]:
    """A correction names the record it corrects."""
    for key, item in ctx.registry.announcements.items():
        if item.type is AnnouncementType.CORRECTION and item.record is None:
            yield Hit(key, "type", problem=say("correction_missing"))
        elif item.record is not None and not _known(ctx, item.record):
            yield Hit(key, "record", problem=say("correction_unknown", record=item.record))


def _known(ctx: Context, key: str) -> bool:
    return key in ctx.unread or any(key in records for _, records in ctx.by_kind)


@rule("R612")
def title_ends_before_it_begins(ctx: Context) -> Iterator[Hit]:
    """A title ends after it was granted."""
    for key, item in ctx.registry.honours.items():
        if item.until is not None and item.until < item.granted:
            yield Hit(key, "until", until=item.until, granted=item.granted)


@rule("W131")
def announcement_out_of_order(ctx: Context) -> Iterator[Hit]:
    """An announcement ends or is withdrawn after it was published."""
    for key, item in ctx.registry.announcements.items():
        for name in ("until", "withdrawn"):
            day = getattr(item, name)
            if day is not None and day < item.published:
                yield Hit(key, name, published=item.published, step=say(f"announcement_{name}"), day=day)


@rule("P131")
def expert_without_consent(ctx: Context) -> Iterator[Hit]:
    """Nobody is named as an expert without consent in writing."""
    for key, item in ctx.registry.experts.items():
        if item.consent is None:
            yield Hit(key, "name", role=item.role.value)


REPORT_DAYS = 30


def _terms(ctx: Context) -> Iterator[tuple[str, date, str]]:
    """Yield (id, last day, what it is) of everything here that runs for a term."""
    held: tuple[tuple[str, dict[str, Any]], ...] = (
        ("term_method", {k: v for k, v in ctx.registry.standards.items() if v.institution is not None}),
        ("term_facility", ctx.registry.facilities),
        ("term_expert", ctx.registry.experts),
        ("term_title", ctx.registry.honours),
        ("term_pilot", {k: v for k, v in ctx.registry.pilots.items() if v.outcome is None}),
        ("term_plan", {k: v for k, v in ctx.registry.documents.items() if v.type is DocumentType.PLAN}),
    )
    for what, records in held:
        for key, item in records.items():
            if item.until is not None:
                yield key, item.until, say(what)


@rule("R643")
def term_ends_soon(ctx: Context) -> Iterator[Hit]:
    """What runs for a term is named before the term ends, so that somebody decides what follows."""
    limit = ctx.registry.settings.parameters.expiring_days
    for key, until, what in _terms(ctx):
        days = (until - ctx.as_of).days
        if 0 <= days <= limit:
            yield Hit(key, "until", what=what, until=until, days=days)


@rule("R644")
def event_without_report(ctx: Context) -> Iterator[Hit]:
    """An event that is over is told of within thirty days."""
    for key, item in ctx.registry.events.items():
        over = ctx.as_of - (item.until or item.since)
        if item.report is None and item.cancelled is None and over.days > REPORT_DAYS:
            yield Hit(key, "title", days=over.days)
