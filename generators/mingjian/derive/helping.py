"""How people are served: the hub, convenience, legal aid, firms, cooperation, purchases (S39, S50–S53, S118).

Public-interest work on environmental damage has its page in ``environment.py``, coverage in ``covering.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.browse import sieve_of
from mingjian.derive.charge import WaiverLine, waiver_line, waivers
from mingjian.derive.piece import Badge, Head, Link
from mingjian.derive.place import LONG_LIST, index_head
from mingjian.derive.servicepage import (
    AgreementLine,
    ChannelLine,
    WindowLine,
    agreement_line,
    channel_line,
    service_url,
    subhead,
    subpage,
    window_line,
)
from mingjian.derive.serving import agreements, channels, open_windows, purchases, rules_on
from mingjian.derive.statistics import OverviewLine, totals
from mingjian.derive.tracker import MeasureLine, measure_line
from mingjian.derive.views import Views
from mingjian.model.authority import Authority
from mingjian.model.institution import Service, ServiceRule, ServiceRuleKind
from mingjian.model.service import AgreementType, ChannelType, PurchaseNeed

AIDED, FIRM = "法律援助", "企业"
"""Words by which the waiver rules for aided persons and for firms are known."""
SUBPAGES = ("convenience", "aid", "environment", "firms", "cooperation", "purchases")


def promised(views: Views, *themes: str) -> tuple[MeasureLine, ...]:
    """Return the measures of all documents that ask for one of the systems."""
    wanted = frozenset(themes)
    return tuple(
        measure_line(views, document, measure)
        for document in views.documents
        for measure in document.measures
        if wanted.intersection(measure.themes)
    )


def service_counts(views: Views) -> tuple[tuple[Link, str, int], ...]:
    """Return every way of being served, the page of those who offer it, and how many of them practise."""
    sieve = sieve_of(views, "institutions")
    facet = next((item for item in sieve.facets if item.key == "service"), None)
    values = {} if facet is None else {value.term.title: value for value in facet.values.values()}
    return tuple(
        (
            Link(str(word), sieve.url(facet, values[word].term.slug) if facet and word in values else ""),
            word.meaning,
            sum(row.is_practising and word in row.services for row in views.institutions.values()),
        )
        for word in Service
    )


@dataclass(frozen=True, slots=True)
class ServicesPage:
    """The way in: what is open now, where the windows are, which channels run, and where to read on."""

    head: Head
    emergencies: tuple[ChannelLine, ...]
    areas: tuple[tuple[Link, int, tuple[WindowLine, ...]], ...]
    is_long: bool
    windows: int
    channels: tuple[ChannelLine, ...]
    ended: tuple[ChannelLine, ...]
    services: tuple[tuple[Link, str, int], ...]
    further: tuple[tuple[Link, str], ...]


def emergencies(views: Views) -> tuple[ChannelLine, ...]:
    """Return the channels open for an emergency on the day."""
    return tuple(channel_line(views, item) for item in channels(views) if item.type is ChannelType.EMERGENCY)


def services_page(views: Views) -> ServicesPage:
    """Return the hub of services."""
    lines = [channel_line(views, item) for item in channels(views)]
    shown = open_windows(views)
    return ServicesPage(
        head=index_head("services"),
        emergencies=emergencies(views),
        areas=tuple(_areas(views, shown=len(shown) <= LONG_LIST)),
        is_long=len(shown) > LONG_LIST,
        windows=len(shown),
        channels=tuple(
            line for line in lines if line.is_open and line.record.type is not ChannelType.EMERGENCY
        ),
        ended=tuple(line for line in lines if not line.is_open),
        services=service_counts(views),
        further=tuple((subpage(key), subhead(key).description) for key in SUBPAGES),
    )


def _areas(views: Views, *, shown: bool) -> Iterator[tuple[Link, int, tuple[WindowLine, ...]]]:
    """Yield every area with its open windows; one without any is named too."""
    by_area: dict[str, list[WindowLine]] = {code: [] for code in views.areas}
    for window in open_windows(views):
        area = views.area_of(window.region) or window.region
        by_area.setdefault(area, []).append(window_line(views, window))
    for area, lines in by_area.items():
        yield views.region_link(area), len(lines), tuple(lines) if shown else ()


@dataclass(frozen=True, slots=True)
class ConvenienceLine:
    """What one institution offers and has laid down."""

    institution: Link
    region: Link
    services: tuple[Badge, ...]
    rules: tuple[ServiceRule, ...]


@dataclass(frozen=True, slots=True)
class ConveniencePage:
    """Every institution with its services and rules of service; a long list names those with rules only."""

    head: Head
    services: tuple[tuple[Link, str, int], ...]
    rules: tuple[tuple[ServiceRuleKind, int], ...]
    total: int
    lines: tuple[ConvenienceLine, ...]
    is_long: bool
    promises: tuple[MeasureLine, ...]


def convenience_page(views: Views) -> ConveniencePage:
    """Return services and rules of service by institution."""
    standing = [key for key, row in views.institutions.items() if row.is_practising]
    rules = {key: rules_on(views, key) for key in standing}
    is_long = len(standing) > LONG_LIST
    lines = [_convenience(views, key, rules[key]) for key in standing[: LONG_LIST if is_long else None]]
    counts = tuple(
        (kind, sum(any(item.kind is kind for item in held) for held in rules.values()))
        for kind in ServiceRuleKind
    )
    return ConveniencePage(
        head=subhead("convenience"),
        services=service_counts(views),
        rules=counts,
        total=len(standing),
        lines=tuple(lines),
        is_long=is_long,
        promises=promised(views, "S39", "S119", "S120"),
    )


def _convenience(views: Views, key: str, rules: tuple[ServiceRule, ...]) -> ConvenienceLine:
    record = views.registry.institutions[key]
    offered = tuple(Badge(str(service), "none", service.meaning) for service in record.services)
    return ConvenienceLine(views.institution_link(key), views.region_link(record.region), offered, rules)


def waivers_for(views: Views, word: str) -> tuple[WaiverLine, ...]:
    """Return the waiver rules in force here whose people are named by a word."""
    root = views.registry.settings.region
    here = {None, *views.regions.path(root), *views.regions.below(root)}
    return tuple(
        waiver_line(views, rule)
        for rule in waivers(views)
        if rule.region in here and (word in rule.who or word in rule.group)
    )


@dataclass(frozen=True, slots=True)
class AidPage:
    """Legal aid: who pays less, where to ask, which institutions accept aided cases."""

    head: Head
    rules: tuple[WaiverLine, ...]
    authorities: tuple[Authority, ...]
    areas: tuple[tuple[Link, tuple[Link, ...]], ...]
    accepting: int
    is_long: bool
    link: Link | None
    agreements: tuple[AgreementLine, ...]
    totals: tuple[OverviewLine, ...]
    promises: tuple[MeasureLine, ...]


def aid_page(views: Views) -> AidPage:
    """Return the page on legal aid."""
    accepting = [
        key
        for key, row in views.institutions.items()
        if row.is_practising and Service.AID in views.registry.institutions[key].services
    ]
    by_area: dict[str, list[Link]] = {code: [] for code in views.areas}
    for key in accepting:
        region = views.institutions[key].region
        by_area.setdefault(views.area_of(region) or region, []).append(views.institution_link(key))
    is_long = len(accepting) > LONG_LIST
    return AidPage(
        head=subhead("aid"),
        rules=waivers_for(views, AIDED),
        authorities=tuple(
            item
            for item in sorted(views.registry.authorities.values(), key=lambda item: (item.region, item.id))
            if item.region in {views.registry.settings.region, *views.areas}
        ),
        areas=tuple((views.region_link(code), tuple(links)) for code, links in by_area.items()),
        accepting=len(accepting),
        is_long=is_long,
        link=next((link for link, _, n in service_counts(views) if link.text == Service.AID and n), None),
        agreements=agreements_of(views, AgreementType.AID),
        totals=totals(views, "S50", "S51"),
        promises=promised(views, "S50", "S51"),
    )


@dataclass(frozen=True, slots=True)
class FirmsPage:
    """What firms may pay less for, and the channels kept open for them."""

    head: Head
    rules: tuple[WaiverLine, ...]
    channels: tuple[ChannelLine, ...]
    promises: tuple[MeasureLine, ...]


def firms_page(views: Views) -> FirmsPage:
    """Return the page for firms."""
    lines = tuple(channel_line(views, item) for item in channels(views) if item.type is ChannelType.FIRMS)
    return FirmsPage(subhead("firms"), waivers_for(views, FIRM), lines, promised(views, "S124"))


def agreements_of(views: Views, *types: AgreementType) -> tuple[AgreementLine, ...]:
    """Return the agreements of some types, the youngest first."""
    return tuple(agreement_line(views, item) for item in agreements(views) if item.type in types)


@dataclass(frozen=True, slots=True)
class CooperationPage:
    """Agreements by type, and what the documents ask for."""

    head: Head
    groups: tuple[tuple[AgreementType, tuple[AgreementLine, ...]], ...]
    promises: tuple[MeasureLine, ...]


def cooperation_page(views: Views) -> CooperationPage:
    """Return the agreements by type."""
    groups = tuple((type_, agreements_of(views, type_)) for type_ in AgreementType)
    return CooperationPage(subhead("cooperation"), groups, promised(views, "S121", "S126", "S127", "S128"))


@dataclass(frozen=True, slots=True)
class PurchasesPage:
    """Catalogues by year against the four needs."""

    head: Head
    needs: tuple[PurchaseNeed, ...]
    lines: tuple[tuple[Link, int, Link, tuple[str, ...]], ...]
    promises: tuple[MeasureLine, ...]


def purchases_page(views: Views) -> PurchasesPage:
    """Return the catalogues by year, with the items for each need."""
    lines = []
    for record in purchases(views):
        names = tuple(
            "、".join(item.name for item in record.items if need in item.needs) for need in PurchaseNeed
        )
        link = Link(record.title, service_url(record.id))
        lines.append((link, record.year, views.region_link(record.region), names))
    return PurchasesPage(subhead("purchases"), tuple(PurchaseNeed), tuple(lines), promised(views, "S53"))
