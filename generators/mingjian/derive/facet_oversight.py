"""What sanctions and grades can be found by. Only what may be public on the day is in either list."""

from collections.abc import Iterator

from mingjian.derive import facetwords
from mingjian.derive.facet import Facet, Sieve, Term, facet
from mingjian.derive.facet_people import region_facet, word_slug
from mingjian.derive.facet_record import own_facet, text_slug, year_facet
from mingjian.derive.graded import grade_lines, schemes_of
from mingjian.derive.views import Views
from mingjian.model.case import Severity
from mingjian.model.declaration import Word
from mingjian.model.sanction import Performance, SanctionType, Subject


def sanction_sieve(views: Views) -> Sieve:
    """Return the public sanctions with everything they can be narrowed by."""
    records = {item.id: item for item in views.sanctions}
    facets = (
        _words("type", SanctionType, ((key, item.type) for key, item in records.items())),
        own_facet("kind", ((key, tuple(item.kinds)) for key, item in records.items())),
        _words("severity", Severity, ((key, item.severity) for key, item in records.items())),
        year_facet((key, item.decided.year) for key, item in records.items()),
        region_facet(views, _places(views, iter(records.items()))),
        _words("performance", Performance, ((key, item.performance) for key, item in records.items())),
    )
    return Sieve("sanctions", tuple(records), tuple(item for item in facets if item.values))


def rating_sieve(views: Views) -> Sieve:
    """Return the grades shown, the youngest of each subject under each scheme, with what narrows them."""
    lines = grade_lines(views)
    records = {key: line.rating for key, line in lines.items()}
    expired = (Term("in-force", facetwords.GRADE_IN_FORCE), Term("expired", facetwords.GRADE_EXPIRED))
    facets = (
        facet("grade", facetwords.TITLES["grade"], _grades(views), _graded(views)),
        region_facet(views, _places(views, iter(records.items()))),
        year_facet((key, item.year) for key, item in records.items()),
        facet(
            "term",
            facetwords.TITLES["term"],
            expired,
            ((key, ("expired" if line.expired else "in-force",)) for key, line in lines.items()),
        ),
    )
    return Sieve("ratings", tuple(records), tuple(item for item in facets if item.values))


def _words(key: str, kind: type[Word], marks: Iterator[tuple[str, Word]]) -> Facet:
    terms = (Term(word_slug(word), str(word), meaning=word.meaning) for word in kind)
    return facet(key, facetwords.TITLES[key], terms, ((k, (word_slug(word),)) for k, word in marks))


def _places(views: Views, found: Iterator[tuple[str, Subject]]) -> Iterator[tuple[str, str]]:
    for key, item in found:
        row = views.institutions.get(item.institution or "") or views.appraisers.get(item.appraiser or "")
        if row is not None:
            yield key, row.region


def _grades(views: Views) -> Iterator[Term]:
    for scheme in schemes_of(views):
        yield Term(scheme.id, scheme.title)
        for grade in scheme.grades:
            yield Term(_slug(scheme.id, grade.word), grade.word, scheme.id, grade.meaning)


def _graded(views: Views) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, line in grade_lines(views).items():
        yield key, (_slug(line.rating.scheme, line.rating.grade),)


def _slug(scheme: str, grade: str) -> str:
    return f"{scheme}-{text_slug(grade)}"
