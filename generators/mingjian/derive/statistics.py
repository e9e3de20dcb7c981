"""The statistics section: all indicators by theme, and the page of each (S147)."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import statwords as words
from mingjian.derive.figuretext import Told, period_short, period_text, sized, told
from mingjian.derive.piece import INDEX, Head, Link, SourceView, index_head
from mingjian.derive.series import Point, Series, all_series, series_years
from mingjian.derive.tally import by_dimension
from mingjian.derive.trend import PartChart, Trend, part_chart, trend_chart
from mingjian.derive.views import Views, grouped
from mingjian.model.statistic import Dimension, FigureState, Indicator, IndicatorKind

PERIODS = 6
"""How many periods stand side by side in a table of parts."""


@dataclass(frozen=True, slots=True)
class Line:
    """One number as tables show it."""

    point: Point
    period: str
    region: Link
    authority: Link | None
    told: Told


@dataclass(frozen=True, slots=True)
class Parts:
    """One breakdown over the last periods, the youngest first, with a chart of the youngest."""

    by: str
    periods: tuple[str, ...]
    rows: tuple[tuple[Link, tuple[Told | None, ...]], ...]
    chart: PartChart
    has_hidden: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The numbers of one region."""

    region: Link
    trend: Trend
    lines: tuple[Line, ...]
    parts: tuple[Parts, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator."""

    head: Head
    indicator: Indicator
    places: tuple[Place, ...]
    sources: tuple[tuple[str, tuple[SourceView, ...]], ...]
    systems: tuple[str, ...]
    query: str
    file: str
    small_count: int
    rate_minimum: int
    is_counted: bool


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """An indicator in the overview with its youngest number and the one before."""

    link: Link
    indicator: Indicator
    latest: Line | None
    before: Line | None


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """The overview by theme."""

    head: Head
    groups: tuple[tuple[str, tuple[OverviewLine, ...]], ...]
    years: tuple[Link, ...]
    states: tuple[FigureState, ...]
    small_count: int
    rate_minimum: int


def line_of(views: Views, series: Series, point: Point) -> Line:
    """Return one number as tables show it."""
    return Line(
        point=point,
        period=period_text(point.since, point.until),
        region=views.region_link(point.region),
        authority=views.authority_link(point.authority) if point.authority else None,
        told=told(point.figure, series.indicator, views.registry.settings.parameters.rate_minimum),
    )


def part_name(views: Views, by: Dimension, key: str) -> Link:
    """Return a region, category or band as a link, a band as plain text."""
    if by is Dimension.REGION:
        return views.region_link(key)
    if by is Dimension.CATEGORY:
        return views.categories.link(key)
    return Link(key, "")


def cells_of(views: Views, series: Series, point: Point) -> dict[Dimension, dict[str, Told]]:
    """Return the parts of a number by what they are parts by."""
    minimum = views.registry.settings.parameters.rate_minimum
    return {
        by: {row.key: told(row, series.indicator, minimum) for row in rows}
        for by, rows in by_dimension(point.rows, series.indicator)
    }


def _full(series: Series) -> int | None:
    return 100 if series.indicator.kind is IndicatorKind.SHARE else None


def _parts(views: Views, series: Series, points: tuple[Point, ...]) -> Iterator[Parts]:
    shown = [point for point in reversed(points) if point.rows][:PERIODS]
    cells = [cells_of(views, series, point) for point in shown]
    for by in dict.fromkeys(by for cell in cells for by in cell):
        having = [(point, cell[by]) for point, cell in zip(shown, cells, strict=True) if by in cell]
        keys = tuple(dict.fromkeys(key for _, cell in having for key in cell))
        names = {key: part_name(views, by, key) for key in keys}
        first, latest = having[0]
        title = words.PARTS.format(
            title=series.indicator.title, period=period_text(first.since, first.until), by=by
        )
        drawn = [sized(names[key].text, cell, whole=True) for key, cell in latest.items()]
        yield Parts(
            by=str(by),
            periods=tuple(period_text(point.since, point.until) for point, _ in having),
            rows=tuple((names[key], tuple(cell.get(key) for _, cell in having)) for key in keys),
            chart=part_chart(title, drawn, _full(series)),
            has_hidden=any(row.state is FigureState.WITHHELD for point, _ in having for row in point.rows),
        )


def _trend(views: Views, series: Series, points: tuple[Point, ...]) -> Trend:
    minimum = views.registry.settings.parameters.rate_minimum
    drawn = [
        sized(period_short(point.since, point.until), told(point.figure, series.indicator, minimum))
        for point in points
    ]
    pattern = words.TREND_SHARE if _full(series) else words.TREND
    title = pattern.format(title=series.indicator.title, unit=series.indicator.unit)
    return trend_chart(title, drawn, _full(series))


def _places(views: Views, series: Series) -> Iterator[Place]:
    """Yield the numbers by region, the registry's own first."""
    found = grouped((point.region, point) for point in series.points)
    for region in sorted(found, key=lambda code: (code != views.registry.settings.region, code)):
        points = found[region]
        yield Place(
            region=views.region_link(region),
            trend=_trend(views, series, points),
            lines=tuple(line_of(views, series, point) for point in reversed(points)),
            parts=tuple(_parts(views, series, points)),
        )


def indicator_page(views: Views, series: Series) -> IndicatorPage:
    """Return the page of one indicator."""
    item, limits = series.indicator, views.registry.settings.parameters
    description = words.DESCRIPTION_INDICATOR.format(title=item.title, meaning=item.meaning)
    return IndicatorPage(
        head=Head(item.title, description, (INDEX["statistics"],)),
        indicator=item,
        places=tuple(_places(views, series)),
        sources=tuple(
            (period_text(point.since, point.until), point.sources)
            for point in reversed(series.points)
            if point.sources
        ),
        systems=tuple(f"{key} {views.theme_names.get(key, '')}".strip() for key in item.systems),
        query=series.query.strip(),
        file=f"{series.url}{item.id}.csv",
        small_count=limits.small_count,
        rate_minimum=limits.rate_minimum,
        is_counted=series.is_counted,
    )


def overview_line(views: Views, series: Series) -> OverviewLine:
    """Return an indicator with its youngest number and the one before."""
    own = views.registry.settings.region
    points = [point for point in series.points if point.region == own] or list(series.points)
    lines = [line_of(views, series, point) for point in points[-2:]]
    return OverviewLine(
        link=Link(series.indicator.title, series.url),
        indicator=series.indicator,
        latest=lines[-1] if lines else None,
        before=lines[0] if len(lines) > 1 else None,
    )


def totals(views: Views, *systems: str) -> tuple[OverviewLine, ...]:
    """Return the published indicators that belong to one of the systems, for pages on these systems."""
    wanted = frozenset(systems)
    return tuple(
        overview_line(views, series)
        for series in all_series(views)
        if not series.is_counted and wanted.intersection(series.indicator.systems)
    )


def year_link(year: int) -> Link:
    """Return the link to the yearbook of a year."""
    return Link(words.YEAR.format(year=year), f"statistics/{year}/")


def statistics_page(views: Views) -> StatisticsPage:
    """Return the overview."""
    limits = views.registry.settings.parameters
    lines = ((series.indicator.group, overview_line(views, series)) for series in all_series(views))
    return StatisticsPage(
        head=index_head("statistics"),
        groups=tuple(grouped(lines).items()),
        years=tuple(map(year_link, series_years(views))),
        states=tuple(FigureState),
        small_count=limits.small_count,
        rate_minimum=limits.rate_minimum,
    )
