"""What is offered to some: legal aid, firms, cooperation, services that are bought (S50, S51, S53, S124)."""

from dataclasses import dataclass

from mingjian.derive.categorypage import LONG_LIST
from mingjian.derive.charge import WaiverLine, waiver_line, waivers
from mingjian.derive.helping import promised, service_counts
from mingjian.derive.piece import Head, Link
from mingjian.derive.servicepage import (
    AgreementLine,
    ChannelLine,
    agreement_line,
    channel_line,
    service_url,
    subhead,
)
from mingjian.derive.serving import agreements, channels, purchases
from mingjian.derive.statistics import OverviewLine, totals
from mingjian.derive.tracker import MeasureLine
from mingjian.derive.views import Views
from mingjian.model.authority import Authority
from mingjian.model.institution import Service
from mingjian.model.service import AgreementType, ChannelType, PurchaseNeed

AIDED, FIRM = "法律援助", "企业"


"""Words by which the waiver rules for aided persons and for firms are known."""


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
        if row.may_practise and Service.AID in views.registry.institutions[key].services
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
