"""Pages by region: who is licensed there, and for what nobody is (S17, S123)."""

from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.categorypage import CategoryLine, InstitutionLine, institution_line
from mingjian.derive.closest import closest_for, closest_link, closest_window
from mingjian.derive.piece import INDEX, Head, Link, confidence_badge, index_head
from mingjian.derive.servicepage import WindowLine, window_line
from mingjian.derive.serving import branches_in, known_windows_by_region, regions_with_windows
from mingjian.derive.views import Views
from mingjian.model.authority import Authority
from mingjian.model.institution import Branch
from mingjian.model.vocabulary import Region


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region with the number of practising institutions in it."""

    link: Link
    region: Region
    practising: int


@dataclass(frozen=True, slots=True)
class RegionPage:
    """One region: its institutions, its categories (also those nobody offers), its authorities."""

    head: Head
    region: Region
    children: tuple[RegionLine, ...]
    lines: tuple[InstitutionLine, ...]
    practising: int
    offered: tuple[CategoryLine, ...]
    missing: tuple[tuple[Link, Link | None], ...]
    windows: tuple[WindowLine, ...]
    near_window: Link | None
    branches: tuple[tuple[Link, Branch], ...]
    authorities: tuple[Authority, ...]


def region_line(views: Views, code: str) -> RegionLine:
    """Return a region as tables show it."""
    totals = views.coverage.totals
    return RegionLine(views.region_link(code), views.regions.regions[code], totals.get(code, 0))


def region_page(views: Views, region: Region) -> RegionPage:
    """Return the page of one region."""
    code = region.code
    offered, missing = [], []
    for field in views.categories.fields:
        count = views.coverage.count(code, field)
        if count:
            item = views.categories.items[field]
            link = views.categories.link(field)
            offered.append(CategoryLine(link, item, confidence_badge(item.confidence), count))
        else:
            near = closest_link(views, closest_for(views, code, field))
            missing.append((views.categories.link(field), near))
    return RegionPage(
        head=Head(
            region.name,
            wording.DESCRIPTION_REGION.format(name=region.name),
            (INDEX["regions"], *views.region_path(code)[:-1]),
        ),
        region=region,
        children=tuple(region_line(views, child) for child in views.regions.children.get(code, ())),
        lines=tuple(institution_line(views, key) for key in views.coverage.located.get(code, ())),
        practising=views.coverage.totals.get(code, 0),
        offered=tuple(offered),
        missing=tuple(missing),
        windows=tuple(
            window_line(views, item)
            for place in (code, *views.regions.children.get(code, ()))
            for item in known_windows_by_region(views).get(place, ())
        ),
        near_window=None if code in regions_with_windows(views) else closest_window(views, code),
        branches=branches_in(views, code),
        authorities=tuple(views.authorities_by_region.get(code, ())),
    )


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One area of the short coverage table, zero included; the whole matrix is ``covering.py``."""

    area: Link
    total: int
    offered: int


@dataclass(frozen=True, slots=True)
class RegionsPage:
    """The region tree of the registry, and of how many fields each area has somebody."""

    head: Head
    root: Link | None
    fields: int
    table: tuple[CoverageRow, ...]
    areas: tuple[tuple[RegionLine, tuple[RegionLine, ...]], ...]
    empty: tuple[Link, ...]


def regions_page(views: Views) -> RegionsPage:
    """Return the index of regions."""
    coverage, fields = views.coverage, views.categories.fields
    root = views.registry.settings.region
    table = tuple(
        CoverageRow(
            views.region_link(area),
            coverage.totals.get(area, 0),
            sum(coverage.count(area, field) > 0 for field in fields),
        )
        for area in views.areas
    )
    return RegionsPage(
        head=index_head("regions"),
        root=views.region_links.get(root),
        fields=len(fields),
        table=table,
        areas=tuple(
            (
                region_line(views, area),
                tuple(region_line(views, child) for child in views.regions.children.get(area, ())),
            )
            for area in views.areas
        ),
        empty=tuple(row.area for row in table if not row.total),
    )
