"""Facets: the ways a list can be narrowed, each value with the records that have it.

A value stands for itself and for the values below it (a city for its counties), so that a page of it and a
count beside it are complete. Nothing here knows pages or scripts; both are made from the same facets.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One value a facet knows: ``slug`` names it in addresses, ``above`` is the slug it lies under."""

    slug: str
    title: str
    above: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value at least one record has; ``ids`` in the order of the list."""

    term: Term
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list.

    ``marks`` holds the slugs of every record, those above included. Of several chosen values any will do,
    unless ``every`` asks for all of them at once.
    """

    key: str
    title: str
    values: Mapping[str, Value]
    marks: Mapping[str, tuple[str, ...]]
    below: Mapping[str, tuple[Value, ...]]
    every: bool = False

    def children(self, slug: str) -> tuple[Value, ...]:
        """Return the values directly below one; of the empty slug, those that lie under none."""
        return self.below.get(slug, ())

    def path(self, slug: str) -> tuple[Value, ...]:
        """Return the values from the outermost down to one."""
        steps: list[Value] = []
        while value := self.values.get(slug):
            steps.append(value)
            slug = value.term.above
        return tuple(reversed(steps))


@dataclass(frozen=True, slots=True)
class Sieve:
    """A list that can be narrowed: where it lies, what it holds, in which ways."""

    kind: str
    ids: tuple[str, ...]
    facets: tuple[Facet, ...]

    @property
    def base(self) -> str:
        """Return the address of the list."""
        return f"{self.kind}/"

    def url(self, facet: Facet, slug: str) -> str:
        """Return the address of the page of one value."""
        return f"{self.base}{facet.key}/{slug}/"


def facet(
    key: str,
    title: str,
    terms: Iterable[Term],
    marks: Iterable[tuple[str, Iterable[str]]],
    *,
    every: bool = False,
) -> Facet:
    """Sort records by what they are marked with.

    Marks no term explains and values nobody has are left out.
    """
    known = {term.slug: term for term in terms}
    complete: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: dict[str, list[str]] = {slug: [] for slug in known}
    marked: dict[str, tuple[str, ...]] = {}
    for record_id, slugs in marks:
        given = tuple(slugs)
        whole = complete.get(given)
        if whole is None:
            whole = complete[given] = tuple(dict.fromkeys(_upwards(given, known)))
        marked[record_id] = whole
        for slug in whole:
            found[slug].append(record_id)
    values = {slug: Value(known[slug], tuple(ids)) for slug, ids in found.items() if ids}
    below: dict[str, list[Value]] = {}
    for value in values.values():
        below.setdefault(value.term.above if value.term.above in values else "", []).append(value)
    return Facet(
        key, title, values, marked, {slug: tuple(children) for slug, children in below.items()}, every
    )


def _upwards(slugs: Iterable[str], known: Mapping[str, Term]) -> Iterator[str]:
    for slug in slugs:
        step = slug
        while term := known.get(step):
            yield step
            step = term.above
