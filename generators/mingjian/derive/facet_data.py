"""What the browser needs to combine facets without asking anybody: marks of all records, and rows to show.

The marks come first and are small: per facet the distinct sets of values, and one set number per record. The
rows are cut into chunks in the order of the list, of which only those with something to show are fetched.
"""

from collections.abc import Callable, Iterator
from typing import Any

from mingjian.derive.browse import sieve_of
from mingjian.derive.casebook import case_line
from mingjian.derive.categorypage import institution_line
from mingjian.derive.facet import Facet, Sieve
from mingjian.derive.graded import grade_lines
from mingjian.derive.inspecting import inspection_line
from mingjian.derive.listing import appraiser_line
from mingjian.derive.penalty import sanction_line, severity_badge
from mingjian.derive.piece import Badge, Link
from mingjian.derive.views import Views

CHUNK = 4_000
"""Records whose rows stand in one file."""

Row = tuple[str | int, ...]


def marks_data(views: Views, kind: str) -> dict[str, Any]:
    """Return the facets of a list with the values of every record."""
    sieve = sieve_of(views, kind)
    return {
        "size": len(sieve.ids),
        "chunk": CHUNK,
        "tones": dict(sorted(_tones(views, kind))),
        "facets": [_facet(sieve, facet) for facet in sieve.facets],
    }


def _facet(sieve: Sieve, facet: Facet) -> dict[str, Any]:
    number = {slug: index for index, slug in enumerate(facet.values)}
    sets: dict[tuple[str, ...], int] = {}
    rows = [sets.setdefault(facet.marks.get(key, ()), len(sets)) for key in sieve.ids]
    return {
        "key": facet.key,
        "title": facet.title,
        "every": facet.every,
        "values": [
            [slug, value.term.title, number.get(value.term.above, -1)] for slug, value in facet.values.items()
        ],
        "sets": [sorted(number[slug] for slug in slugs if slug in number) for slugs in sets],
        "rows": rows,
    }


def _tones(views: Views, kind: str) -> Iterator[tuple[str, str]]:
    for badge in _BADGES[kind](views):
        yield badge.word, badge.tone


_BADGES: dict[str, Callable[[Views], Iterator[Badge]]] = {
    "institutions": lambda views: (row.shown for row in views.institutions.values()),
    "appraisers": lambda views: (row.shown for row in views.appraisers.values()),
    "inspections": lambda views: (inspection_line(views, item).result for item in views.inspections),
    "cases": lambda views: (case_line(views, item).kind for item in views.cases.values()),
    "sanctions": lambda views: (severity_badge(item.severity) for item in views.sanctions),
    "ratings": lambda views: (Badge(line.rating.grade, "info") for line in grade_lines(views).values()),
}


def _stem(link: Link) -> str:
    """Return what follows the section in an address, which the row's template knows; empty without a page."""
    return link.url.rstrip("/").partition("/")[2]


def institution_row_data(views: Views, key: str) -> Row:
    """Return the cells: id, name, status, licence, validity, fields, staff, region."""
    line = institution_line(views, key)
    row = line.row
    return (
        row.id,
        row.name,
        row.shown.word,
        row.licence_number,
        row.validity.word,
        line.fields,
        row.staff,
        line.region,
    )


def appraiser_row_data(views: Views, key: str) -> Row:
    """Return the cells: id, name, status, number, title, institution (id and name), categories."""
    line = appraiser_line(views, key)
    row = line.row
    place = "" if line.institution is None else line.institution.text
    return (
        row.id,
        row.name,
        row.shown.word,
        row.practice_number,
        row.title,
        row.institution or "",
        place,
        line.categories,
    )


def inspection_row_data(views: Views, key: str) -> Row:
    """Return the cells: id, day, age, subject (id and name), matters, method, result, problems, day, plan."""
    line = inspection_line(views, views.registry.inspections[key])
    return (
        key,
        line.day,
        line.ago,
        _stem(line.institution),
        line.institution.text,
        line.matters,
        line.method,
        line.result.word,
        line.problems,
        line.published or "",
        _stem(line.plan),
        line.plan.text,
    )


def case_row_data(views: Views, key: str) -> Row:
    """Return the cells: id, title, kind, category (slug and name), region (code and name), year, lesson."""
    line = case_line(views, views.cases[key])
    return (
        key,
        line.link.text,
        line.kind.word,
        _stem(line.category),
        line.category.text,
        _stem(line.region),
        line.region.text,
        line.record.year,
        line.record.lesson,
    )


def sanction_row_data(views: Views, key: str) -> Row:
    """Return the cells: id, subject (address, name), kinds, class, ground, organ (id, name), dates."""
    line = sanction_line(views, views.registry.sanctions[key])
    return (
        key,
        line.subject.url.rstrip("/"),
        line.subject.text,
        line.measures,
        line.severity.word,
        line.record.ground,
        _stem(line.organ),
        line.organ.text,
        line.record.decision_number,
        line.record.decided.isoformat(),
        line.until,
    )


def rating_row_data(views: Views, key: str) -> Row:
    """Return the cells: subject (address and name), grade, expiry, scheme, year, decision, day, how often."""
    line = grade_lines(views)[key]
    item = line.rating
    return (
        line.subject.url.rstrip("/"),
        line.subject.text,
        item.grade,
        line.expired,
        line.scheme,
        item.year,
        item.decision_number,
        "" if item.published is None else item.published.isoformat(),
        line.count,
    )


ROWS: dict[str, Callable[[Views, str], Row]] = {
    "institutions": institution_row_data,
    "appraisers": appraiser_row_data,
    "inspections": inspection_row_data,
    "cases": case_row_data,
    "sanctions": sanction_row_data,
    "ratings": rating_row_data,
}
"""How each list hands over a record; all lists combine."""


def chunks(views: Views, kind: str) -> Iterator[list[list[str | int]]]:
    """Yield the rows of a list chunk by chunk, column by column: like next to like packs best."""
    ids = sieve_of(views, kind).ids
    for start in range(0, len(ids), CHUNK):
        rows = [ROWS[kind](views, key) for key in ids[start : start + CHUNK]]
        yield [list(column) for column in zip(*rows, strict=True)]
