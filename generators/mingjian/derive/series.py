"""Series: every indicator with its numbers in order, whether published by an authority or counted here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive.counted import counted, counts
from mingjian.derive.piece import SourceView, sources_of
from mingjian.derive.tally import indicators
from mingjian.derive.views import Views, grouped
from mingjian.model.statistic import BreakdownRow, Figure, Indicator, Statistic

RECORDED_QUERY = """\
SELECT since, until, region, '' AS "by", '' AS "key", value AS number, numerator, denominator
FROM statistics WHERE indicator = '{id}'
UNION ALL
SELECT s.since, s.until, s.region, b."by", b."key", b.value, b.numerator, b.denominator
FROM statistics s JOIN statistic_breakdown b ON b.statistic_id = s.id WHERE s.indicator = '{id}'
ORDER BY 1, 3, 4, 5
"""
"""Gives the numbers of a published indicator from ``data/registry.sqlite``."""


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a series; ``id`` is its record, if it has one."""

    id: str
    since: date
    until: date
    region: str
    figure: Figure
    rows: tuple[BreakdownRow, ...]
    published: date | None = None
    note: str = ""
    authority: str = ""
    sources: tuple[SourceView, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator, its numbers from the oldest to the youngest, and the query that gives them."""

    indicator: Indicator
    points: tuple[Point, ...]
    query: str
    is_counted: bool

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"statistics/{self.indicator.id}/"


def _point(item: Statistic) -> Point:
    return Point(
        id=item.id,
        since=item.since,
        until=item.until,
        region=item.region,
        figure=item,
        rows=item.breakdown,
        published=item.published,
        note=item.note or "",
        authority=item.authority,
        sources=sources_of(item.sources),
    )


def _all(views: Views) -> Iterator[Series]:
    held = sorted(views.registry.statistics.values(), key=lambda item: (item.since, item.region, item.id))
    found = grouped((item.indicator, item) for item in held)
    for key, indicator in indicators(views.registry).items():
        points = tuple(map(_point, found.get(key, ())))
        yield Series(indicator, points, RECORDED_QUERY.format(id=key), is_counted=False)
    region = views.registry.settings.region
    for count in counts(views):
        points = tuple(
            Point("", item.since, item.until, region, item.figure, item.rows)
            for item in counted(views, count.indicator.id)
        )
        yield Series(count.indicator, points, count.query, is_counted=True)


def all_series(views: Views) -> tuple[Series, ...]:
    """Return every series, published ones first, in the order of their indicators."""
    return views.once("statistics series", lambda views: tuple(_all(views)))


def series_years(views: Views) -> tuple[int, ...]:
    """Return the years that have a number, the youngest first; days counted belong to their year."""
    years = {point.until.year for series in all_series(views) for point in series.points if point.id}
    return tuple(sorted(years, reverse=True))
