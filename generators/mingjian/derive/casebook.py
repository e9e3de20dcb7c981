"""Cases as pages show them; those outside their publication window were dropped before (law 5)."""

from dataclasses import dataclass

from mingjian.derive.browse import Panel, panel_of
from mingjian.derive.citing import cited
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, index_head, origin_of
from mingjian.derive.views import Views
from mingjian.derive.windows import publish_until
from mingjian.model.case import Case, CaseKind


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as lists show it."""

    record: Case
    link: Link
    kind: Badge
    category: Link
    region: Link


@dataclass(frozen=True, slots=True)
class CasesPage:
    """All cases that may be public on the day."""

    head: Head
    typical: tuple[CaseLine, ...]
    warning: tuple[CaseLine, ...]
    panel: Panel
    version: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case; ``until`` is the last day on which a warning case is shown."""

    head: Head
    line: CaseLine
    record: Case
    standards: tuple[Link, ...]
    is_warning: bool
    until: str | None
    origin: Origin


def case_line(views: Views, record: Case) -> CaseLine:
    """Return a case as lists show it."""
    tone = "warn" if record.kind is CaseKind.WARNING else "info"
    return CaseLine(
        record=record,
        link=Link(record.title, f"cases/{record.id}/"),
        kind=Badge(str(record.kind), tone, record.kind.meaning),
        category=views.categories.link(record.category),
        region=views.region_link(record.region),
    )


def cases_page(views: Views, version: str = "") -> CasesPage:
    """Return the index of cases; ``version`` is that of the script's data."""
    lines = [case_line(views, record) for record in views.cases.values()]
    return CasesPage(
        head=index_head("cases"),
        typical=tuple(line for line in lines if line.record.kind is not CaseKind.WARNING),
        warning=tuple(line for line in lines if line.record.kind is CaseKind.WARNING),
        panel=panel_of(views, "cases"),
        version=version,
    )


def _standard(views: Views, text: str) -> Link:
    found = cited(views.registry.standards, text)
    return Link(text, "" if found is None else f"standards/{found.id}/")


def case_page(views: Views, record: Case) -> CasePage:
    """Return the page of one public case."""
    until = None
    if record.publication is not None:
        vocabulary = views.registry.vocabularies.get("publication-windows")
        until = publish_until(record.publication, vocabulary.items if vocabulary else ())
    return CasePage(
        head=Head(record.title, record.lesson, (INDEX["cases"],)),
        line=case_line(views, record),
        record=record,
        standards=tuple(_standard(views, text) for text in record.standards),
        is_warning=record.kind is CaseKind.WARNING,
        until=None if until is None else until.isoformat(),
        origin=origin_of(record),
    )
