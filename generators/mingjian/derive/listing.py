"""Long lists cut into pages that can be walked by links alone: institutions and appraisers.

Inspections are in ``inspectionlist.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.browse import Panel, panel_of
from mingjian.derive.categorypage import AreaGroup, InstitutionLine, area_groups, institution_line
from mingjian.derive.page import Slice, cut, paged
from mingjian.derive.piece import INDEX, Head, Link, index_head
from mingjian.derive.row import AppraiserRow
from mingjian.derive.views import Views

INSTITUTIONS_PER_PAGE = 200
APPRAISERS_PER_PAGE = 100
MOST_PLACES = 60
"""The way into the list of appraisers names every institution up to so many."""


@dataclass(frozen=True, slots=True)
class InstitutionsPage:
    """One page of the list of institutions that have not ended, by area."""

    head: Head
    part: Slice
    groups: tuple[AreaGroup, ...]
    practising: int
    ended: int
    panel: Panel
    version: str


def institution_slices(views: Views) -> Iterator[Slice]:
    """Yield the pages of the list of institutions."""
    listed = [key for key, row in views.institutions.items() if not row.has_ended]
    return cut("institutions/", listed, INSTITUTIONS_PER_PAGE)


def institutions_page(views: Views, part: Slice, version: str = "") -> InstitutionsPage:
    """Return one page of the list of institutions; ``version`` is that of the script's data."""
    return InstitutionsPage(
        head=paged(index_head("institutions"), part),
        part=part,
        groups=tuple(group for group in area_groups(views, part.ids) if group.lines),
        practising=sum(row.may_practise for row in views.institutions.values()),
        ended=sum(row.has_ended for row in views.institutions.values()),
        panel=panel_of(views, "institutions"),
        version=version,
    )


@dataclass(frozen=True, slots=True)
class EndedInstitutionsPage:
    """Institutions whose registration has ended; their pages stay."""

    head: Head
    part: Slice
    lines: tuple[tuple[InstitutionLine, str], ...]


def ended_institution_slices(views: Views) -> Iterator[Slice]:
    """Yield the pages of the list of ended institutions."""
    ended = [key for key, row in views.institutions.items() if row.has_ended]
    return cut("institutions/ended/", ended, INSTITUTIONS_PER_PAGE)


def ended_institutions_page(views: Views, part: Slice) -> EndedInstitutionsPage:
    """Return one page of the list of ended institutions."""
    head = Head(
        wording.TITLE_ENDED_INSTITUTIONS, wording.INDEX_DESCRIPTIONS["institutions"], (INDEX["institutions"],)
    )
    lines = tuple(
        (institution_line(views, key), views.status_since(views.registry.institutions[key]))
        for key in part.ids
    )
    return EndedInstitutionsPage(paged(head, part), part, lines)


@dataclass(frozen=True, slots=True)
class AppraiserLine:
    """An appraiser as lists show it."""

    row: AppraiserRow
    institution: Link | None
    categories: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class AppraisersPage:
    """One page of appraisers: those of one letter, or those who have ended."""

    head: Head
    part: Slice
    lines: tuple[AppraiserLine, ...]
    letters: tuple[tuple[Link, int], ...]
    is_ended: bool


@dataclass(frozen=True, slots=True)
class AppraisersIndex:
    """The way into the list of appraisers: by letter, by institution, by what they can be narrowed by."""

    head: Head
    letters: tuple[tuple[Link, int], ...]
    places: tuple[tuple[Link, int], ...]
    panel: Panel
    version: str
    listed: int
    practising: int
    ended: int
    without_institution: int


def letter_url(letter: str) -> str:
    """Return the address of the appraisers whose names begin with a letter."""
    return f"appraisers/name-{'other' if letter == '#' else letter.lower()}/"


def _letters(views: Views) -> tuple[tuple[Link, int], ...]:
    return tuple(
        (Link(wording.OTHER_LETTER if letter == "#" else letter, letter_url(letter)), len(ids))
        for letter, ids in views.letters.items()
    )


def _places(views: Views) -> tuple[tuple[Link, int], ...]:
    """Return the institutions with their appraisers, where they are few enough to be looked over."""
    listed = views.roster.listed
    found = [key for key, row in views.institutions.items() if key in listed and not row.has_ended]
    if len(found) > MOST_PLACES:
        return ()
    return tuple(
        (Link(views.institutions[key].name, f"institutions/{key}/#staff"), len(listed[key])) for key in found
    )


def appraisers_index(views: Views, version: str = "") -> AppraisersIndex:
    """Return the way into the list of appraisers; ``version`` is that of the script's data."""
    rows = [row for row in views.appraisers.values() if not row.has_ended]
    return AppraisersIndex(
        head=index_head("appraisers"),
        letters=_letters(views),
        places=_places(views),
        panel=panel_of(views, "appraisers"),
        version=version,
        listed=len(rows),
        practising=sum(row.may_practise for row in rows),
        ended=len(views.appraisers) - len(rows),
        without_institution=sum(row.institution is None for row in rows),
    )


def appraiser_slices(views: Views) -> Iterator[tuple[str, Slice]]:
    """Yield the pages of each letter."""
    for letter, ids in views.letters.items():
        for part in cut(letter_url(letter), ids, APPRAISERS_PER_PAGE):
            yield letter, part


def appraiser_line(views: Views, key: str, *, with_since: bool = False) -> AppraiserLine:
    """Return an appraiser as lists show it."""
    row = views.appraisers[key]
    since = views.status_since(views.registry.appraisers[key]) if with_since else ""
    place = views.institution_link(row.institution) if row.institution else None
    return AppraiserLine(row, place, views.categories.names(row.categories), since)


def appraisers_page(views: Views, letter: str, part: Slice) -> AppraisersPage:
    """Return one page of the appraisers whose names begin with a letter."""
    shown = wording.OTHER_LETTER if letter == "#" else letter
    title = wording.TITLE_APPRAISERS_BY.format(letter=shown)
    head = Head(title, wording.INDEX_DESCRIPTIONS["appraisers"], (INDEX["appraisers"],))
    lines = tuple(appraiser_line(views, key) for key in part.ids)
    return AppraisersPage(paged(head, part), part, lines, _letters(views), is_ended=False)


def ended_appraiser_slices(views: Views) -> Iterator[Slice]:
    """Yield the pages of the list of appraisers who have ended."""
    ended = [key for key, row in views.appraisers.items() if row.has_ended]
    return cut("appraisers/ended/", ended, APPRAISERS_PER_PAGE)


def ended_appraisers_page(views: Views, part: Slice) -> AppraisersPage:
    """Return one page of the appraisers who have ended."""
    head = Head(
        wording.TITLE_ENDED_APPRAISERS, wording.INDEX_DESCRIPTIONS["appraisers"], (INDEX["appraisers"],)
    )
    lines = tuple(appraiser_line(views, key, with_since=True) for key in part.ids)
    return AppraisersPage(paged(head, part), part, lines, (), is_ended=True)
