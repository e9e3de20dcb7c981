"""Coverage: who can appraise what where, where windows are, what the documents ask (S17–S19, S116, S121).

Several coverages have several denominators (requirements §5.3 item 6); none is ever added to another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive import servicewords as words
from mingjian.derive.closest import closest_for, closest_link
from mingjian.derive.helping import promised
from mingjian.derive.offering import agreements_of
from mingjian.derive.piece import Head, Link, index_head
from mingjian.derive.servicepage import AgreementLine
from mingjian.derive.serving import branches, branches_in, windows, windows_by_region
from mingjian.derive.tracker import MeasureLine
from mingjian.derive.views import Views
from mingjian.model.document import TargetKind
from mingjian.model.institution import Branch
from mingjian.model.service import AgreementType
from mingjian.model.vocabulary import Category, RegionLevel

FEW = 2
"""So many institutions in the whole region or fewer: few providers."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the matrix: a count per field, and where to go for the fields nobody offers."""

    area: Link
    total: int
    counts: tuple[int, ...]
    offered: tuple[tuple[Link, int], ...]
    missing: tuple[tuple[Link, Link | None], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many regions of one level have at least one open window; ``years`` are the ends of past years.

    ``targets`` are those of the documents for this level, each with its measure: other regions, other
    denominators, shown beside the number and never subtracted from it.
    """

    level: RegionLevel
    reached: int
    total: int
    without: tuple[Link, ...]
    years: tuple[tuple[str, int], ...]
    targets: tuple[tuple[MeasureLine, str], ...]


@dataclass(frozen=True, slots=True)
class ScarceLine:
    """A category a document calls urgently needed, with who offers it here."""

    item: Category
    link: Link
    practising: int
    is_few: bool
    without: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SupportedLine:
    """A region a document names as to be supported, with what there is in it."""

    region: Link
    remote: str
    practising: int
    windows: int
    branches: tuple[tuple[Link, Branch], ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The matrix with its empty cells, windows by level, scarce categories, supported regions, targets."""

    head: Head
    root: Link
    fields: tuple[tuple[Link, bool], ...]
    rows: tuple[AreaRow, ...]
    cells: int
    empty_cells: int
    nowhere: tuple[Link, ...]
    reach: tuple[Reach, ...]
    scarce: tuple[ScarceLine, ...]
    supported: tuple[SupportedLine, ...]
    supports: tuple[AgreementLine, ...]
    branches: tuple[tuple[Link, Link, Branch], ...]
    has_borders: bool
    promises: tuple[MeasureLine, ...]


def own_regions(views: Views) -> tuple[str, ...]:
    """Return the regions below the registry's own, in code order."""
    return tuple(sorted(views.regions.below(views.registry.settings.region)))


def window_count(views: Views, region: str) -> int:
    """Return how many windows are open in a region and below it."""
    by_region = windows_by_region(views)
    return sum(len(by_region.get(code, ())) for code in (region, *views.regions.below(region)))


def _row(views: Views, area: str) -> AreaRow:
    fields, count = views.categories.fields, views.coverage.count
    return AreaRow(
        area=views.region_link(area),
        total=views.coverage.totals.get(area, 0),
        counts=tuple(count(area, field) for field in fields),
        offered=tuple(
            (views.categories.link(field), count(area, field)) for field in fields if count(area, field)
        ),
        missing=tuple(
            (views.categories.link(field), closest_link(views, closest_for(views, area, field)))
            for field in fields
            if not count(area, field)
        ),
    )


def reached(views: Views, level: RegionLevel, day: date) -> tuple[int, tuple[str, ...], int]:
    """Return how many regions of a level had a window in them, which had none, and how many there are."""
    regions = [code for code in own_regions(views) if views.regions.regions[code].level is level]
    places = {window.region for window in windows(views) if window.covers(day)}
    without = tuple(code for code in regions if not places.intersection((code, *views.regions.below(code))))
    return len(regions) - len(without), without, len(regions)


def _reach(views: Views, level: RegionLevel) -> Reach | None:
    count, without, total = reached(views, level, views.as_of)
    if not total:
        return None
    first = min((window.since.year for window in windows(views)), default=views.as_of.year)
    ends = [date(year, 12, 31) for year in range(first, views.as_of.year)]
    return Reach(
        level=level,
        reached=count,
        total=total,
        without=tuple(map(views.region_link, without)),
        years=tuple((day.isoformat(), reached(views, level, day)[0]) for day in ends),
        targets=tuple(_targets(views, level)),
    )


def _targets(views: Views, level: RegionLevel) -> Iterator[tuple[MeasureLine, str]]:
    for line in promised(views, "S116"):
        for target, text in zip(line.record.targets, line.targets, strict=True):
            counties = RegionLevel.COUNTY.value in target.metric
            if counties == (level is RegionLevel.COUNTY) and target.kind is TargetKind.TARGET:
                yield line, text


def _scarce(views: Views) -> Iterator[ScarceLine]:
    root = views.registry.settings.region
    for code, item in views.categories.items.items():
        if item.scarce is None:
            continue
        practising = views.coverage.count(root, code)
        yield ScarceLine(
            item=item,
            link=views.categories.link(code),
            practising=practising,
            is_few=practising <= FEW,
            without=tuple(
                views.region_link(area) for area in views.areas if not views.coverage.count(area, code)
            ),
        )


def _supported(views: Views) -> Iterator[SupportedLine]:
    for code in own_regions(views):
        region = views.regions.regions[code]
        if region.remote is not None:
            yield SupportedLine(
                region=views.region_link(code),
                remote=region.remote,
                practising=views.coverage.totals.get(code, 0),
                windows=window_count(views, code),
                branches=branches_in(views, code),
            )


def coverage_page(views: Views) -> CoveragePage:
    """Return the page of coverage."""
    root, tree = views.registry.settings.region, views.categories
    rows = tuple(_row(views, area) for area in views.areas)
    levels = (_reach(views, level) for level in (RegionLevel.CITY, RegionLevel.COUNTY))
    scarce = {code[:5] for code, item in tree.items.items() if item.scarce}
    scarce |= {field for field in tree.fields if field[:2] in scarce}
    return CoveragePage(
        head=index_head("coverage"),
        root=views.region_link(root),
        fields=tuple((tree.link(field), field in scarce) for field in tree.fields),
        rows=rows,
        cells=len(rows) * len(tree.fields),
        empty_cells=sum(len(row.missing) for row in rows),
        nowhere=tuple(tree.link(field) for field in tree.fields if not views.coverage.count(root, field)),
        reach=tuple(level for level in levels if level is not None),
        scarce=tuple(_scarce(views)),
        supported=tuple(_supported(views)),
        supports=agreements_of(views, AgreementType.SUPPORT),
        branches=branches(views),
        has_borders=any(views.regions.regions[code].neighbours for code in own_regions(views)),
        promises=promised(views, "S18", "S19", "S115", "S116", "S117", "S121"),
    )


def coverage_rows(views: Views) -> Iterator[tuple[str | int, ...]]:
    """Yield the rows of the table beside the page: areas and the regions directly below, times fields."""
    tree = views.regions
    for area in views.areas:
        for code in (area, *tree.children.get(area, ())):
            region = tree.regions[code]
            for field in views.categories.fields:
                n = views.coverage.count(code, field)
                found = None if n else closest_for(views, code, field)
                place, how = (found.places[0], found.how) if found else ("", "" if n else words.NOWHERE)
                near = tree.name(place) if place else ""
                name = views.categories.name(field)
                yield code, region.name, str(region.level), field, name, n, place, near, how


def window_rows(views: Views) -> Iterator[tuple[str | int, ...]]:
    """Yield one row per region: how many windows are open there and since when, a region without any too."""
    by_region = windows_by_region(views)
    for code in own_regions(views):
        region, held = views.regions.regions[code], by_region.get(code, ())
        first = min((window.since.isoformat() for window in held), default="")
        yield code, region.name, str(region.level), len(held), first
