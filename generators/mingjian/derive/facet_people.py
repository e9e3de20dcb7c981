"""What institutions and appraisers can be found by: region, category, status and what a citizen asks next."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from mingjian.derive import facetwords
from mingjian.derive.facet import Facet, Sieve, Term, facet
from mingjian.derive.row import EXPIRED_TONE, EXPIRING_TONE, PENDING_TONE
from mingjian.derive.serving import windows_by_institution, windows_by_region
from mingjian.derive.status import accreditations_on
from mingjian.derive.views import Views
from mingjian.derive.windows import add_months
from mingjian.model.appraiser import Employment
from mingjian.model.declaration import Word
from mingjian.model.institution import AccreditationKind, Service
from mingjian.model.licence import ENDED, AppraiserStatus, InstitutionStatus
from mingjian.model.service import WindowType
from mingjian.model.vocabulary import TitleLevel

Marks = Iterator[tuple[str, tuple[str, ...]]]


def word_slug(word: Word) -> str:
    """Return the address part of a word of a closed vocabulary; its English name, which never changes."""
    return word.name.lower().replace("_", "-")


def category_slug(code: str) -> str:
    """Return the address part of a category; a colon is awkward in file names."""
    return code.replace(":", "-")


def institution_sieve(views: Views) -> Sieve:
    """Return the institutions that have not ended with everything they can be narrowed by."""
    ids = tuple(key for key, row in views.institutions.items() if not row.has_ended)
    facets = (
        region_facet(views, ((key, views.institutions[key].region) for key in ids)),
        _licensed(views, ids),
        _words("status", InstitutionStatus, _status(views, ids)),
        _accreditation(views, ids),
        _inspected(views, ids),
        _words("service", Service, _services(views, ids), every=True),
        _windows(views, ids),
        _validity(views, ids),
        _data(views, ((key, views.institutions[key].is_stale) for key in ids)),
    )
    return Sieve("institutions", ids, tuple(item for item in facets if item.values))


def appraiser_sieve(views: Views) -> Sieve:
    """Return the appraisers who have not ended with everything they can be narrowed by."""
    rows = {key: row for key, row in views.appraisers.items() if not row.has_ended}
    levels = _levels(views)
    statuses = {str(word): word_slug(word) for word in AppraiserStatus}
    employments = {str(word): word_slug(word) for word in Employment}
    facets = (
        region_facet(views, ((key, row.region) for key, row in rows.items())),
        _registered(views, ((key, row.categories) for key, row in rows.items())),
        _words("title", TitleLevel, ((key, _known(levels, row.title)) for key, row in rows.items())),
        _words(
            "employment",
            Employment,
            ((key, _known(employments, row.employment)) for key, row in rows.items()),
        ),
        _words(
            "status", AppraiserStatus, ((key, _known(statuses, row.badge.word)) for key, row in rows.items())
        ),
        _data(views, ((key, row.is_stale) for key, row in rows.items())),
    )
    return Sieve("appraisers", tuple(rows), tuple(item for item in facets if item.values))


def region_facet(views: Views, places: Iterator[tuple[str, str]]) -> Facet:
    """Return the facet of regions below the registry's own."""
    tree, root = views.regions, views.registry.settings.region
    own = tuple(tree.below(root))
    terms = (Term(code, tree.name(code), tree.parents[code] or "") for code in own)
    known = frozenset(own)

    @cache
    def nearest(region: str) -> tuple[str, ...]:
        return tuple(code for code in tree.path(region)[-1:] if code in known)

    return facet("region", facetwords.TITLES["region"], terms, ((key, nearest(code)) for key, code in places))


def category_terms(views: Views) -> Iterator[Term]:
    """Yield every category, classes first among their own."""
    for code, item in views.categories.items.items():
        above = views.categories.path(code)[:-1]
        yield Term(
            category_slug(code), item.name, category_slug(above[-1]) if above else "", item.plain or ""
        )


def _licensed(views: Views, ids: tuple[str, ...]) -> Facet:
    """Return the facet of licensed categories: at, above and below each licensed code, less exclusions."""
    found: dict[str, list[str]] = {key: [] for key in ids}
    for code, holders in views.coverage.licensed.items():
        for key in holders:
            found[key].append(category_slug(code))
    marks = ((key, tuple(sorted(codes))) for key, codes in found.items())
    return facet("category", facetwords.TITLES["category"], category_terms(views), marks)


def _registered(views: Views, codes: Iterator[tuple[str, tuple[str, ...]]]) -> Facet:
    """Return the facet of categories of practice; a whole field counts for each item below it."""
    tree = views.categories

    @cache
    def slugs(given: tuple[str, ...]) -> tuple[str, ...]:
        reached = {below for code in given for below in (code, *tree.below(code))}
        return tuple(sorted(map(category_slug, reached)))

    marks = ((key, slugs(given)) for key, given in codes)
    return facet("category", facetwords.TITLES["category"], category_terms(views), marks)


def _words(key: str, kind: type[Word], marks: Marks, *, every: bool = False) -> Facet:
    ended = frozenset(word for word in kind if word in ENDED)
    terms = (Term(word_slug(word), str(word), meaning=word.meaning) for word in kind if word not in ended)
    return facet(key, facetwords.TITLES[key], terms, marks, every=every)


def _known(words: dict[str, str], word: str) -> tuple[str, ...]:
    slug = words.get(word)
    return () if slug is None else (slug,)


def _levels(views: Views) -> dict[str, str]:
    vocabulary = views.registry.vocabularies.get("titles")
    return {item.name: word_slug(item.level) for item in vocabulary.items} if vocabulary else {}


def _status(views: Views, ids: tuple[str, ...]) -> Marks:
    slugs = {str(word): word_slug(word) for word in InstitutionStatus}
    return ((key, _known(slugs, views.institutions[key].badge.word)) for key in ids)


def _services(views: Views, ids: tuple[str, ...]) -> Marks:
    records = views.registry.institutions
    return ((key, tuple(map(word_slug, records[key].services))) for key in ids)


def _accreditation(views: Views, ids: tuple[str, ...]) -> Facet:
    terms = [Term(word_slug(word), str(word), meaning=word.meaning) for word in AccreditationKind]
    terms.append(Term("none", facetwords.NO_ACCREDITATION))
    records = views.registry.institutions

    def marks() -> Marks:
        for key in ids:
            held = {word_slug(item.kind) for item in accreditations_on(records[key], views.as_of)}
            yield key, tuple(sorted(held)) or ("none",)

    return facet("accreditation", facetwords.TITLES["accreditation"], terms, marks())


def _inspected(views: Views, ids: tuple[str, ...]) -> Facet:
    one, two = (add_months(views.as_of, -months) for months in (12, 24))

    def age(day: date | None) -> tuple[str, ...]:
        if day is None:
            return ("none",)
        if day < two:
            return ("earlier",)
        return ("1y", "2y") if day >= one else ("2y",)

    terms = (
        Term("1y", facetwords.INSPECTED_1Y),
        Term("2y", facetwords.INSPECTED_2Y),
        Term("earlier", facetwords.INSPECTED_EARLIER),
        Term("none", facetwords.INSPECTED_NONE, meaning=facetwords.INSPECTED_NONE_MEANING),
    )
    last = {key: found[0].inspected for key, found in views.inspections_by_institution.items()}
    return facet(
        "inspected", facetwords.TITLES["inspected"], terms, ((key, age(last.get(key))) for key in ids)
    )


def _windows(views: Views, ids: tuple[str, ...]) -> Facet:
    """Return the facet of service centres: who sits in one, in which form, and whose county has one."""
    terms = [Term(word_slug(word), str(word), meaning=word.meaning) for word in WindowType]
    terms.append(Term("near", facetwords.WINDOW_NEAR, meaning=facetwords.WINDOW_NEAR_MEANING))
    staffed, regions = windows_by_institution(views), windows_by_region(views)

    def marks() -> Marks:
        for key in ids:
            own = {word_slug(window.type) for window in staffed.get(key, ())}
            near = {"near"} if views.institutions[key].region in regions else set[str]()
            yield key, tuple(sorted(own | near))

    return facet("window", facetwords.TITLES["window"], terms, marks())


def _validity(views: Views, ids: tuple[str, ...]) -> Facet:
    days = views.registry.settings.parameters.expiring_days
    terms = (
        Term("expiring", facetwords.EXPIRING.format(days=days)),
        Term("expired", facetwords.EXPIRED),
        Term("pending", facetwords.PENDING),
    )
    slugs = {EXPIRING_TONE: ("expiring",), EXPIRED_TONE: ("expired",), PENDING_TONE: ("pending",)}
    marks = ((key, slugs.get(views.institutions[key].validity.tone, ())) for key in ids)
    return facet("validity", facetwords.TITLES["validity"], terms, marks)


def _data(views: Views, stale: Iterator[tuple[str, bool]]) -> Facet:
    days = views.registry.settings.parameters.stale_days
    terms = (Term("stale", facetwords.STALE.format(days=days)),)
    marks = ((key, ("stale",) if is_stale else ()) for key, is_stale in stale)
    return facet("data", facetwords.TITLES["data"], terms, marks)
