"""What inspections and cases can be found by."""

from collections.abc import Iterator

from mingjian.derive import facetwords
from mingjian.derive.facet import Facet, Sieve, Term, facet
from mingjian.derive.facet_people import category_slug, category_terms, region_facet, word_slug
from mingjian.derive.inspecting import result_badge
from mingjian.derive.order import syllables
from mingjian.derive.views import Views
from mingjian.model.case import CaseKind


def text_slug(text: str) -> str:
    """Return the address part of a word of a registry's own vocabulary: its pinyin."""
    letters = "-".join(syllables(text))
    return (
        "".join(mark if mark.isascii() and mark.isalnum() else "-" for mark in letters).strip("-") or "other"
    )


def inspection_sieve(views: Views) -> Sieve:
    """Return the inspections of the day with everything they can be narrowed by."""
    records = {item.id: item for item in views.inspections}
    institutions = views.institutions
    places = (
        (key, institutions[item.institution].region)
        for key, item in records.items()
        if item.institution in institutions
    )
    facets = (
        year_facet((key, item.inspected.year) for key, item in records.items()),
        own_facet("result", ((key, (result_badge(views, item).word,)) for key, item in records.items())),
        region_facet(views, places),
        own_facet("matter", ((key, tuple(item.matters)) for key, item in records.items())),
    )
    return Sieve("inspections", tuple(records), tuple(item for item in facets if item.values))


def case_sieve(views: Views) -> Sieve:
    """Return the cases that may be public on the day with everything they can be narrowed by."""
    cases = views.cases
    kinds = (Term(word_slug(word), str(word), meaning=word.meaning) for word in CaseKind)
    facets = (
        facet(
            "kind", facetwords.TITLES["kind"], kinds, ((k, (word_slug(c.kind),)) for k, c in cases.items())
        ),
        facet(
            "category",
            facetwords.TITLES["category"],
            category_terms(views),
            ((key, (category_slug(case.category),)) for key, case in cases.items()),
        ),
        year_facet((key, case.year) for key, case in cases.items()),
        region_facet(views, ((key, case.region) for key, case in cases.items())),
    )
    return Sieve("cases", tuple(cases), tuple(item for item in facets if item.values))


def year_facet(found: Iterator[tuple[str, int]]) -> Facet:
    """Return the facet of years, the youngest first."""
    years = dict(found)
    terms = (
        Term(str(year), facetwords.YEAR.format(year=year))
        for year in sorted(set(years.values()), reverse=True)
    )
    marks = ((key, (str(year),)) for key, year in years.items())
    return facet("year", facetwords.TITLES["year"], terms, marks)


def own_facet(key: str, words: Iterator[tuple[str, tuple[str, ...]]]) -> Facet:
    """Return the facet of words the registry's own vocabulary defines, in the order of their pinyin."""
    found = dict(words)
    used = sorted(
        {word for given in found.values() for word in given}, key=lambda word: (text_slug(word), word)
    )
    slugs = {word: text_slug(word) for word in used}
    terms = (Term(slugs[word], word) for word in used)
    return facet(
        key,
        facetwords.TITLES[key],
        terms,
        ((k, tuple(map(slugs.__getitem__, given))) for k, given in found.items()),
    )
