"""The panel of choices beside a list (S03).

Every choice is a link to a page of its own (``narrowed.py``), so everything can be reached by links alone;
the script (``theme/assets/facets.js``) only adds combining.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from mingjian.derive.facet import Facet, Sieve, Value
from mingjian.derive.facet_oversight import rating_sieve, sanction_sieve
from mingjian.derive.facet_people import appraiser_sieve, institution_sieve
from mingjian.derive.facet_record import case_sieve, inspection_sieve
from mingjian.derive.views import Views

PANEL_SIZE = 40
"""A facet shows the next level of its values as long as it has not more than this many choices."""
OPEN_FACETS = 3
"""So many facets of a panel are unfolded to begin with."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a reader can choose, with the finer ones below it."""

    slug: str
    title: str
    meaning: str
    url: str
    n: int
    below: tuple["Choice", ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The choices of one facet."""

    key: str
    title: str
    choices: tuple[Choice, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """All choices of a list.

    Thousands of pages show the same panel, so the renderer keeps it in ``_drawn`` by the way back to the
    root; that is no part of what the panel says, and its name keeps it out of fingerprints.
    """

    kind: str
    base: str
    total: int
    groups: tuple[Group, ...]
    _drawn: dict[str, str] = field(default_factory=dict, repr=False, compare=False)


SIEVES: dict[str, Callable[[Views], Sieve]] = {
    "institutions": institution_sieve,
    "appraisers": appraiser_sieve,
    "inspections": inspection_sieve,
    "cases": case_sieve,
    "sanctions": sanction_sieve,
    "ratings": rating_sieve,
}
"""The lists that can be narrowed."""


def sieve_of(views: Views, kind: str) -> Sieve:
    """Return a list with everything it can be narrowed by."""
    return views.once(f"sieve {kind}", SIEVES[kind])


def panel_of(views: Views, kind: str) -> Panel:
    """Return the choices of a list."""
    return views.once(f"panel {kind}", lambda _: panel(sieve_of(views, kind)))


def panel(sieve: Sieve) -> Panel:
    """Return the choices of a list, coarse values first, finer ones where there is room."""
    groups = tuple(
        Group(facet.key, facet.title, _choices(sieve, facet), number < OPEN_FACETS)
        for number, facet in enumerate(sieve.facets)
    )
    return Panel(sieve.kind, sieve.base, len(sieve.ids), groups)


def _choices(sieve: Sieve, facet: Facet) -> tuple[Choice, ...]:
    depth, count = 0, 0
    level = facet.children("")
    while level and count + len(level) <= PANEL_SIZE:
        depth, count = depth + 1, count + len(level)
        level = tuple(child for value in level for child in facet.children(value.term.slug))
    return tuple(_choice(sieve, facet, value, depth - 1) for value in facet.children(""))


def _choice(sieve: Sieve, facet: Facet, value: Value, depth: int) -> Choice:
    term = value.term
    finer = facet.children(term.slug) if depth > 0 else ()
    below = tuple(_choice(sieve, facet, child, depth - 1) for child in finer)
    return Choice(term.slug, term.title, term.meaning, sieve.url(facet, term.slug), len(value.ids), below)
