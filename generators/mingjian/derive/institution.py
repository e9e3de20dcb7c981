"""The page of one institution: what a person needs before choosing it, and how it was supervised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.fit import derive_fit
from mingjian.derive.inspecting import InspectionLine, inspection_line
from mingjian.derive.integrity import Part, institution_record
from mingjian.derive.keeping import (
    Freshness,
    LastCheck,
    ProcessStep,
    data_url,
    freshness,
    last_check,
    process_steps,
)
from mingjian.derive.particulars import ParticularLine, particulars_of
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, origin_of
from mingjian.derive.priceblock import PriceBlock, price_block
from mingjian.derive.row import EXPIRED_TONE, PENDING_TONE, AppraiserRow, InstitutionRow
from mingjian.derive.servicepage import WindowLine, window_line
from mingjian.derive.serving import pledge_on, rules_on, windows_by_institution
from mingjian.derive.standing import MINIMUM_LAW, AccreditationLine, FitLine, accreditation_lines, fit_line
from mingjian.derive.status import event_on, scope_on
from mingjian.derive.suspended import Suspension, suspension
from mingjian.derive.timeline import Happening, institution_timeline
from mingjian.derive.today import Today, institution_today
from mingjian.derive.views import Views
from mingjian.model.declaration import title_of
from mingjian.model.institution import (
    Branch,
    Counsel,
    Disclosure,
    Institution,
    NoPrepayment,
    Reply,
    ServiceRule,
)
from mingjian.model.licence import SUSPENDED, FormerName, InstitutionStatusEvent, Licence, ScopeItem
from mingjian.model.period import on


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One licensed category with what is excluded from it."""

    path: tuple[Link, ...]
    category: Link
    exclusions: str
    item: ScopeItem
    staff: int


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One appraiser of an institution, with exactly the fields of the wall notice."""

    row: AppraiserRow
    categories: str


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    """One of the five items an institution must show."""

    title: str
    is_confirmed: bool
    text: str


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """Everything the page of an institution shows."""

    head: Head
    record: Institution
    row: InstitutionRow
    event: InstitutionStatusEvent | None
    licence: Licence | None
    is_suspended: bool
    suspension: Suspension | None
    has_expired: bool
    is_pending: bool
    places: tuple[Link, ...]
    authority: Link
    responsible: Link | None
    successor: Link | None
    former_names: tuple[FormerName, ...]
    scope: tuple[ScopeLine, ...]
    staff: tuple[StaffLine, ...]
    prices: PriceBlock | None
    older_prices: tuple[Link, ...]
    inspections: tuple[InspectionLine, ...]
    accreditations: tuple[AccreditationLine, ...]
    fit: tuple[FitLine, ...]
    minimum_law: str
    disclosure: tuple[DisclosureLine, ...]
    confirmed: int
    services: tuple[Badge, ...]
    windows: tuple[WindowLine, ...]
    rules: tuple[ServiceRule, ...]
    pledge: NoPrepayment | None
    branches: tuple[tuple[Link, Branch], ...]
    parts: tuple[Part, ...]
    timeline: tuple[Happening, ...]
    origin: Origin
    today: Today
    fresh: Freshness
    last_check: LastCheck | None
    process: tuple[ProcessStep, ...]
    reply: Reply | None
    counsels: tuple[Counsel, ...]
    particulars: tuple[ParticularLine, ...]
    data: str


def scope_lines(views: Views, record: Institution) -> Iterator[ScopeLine]:
    """Yield the scope of the day, each category with its place in the tree."""
    tree = views.categories
    for item in scope_on(record, views.as_of):
        excluded = tree.names(item.exclusions)
        yield ScopeLine(
            path=tuple(tree.link(code) for code in tree.path(item.category)[:-1]),
            category=tree.link(item.category),
            exclusions=wording.WITHOUT.format(categories=excluded) if excluded else "",
            item=item,
            staff=len(views.roster.staff(record.id, item)),
        )


def staff_lines(views: Views, institution: str) -> Iterator[StaffLine]:
    """Yield the appraisers of an institution in name order, suspended ones included."""
    for person in views.roster.listed.get(institution, ()):
        row = views.appraisers[person.id]
        yield StaffLine(row, views.categories.names(row.categories))


def disclosure_lines(disclosure: Disclosure, as_of: date) -> Iterator[DisclosureLine]:
    """Yield the five items with the day on which each was last confirmed."""
    for name in Disclosure.model_fields:
        day: date | None = getattr(disclosure, name)
        known = day is not None and day <= as_of
        text = wording.CONFIRMED.format(day=day) if known else wording.NOT_CONFIRMED
        yield DisclosureLine(title_of(Disclosure, name), known, text)


def _head(views: Views, row: InstitutionRow) -> Head:
    description = wording.DESCRIPTION_INSTITUTION.format(
        name=row.name,
        region=views.regions.name(row.region),
        status=row.badge.word,
        number=row.licence_number,
        classes=views.categories.names(row.classes),
    )
    return Head(row.name, description, (INDEX["institutions"], *views.region_path(row.region)))


def institution_page(views: Views, record: Institution) -> InstitutionPage:
    """Return the page of one institution."""
    row = views.institutions[record.id]
    event = event_on(record.status, views.as_of)
    today = institution_today(views, record)
    prices = views.price_lists.get(record.id, ())
    current = next((item for item in prices if item.covers(views.as_of)), None)
    disclosure = tuple(disclosure_lines(record.disclosure, views.as_of))
    head = views.appraisers.get(record.head) if record.head else None
    return InstitutionPage(
        head=_head(views, row),
        record=record,
        row=row,
        event=event,
        licence=today.licence,
        is_suspended=row.badge.word in SUSPENDED,
        suspension=suspension(views, record.id, event),
        has_expired=row.validity.tone == EXPIRED_TONE,
        is_pending=row.validity.tone == PENDING_TONE,
        places=views.region_path(record.region),
        authority=views.authority_link(record.authority),
        responsible=None if head is None else Link(head.name, head.url),
        successor=views.institution_link(record.successor) if record.successor else None,
        former_names=tuple(name for name in record.former_names if name.until < views.as_of),
        scope=tuple(scope_lines(views, record)),
        staff=tuple(staff_lines(views, record.id)),
        prices=None if current is None else price_block(views, current),
        older_prices=tuple(
            Link(item.since.isoformat(), f"fees/{item.id}/") for item in prices if item is not current
        ),
        inspections=tuple(
            inspection_line(views, item) for item in views.inspections_by_institution.get(record.id, ())
        ),
        accreditations=tuple(accreditation_lines(views, record)),
        fit=tuple(
            fit_line(views, record.id, fit)
            for fit in derive_fit(views.registry, views.roster, record, views.as_of)
        ),
        minimum_law=MINIMUM_LAW,
        disclosure=disclosure,
        confirmed=sum(line.is_confirmed for line in disclosure),
        services=tuple(Badge(str(service), "none", service.meaning) for service in record.services),
        windows=tuple(window_line(views, item) for item in windows_by_institution(views).get(record.id, ())),
        rules=rules_on(views, record.id),
        pledge=pledge_on(views, record.id),
        branches=tuple(
            (views.region_link(branch.region), branch) for branch in on(record.branches, views.as_of)
        ),
        parts=institution_record(views, record),
        timeline=institution_timeline(record, views.categories, views.as_of),
        origin=origin_of(record),
        today=today,
        fresh=freshness(views, record, is_stale=row.is_stale),
        last_check=last_check(views, record.id),
        process=views.once("process steps", process_steps),
        reply=record.reply if record.reply and record.reply.dated <= views.as_of else None,
        counsels=on(record.counsels, views.as_of),
        particulars=particulars_of(views, record),
        data=data_url("institutions", record.id),
    )
