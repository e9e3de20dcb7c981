"""What of the register can be found: one row per public record, plain data, nothing that is not published.

Cases outside their publication window have no row (law 5); that is decided in ``derive``. Rows come out in a
fixed order, so that the columns made of them are the same for the same registry.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from mingjian.derive.drawing import draw_line
from mingjian.derive.guide import situations
from mingjian.derive.inspecting import is_open, result_badge
from mingjian.derive.row import AppraiserRow as AppraiserLine
from mingjian.derive.row import InstitutionRow as InstitutionLine
from mingjian.derive.status import scope_on
from mingjian.derive.views import Views
from mingjian.model.guidance import Questions
from mingjian.model.provenance import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """An institution as search finds and shows it; ``scope`` lists codes, each with ``!`` exclusions."""

    id: str
    name: str
    former: str
    number: str
    uscc: str
    region: str
    status: str
    tone: str
    scope: str


@dataclass(frozen=True, slots=True)
class AppraiserRow:
    """An appraiser; ``institution`` is the id of the present or last institution."""

    id: str
    name: str
    number: str
    institution: str
    status: str
    tone: str
    scope: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Anything found by its title; ``also`` (parts between tabs) is searched too, ``note`` shown beside."""

    id: str
    title: str
    also: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One inspection: found by its institution, its day, its result and its document number."""

    id: str
    institution: str
    day: str
    result: str
    number: str


def institution_rows(views: Views) -> list[InstitutionRow]:
    """Return the institutions by id: so are the ids of their people nearly in order, too."""
    return [_institution(views, views.institutions[key]) for key in sorted(views.institutions)]


def _institution(views: Views, line: InstitutionLine) -> InstitutionRow:
    record = views.registry.institutions[line.id]
    scope = (
        item.category + "".join(f"!{out}" for out in item.exclusions)
        for item in scope_on(record, views.as_of)
    )
    return InstitutionRow(
        id=line.id,
        name=line.name,
        former="\t".join(line.former_names),
        number=line.licence_number,
        uscc=record.uscc or "",
        region=line.region,
        status=line.shown.word,
        tone=line.shown.tone,
        scope=" ".join(scope),
    )


def appraiser_rows(views: Views, order: Mapping[str, int]) -> list[AppraiserRow]:
    """Return the appraisers by institution (in the order given), then by practice number."""
    rows = (_appraiser(views, line) for line in views.appraisers.values())
    known = [row for row in rows if row.institution in order]
    return sorted(known, key=lambda row: (order[row.institution], row.number, row.id))


def _appraiser(views: Views, line: AppraiserLine) -> AppraiserRow:
    affiliations = views.registry.appraisers[line.id].affiliations
    return AppraiserRow(
        id=line.id,
        name=line.name,
        number=line.practice_number,
        institution=line.institution or max(affiliations, key=lambda item: item.since).institution,
        status=line.shown.word,
        tone=line.shown.tone,
        scope=" ".join(line.categories),
    )


def authority_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the authorities by id."""
    for record in _by_id(views.registry.authorities):
        yield EntryRow(record.id, record.name, record.office or "", str(record.level))


def fee_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the fee schedules by id."""
    for record in _by_id(views.registry.fees):
        yield EntryRow(record.id, record.title, record.document_number or "", record.issuer or "")


def fee_item_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the items of all schedules: the registry's own region first, then the youngest schedule first.

    An item leads to its line on the schedule's page.
    """
    own = views.registry.settings.region
    schedules = _by_id(views.registry.fees)
    schedules.sort(key=lambda record: record.since or date.min, reverse=True)
    schedules.sort(key=lambda record: record.region != own)
    for record in schedules:
        note = f"{record.title} {record.since or ''}".strip()
        for item in record.items:
            yield EntryRow(f"{record.id}/#{item.code}", item.name, item.group, note)


def document_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the policy documents by id."""
    for record in _by_id({record.id: record for record in views.documents}):
        yield EntryRow(record.id, record.title, record.document_number or "", record.issuer)


def measure_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the measures of all documents; a measure leads to its place on the document's page."""
    for record in _by_id({record.id: record for record in views.documents}):
        for measure in record.measures:
            yield EntryRow(f"{record.id}/#{measure.id}", measure.title, measure.summary, record.title)


def problem_rows(views: Views) -> Iterator[EntryRow]:
    """Yield what may have happened to somebody, with the words people use for it."""
    found = situations(views)
    for item in found.items if found else ():
        yield EntryRow(item.id, item.title, "\t".join((*item.also, item.lead)), item.group)


def question_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the questions people ask."""
    found: Questions | None = views.registry.vocabularies.get("faq")
    for item in found.items if found else ():
        yield EntryRow(item.id, item.question, "", item.group)


def case_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the cases that may be public on the day."""
    for record in _by_id(views.cases):
        name = views.categories.name(record.category)
        note = f"{record.year}年" if record.kind == "典型" else f"{record.kind} {record.year}年"
        yield EntryRow(record.id, record.title, name, note)


def plan_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the inspection plans by id."""
    for record in _by_id({record.id: record for record in views.plans}):
        yield EntryRow(record.id, record.title, "\t".join(record.matters), f"{record.year}年")


def draw_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the draws by id."""
    for record in _by_id(views.registry.draws):
        line = draw_line(views, record)
        yield EntryRow(record.id, line.link.text, line.authority.text, line.state.word)


def inspection_rows(views: Views, order: Mapping[str, int]) -> list[InspectionRow]:
    """Return the inspections of known institutions by id."""
    rows = [
        InspectionRow(
            id=record.id,
            institution=record.institution,
            day=record.inspected.isoformat(),
            result=result_badge(views, record).word,
            number=record.decision_number if record.decision_number and is_open(record, views.as_of) else "",
        )
        for record in views.inspections
        if record.institution in order
    ]
    return sorted(rows, key=lambda row: row.id)


def tones(rows: Iterable[InstitutionRow | AppraiserRow]) -> dict[str, str]:
    """Return the tone (shape and colour) of every status that occurs."""
    return dict(sorted({row.status: row.tone for row in rows}.items()))


def _by_id(records: Mapping[str, R]) -> list[R]:
    return [records[key] for key in sorted(records)]
