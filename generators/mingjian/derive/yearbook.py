"""The yearbook: every public number of one year on one page, to be printed (S147)."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import statwords as words
from mingjian.derive.figuretext import Told
from mingjian.derive.piece import INDEX, Head, Link
from mingjian.derive.series import Point, Series, all_series, series_years
from mingjian.derive.statistics import Line, cells_of, line_of, part_name, year_link
from mingjian.derive.views import Views, grouped
from mingjian.model.statistic import Indicator

Found = tuple[tuple[Series, Point], ...]
Broken = tuple[str, tuple[tuple[str, tuple[tuple[Link, Told], ...]], ...]]
"""An indicator with its breakdowns: by what, and the parts."""


@dataclass(frozen=True, slots=True)
class YearGroup:
    """One theme of a yearbook: its numbers, and its breakdowns by region side by side."""

    title: str
    lines: tuple[tuple[Link, Indicator, Line], ...]
    parts: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """The yearbook of one year."""

    head: Head
    year: int
    groups: tuple[YearGroup, ...]
    others: tuple[Link, ...]
    file: str
    small_count: int
    rate_minimum: int


def year_page(views: Views, year: int) -> YearPage:
    """Return the yearbook of a year: every number of it, indicators without one left out."""
    of_year = [
        (series, point) for series in all_series(views) for point in series.points if point.until.year == year
    ]
    limits = views.registry.settings.parameters
    return YearPage(
        head=Head(
            words.TITLE_YEAR.format(year=year),
            words.DESCRIPTION_YEAR.format(year=year),
            (INDEX["statistics"],),
        ),
        year=year,
        groups=tuple(
            YearGroup(title, _year_lines(views, found), tuple(_year_parts(views, found)))
            for title, found in grouped((pair[0].indicator.group, pair) for pair in of_year).items()
        ),
        others=tuple(year_link(other) for other in series_years(views) if other != year),
        file=f"statistics/{year}/{year}.csv",
        small_count=limits.small_count,
        rate_minimum=limits.rate_minimum,
    )


def _year_lines(views: Views, found: Found) -> tuple[tuple[Link, Indicator, Line], ...]:
    return tuple(
        (Link(series.indicator.title, series.url), series.indicator, line_of(views, series, point))
        for series, point in found
    )


def _year_parts(views: Views, found: Found) -> Iterator[Broken]:
    """Yield, for each indicator that is broken down, its parts by dimension."""
    for series, point in found:
        cells = cells_of(views, series, point)
        if cells:
            yield (
                series.indicator.title,
                tuple(
                    (str(by), tuple((part_name(views, by, key), cell) for key, cell in parts.items()))
                    for by, parts in cells.items()
                ),
            )
