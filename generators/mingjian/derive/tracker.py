"""Documents and their measures, document by document (S153, S161); other orders are in ``promised.py``."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.library import Standing, standing
from mingjian.derive.measures import MeasureState, evidence_on, state_on
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, index_head, origin_of
from mingjian.derive.pricing import money
from mingjian.derive.views import Views
from mingjian.model.document import Deadline, Document, Evidence, Measure, Recurrence, Target, TargetOperator

_TONES = {
    MeasureState.RECORDED: "ok",
    MeasureState.PAST: "warn",
    MeasureState.OPEN: "info",
    MeasureState.NO_TERM: "none",
}
_PERIODS = {"Y": "年", "M": "个月", "D": "天"}


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure with its state, ready to be shown anywhere."""

    record: Measure
    link: Link
    document: Link
    issuer: str
    state: Badge
    dues: tuple[tuple[Deadline, str], ...]
    targets: tuple[str, ...]
    recurrences: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    hedges: str
    pilots: str
    themes: tuple[Link, ...]


def _target(target: Target) -> str:
    form = wording.TARGET_ABOUT if target.op is TargetOperator.ABOUT else wording.TARGET
    text = form.format(
        metric=target.metric, op=target.op.meaning, value=money(target.value), unit=target.unit or ""
    )
    return text if target.note is None else wording.TARGET_NOTE.format(text=text, note=target.note)


def _recurrence(item: Recurrence) -> str:
    number, unit = item.every[1:-1], _PERIODS[item.every[-1]]
    every = unit[-1] if number == "1" else number + unit
    return wording.RECURRENCE.format(every=every, what=item.what)


def _units(measure: Measure) -> Iterator[tuple[str, str]]:
    units = measure.units
    for role, names in (
        (wording.UNIT_LEAD, units.lead),
        (wording.UNIT_RESPONSIBLE, units.responsible),
        (wording.UNIT_COOPERATING, units.cooperating),
        (wording.UNIT_MENTIONED, units.mentioned),
    ):
        if names:
            yield role, "、".join(names)


def theme_url(theme: str) -> str:
    """Return the address of the page of a theme."""
    return f"measures/themes/{theme.lower()}/"


def _themes(views: Views, measure: Measure) -> tuple[Link, ...]:
    names = views.theme_names
    return tuple(
        Link(names.get(code, code), theme_url(code) if code in names else "") for code in measure.themes
    )


def measure_line(views: Views, document: Document, measure: Measure) -> MeasureLine:
    """Return a measure with its state on the day."""
    state = state_on(measure, views.as_of)
    url = f"documents/{document.id}/"
    return MeasureLine(
        record=measure,
        link=Link(measure.title, f"{url}#{measure.id}"),
        document=Link(document.title, url),
        issuer=document.issuer,
        state=Badge(str(state), _TONES[state], state.meaning),
        dues=tuple((item, item.precision.meaning) for item in measure.deadlines),
        targets=tuple(map(_target, measure.targets)),
        recurrences=tuple(map(_recurrence, measure.recurrences)),
        units=tuple(_units(measure)),
        evidence=evidence_on(measure, views.as_of),
        hedges="、".join(measure.hedges),
        pilots="、".join(measure.pilots),
        themes=_themes(views, measure),
    )


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document with the number of its measures in each state."""

    record: Document
    link: Link
    total: int
    states: tuple[tuple[Badge, int], ...]


@dataclass(frozen=True, slots=True)
class TrackerPage:
    """The first page of the tracker: what the documents promise, document by document."""

    head: Head
    lines: tuple[DocumentLine, ...]
    total: int
    states: tuple[tuple[Badge, int], ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document with its measures."""

    head: Head
    record: Document
    line: DocumentLine
    measures: tuple[MeasureLine, ...]
    standing: Standing
    origin: Origin


def _states(views: Views, measures: tuple[Measure, ...]) -> tuple[tuple[Badge, int], ...]:
    found = Counter(state_on(measure, views.as_of) for measure in measures)
    return tuple((Badge(str(state), _TONES[state], state.meaning), found[state]) for state in MeasureState)


def document_line(views: Views, record: Document) -> DocumentLine:
    """Return a document with the states of its measures."""
    link = Link(record.title, f"documents/{record.id}/")
    return DocumentLine(record, link, len(record.measures), _states(views, record.measures))


def tracker_page(views: Views) -> TrackerPage:
    """Return the measures by document."""
    records = [record for record in views.documents if record.measures]
    measures = tuple(measure for record in records for measure in record.measures)
    lines = tuple(document_line(views, record) for record in records)
    return TrackerPage(index_head("measures"), lines, len(measures), _states(views, measures))


def document_page(views: Views, record: Document) -> DocumentPage:
    """Return the page of one document."""
    return DocumentPage(
        head=Head(record.title, record.title, (INDEX["documents"],)),
        record=record,
        line=document_line(views, record),
        measures=tuple(measure_line(views, record, measure) for measure in record.measures),
        standing=standing(views, record),
        origin=origin_of(record),
    )


def all_measures(views: Views) -> Iterator[MeasureLine]:
    """Yield every measure of every document, in the order of the documents."""
    for record in views.documents:
        for measure in record.measures:
            yield measure_line(views, record, measure)
