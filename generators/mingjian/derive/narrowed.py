"""Narrowed lists: a page of its own for every value of every facet, cut like the list itself (S03)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from mingjian.derive import facetwords
from mingjian.derive.browse import Panel, panel_of
from mingjian.derive.casebook import case_line
from mingjian.derive.categorypage import institution_line
from mingjian.derive.facet import Facet, Sieve, Value
from mingjian.derive.graded import grade_lines
from mingjian.derive.grading import RATINGS_PER_PAGE
from mingjian.derive.inspecting import inspection_line
from mingjian.derive.inspectionlist import INSPECTIONS_PER_PAGE
from mingjian.derive.listing import APPRAISERS_PER_PAGE, INSTITUTIONS_PER_PAGE, appraiser_line
from mingjian.derive.page import Slice, cut, paged
from mingjian.derive.penalty import SANCTIONS_PER_PAGE, sanction_line
from mingjian.derive.piece import INDEX, Head, Link
from mingjian.derive.views import Views

MOST_PAGES = 3
"""A value has so many pages at most: finer values and the full list hold what does not fit. Nobody walks
through three hundred pages of full-time appraisers, and a nation would spend half its site on them."""

Chosen = tuple[Facet, Value, Slice]


@dataclass(frozen=True, slots=True)
class ValuePage:
    """One page of the records that have a value; ``lines`` are those of the list itself."""

    head: Head
    kind: str
    list: Link
    part: Slice
    panel: Panel
    facet: str
    path: tuple[Link, ...]
    value: str
    query: str
    meaning: str
    below: tuple[tuple[Link, int], ...]
    left_out: int
    lines: tuple[Any, ...]


LINES: dict[str, Callable[[Views, str], Any]] = {
    "institutions": institution_line,
    "appraisers": appraiser_line,
    "inspections": lambda views, key: inspection_line(views, views.registry.inspections[key]),
    "cases": lambda views, key: case_line(views, views.cases[key]),
    "sanctions": lambda views, key: sanction_line(views, views.registry.sanctions[key]),
    "ratings": lambda views, key: grade_lines(views)[key],
}
"""How each list shows a record."""
PER_PAGE = {
    "institutions": INSTITUTIONS_PER_PAGE,
    "appraisers": APPRAISERS_PER_PAGE,
    "inspections": INSPECTIONS_PER_PAGE,
    "cases": INSPECTIONS_PER_PAGE,
    "sanctions": SANCTIONS_PER_PAGE,
    "ratings": RATINGS_PER_PAGE,
}


def value_slices(sieve: Sieve) -> Iterator[Chosen]:
    """Yield the pages of every value of every facet."""
    size = PER_PAGE[sieve.kind]
    for facet in sieve.facets:
        for slug, value in facet.values.items():
            for part in cut(sieve.url(facet, slug), value.ids[: size * MOST_PAGES], size, len(value.ids)):
                yield facet, value, part


def value_page(views: Views, sieve: Sieve, chosen: Chosen) -> ValuePage:
    """Return one page of the records that have a value."""
    facet, value, part = chosen
    above = facet.path(value.term.slug)[:-1]
    place = INDEX[sieve.kind]
    path = tuple(Link(step.term.title, sieve.url(facet, step.term.slug)) for step in above)
    title = facetwords.NARROWED.format(list=place.text, value=value.term.title)
    words = {"list": place.text, "facet": facet.title, "value": value.term.title, "n": len(value.ids)}
    return ValuePage(
        head=paged(Head(title, facetwords.DESCRIPTION.format(**words), (place, *path)), part),
        kind=sieve.kind,
        list=place,
        part=part,
        panel=panel_of(views, sieve.kind),
        facet=facet.title,
        path=path,
        value=value.term.title,
        query=f"{facet.key}={value.term.slug}",
        meaning=value.term.meaning,
        below=tuple(
            (Link(child.term.title, sieve.url(facet, child.term.slug)), len(child.ids))
            for child in facet.children(value.term.slug)
        ),
        left_out=max(0, len(value.ids) - PER_PAGE[sieve.kind] * MOST_PAGES),
        lines=tuple(LINES[sieve.kind](views, key) for key in part.ids),
    )
