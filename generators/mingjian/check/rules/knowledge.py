"""R60x: standards, facilities, experts, events and announcements say what they must, in a fitting order."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.walk import dotted, paths, values
from mingjian.derive.citing import citations, cited, document_cited
from mingjian.derive.status import in_scope
from mingjian.model.declaration import FieldSpec, title_of
from mingjian.model.document import Document, DocumentType
from mingjian.model.knowledge import FacilityType, Stage, Standard, StandardType
from mingjian.model.particular import Particular, ParticularKind
from mingjian.model.publicity import AnnouncementType


def _replaceable(ctx: Context) -> dict[str, Standard | Document]:
    return {**ctx.registry.standards, **ctx.registry.documents}


@rule("R601")
def replaced_without_an_end(ctx: Context) -> Iterator[Hit]:
    """A standard or a document that was replaced has a last day."""
    for key, item in _replaceable(ctx).items():
        if item.replaced_by is not None and item.until is None:
            yield Hit(key, "replaced_by", other=ctx.name_of(item.replaced_by))


@rule("R602")
def chain_in_a_circle(ctx: Context) -> Iterator[Hit]:
    """Following what replaced something never leads back to it."""
    held = _replaceable(ctx)
    for key in held:
        seen, step = {key}, held[key].replaced_by
        while step in held and step not in seen:
            seen.add(step)
            step = held[step].replaced_by
        if step == key:
            yield Hit(key, "replaced_by", other=ctx.name_of(key))


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
CITING = frozenset({"basis", "law"})
"""Fields that hold what something rests on."""
LAWS = frozenset({DocumentType.LAW, DocumentType.REGULATION, DocumentType.LOCAL, DocumentType.RULE})
"""A registry that holds one of these keeps a library of laws."""


def _cites(spec: FieldSpec) -> bool:
    return spec.name in CITING and spec.kind is str


def _citing(ctx: Context) -> Iterator[tuple[str, str, str]]:
    """Yield (key, field, text) of every field of a record that says what something rests on."""
    for kind, records in ctx.by_kind:
        for path in paths(kind.model, _cites):
            for key, record in records.items():
                for value, place in values(record, path.steps):
                    yield key, dotted(place), value


@rule("R621")
def cited_law_not_in_the_library(ctx: Context) -> Iterator[Hit]:
    """A law a record cites by article or number is in the library, where the registry keeps one.

    Word lists come with the tool and cite more than a registry has to keep; a test looks after those.
    """
    library = ctx.registry.documents
    kept = any(item.type in LAWS for item in library.values())
    if not kept or ctx.has_unread("document"):
        return
    known: dict[str, bool] = {}
    for key, field, text in _citing(ctx):
        for part in citations(text):
            if part not in known:
                found = document_cited(library, part) or cited(ctx.registry.standards, part)
                known[part] = found is not None
            if not known[part]:
                yield Hit(key, field, text=part)


@rule("R622")
def review_of_nothing(ctx: Context) -> Iterator[Hit]:
    """A yearly review says which document it reviews."""
    for key, item in ctx.registry.documents.items():
        if item.type is DocumentType.REVIEW and item.reviews is None:
            yield Hit(key, "type")


@rule("R623")
def in_force_before_it_was_issued(ctx: Context) -> Iterator[Hit]:
    """A draft has no day in force; what is in force was issued before."""
    for key, item in ctx.registry.documents.items():
        if item.stage is not None and item.since is not None:
            yield Hit(key, "since", problem=say("draft_in_force", stage=item.stage.value))
        elif item.since is not None and item.issued is not None and item.since < item.issued:
            yield Hit(key, "since", problem=say("force_before_issue", since=item.since, issued=item.issued))


@rule("R631")
def listed_for_what_it_may_not_do(ctx: Context) -> Iterator[Hit]:
    """An institution is on a court's list for categories it is licensed for."""
    for key, body in ctx.registry.institutions.items():
        for index, item in enumerate(body.particulars):
            for position, code in enumerate(item.categories):
                if code in ctx.registry.categories and not in_scope(body.scope, code):
                    place = f"particulars[{index}].categories[{position}]"
                    yield Hit(key, place, category=ctx.category(code))


_NEEDS = {
    ParticularKind.COURT: "categories",
    ParticularKind.E_LICENCE: "number",
    ParticularKind.NATIONAL: "number",
    ParticularKind.ASSISTANTS: "count",
    ParticularKind.BYLAW: "name",
}
"""What an entry of a kind must say."""


@rule("R632")
def particular_without_its_value(ctx: Context) -> Iterator[Hit]:
    """An entry says what its kind is about, and nothing that belongs to another kind."""
    title = {name: title_of(Particular, name) for name in _NEEDS.values()}
    for key, body in ctx.registry.institutions.items():
        for index, item in enumerate(body.particulars):
            needed = _NEEDS.get(item.kind)
            if needed is not None and getattr(item, needed) in (None, ()):
                yield Hit(key, f"particulars[{index}].kind", kind=item.kind.value, missing=title[needed])


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


@rule("R645")
def evidence_from_the_future(ctx: Context) -> Iterator[Hit]:
    """Evidence existed on the day the document was last checked."""
    for key, document in ctx.registry.documents.items():
        for place, measure in enumerate(document.measures):
            for index, item in enumerate(measure.evidence):
                if document.as_of < item.dated:
                    field = f"measures[{place}].evidence[{index}].dated"
                    yield Hit(key, field, dated=item.dated, as_of=document.as_of)
