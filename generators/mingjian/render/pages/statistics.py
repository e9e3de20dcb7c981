"""The statistics section: its pages, and beside each page its numbers as CSV."""

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from io import StringIO

from mingjian.derive import statistics, yearbook
from mingjian.derive import statwords as words
from mingjian.derive.figuretext import percent
from mingjian.derive.series import Point, Series, all_series, series_years
from mingjian.derive.tally import by_dimension
from mingjian.derive.views import Views
from mingjian.model.statistic import Figure
from mingjian.render.artifact import Artifact
from mingjian.render.pages.spec import PageSpec

CSV = "text/csv; charset=utf-8"
BOM = "\ufeff"
"""Without it Excel garbles Chinese."""
SECTION, VOCABULARY = "statistics", "vocab/indicators"


def statistic_pages(views: Views) -> Iterator[PageSpec]:
    """Yield the overview, the page of each indicator and the yearbooks."""
    yield PageSpec(f"{SECTION}/", SECTION, SECTION, partial(statistics.statistics_page, views), (VOCABULARY,))
    for series in all_series(views):
        build = partial(statistics.indicator_page, views, series)
        yield PageSpec(series.url, SECTION, "indicator", build, _sources(series))
    for year in series_years(views):
        book = partial(yearbook.year_page, views, year)
        yield PageSpec(f"{SECTION}/{year}/", SECTION, "yearbook", book, (VOCABULARY,))


def statistic_files(views: Views) -> Iterator[Artifact]:
    """Yield the CSV beside each page, with exactly the numbers of the page."""
    every = [(series, point) for series in all_series(views) for point in series.points]
    for series in all_series(views):
        own = [(series, point) for point in series.points]
        yield _file(views, f"{series.url}{series.indicator.id}.csv", own, _sources(series))
    for year in series_years(views):
        found = [(series, point) for series, point in every if point.until.year == year]
        yield _file(views, f"{SECTION}/{year}/{year}.csv", found, (VOCABULARY,))


def _sources(series: Series) -> tuple[str, ...]:
    return (VOCABULARY, *(point.id for point in series.points if point.id))


def _file(
    views: Views, path: str, found: Iterable[tuple[Series, Point]], sources: tuple[str, ...]
) -> Artifact:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(words.HEADER)
    for series, point in found:
        writer.writerows(_rows(views, series, point))
    return Artifact(path, (BOM + out.getvalue()).encode(), CSV, sources)


def _rows(views: Views, series: Series, point: Point) -> Iterator[tuple[object, ...]]:
    yield _row(views, series, point, ("", "", views.region_link(point.region).text), point.figure)
    for by, rows in by_dimension(point.rows, series.indicator):
        for row in rows:
            name = statistics.part_name(views, by, row.key).text
            yield _row(views, series, point, (str(by), row.key, name), row)


def _row(
    views: Views, series: Series, point: Point, part: tuple[str, str, str], figure: Figure
) -> tuple[object, ...]:
    """Return one line; an empty cell is no number, never zero."""
    item = series.indicator
    return (
        item.id,
        item.title,
        point.since,
        point.until,
        point.region,
        *part,
        str(figure.state),
        figure.value,
        figure.numerator,
        figure.denominator,
        percent(figure, views.registry.settings.parameters.rate_minimum),
        item.unit,
        point.published,
    )
