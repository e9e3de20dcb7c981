"""How people are served: the hub, and where it is convenient (S39, S118).

What is offered to some is ``offering.py``; public-interest work on environmental damage ``environment.py``,
coverage ``covering.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.browse import sieve_of
from mingjian.derive.categorypage import LONG_LIST
from mingjian.derive.piece import Badge, Head, Link, index_head
from mingjian.derive.servicepage import (
    ChannelLine,
    WindowLine,
    channel_line,
    subhead,
    subpage,
    window_line,
)
from mingjian.derive.serving import channels, open_windows, rules_on
from mingjian.derive.tracker import MeasureLine, measure_line
from mingjian.derive.views import Views
from mingjian.model.institution import Service, ServiceRule, ServiceRuleKind
from mingjian.model.service import ChannelType

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
            sum(row.may_practise and word in row.services for row in views.institutions.values()),
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
    standing = [key for key, row in views.institutions.items() if row.may_practise]
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
