"""Who is licensed where: region × category, with the empty cells (S03, S17, S116).

An institution counts in its own region and in every region above it, under each category it is licensed for,
above it and below it (a licence for a whole field covers the items of the field), less what is excluded.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mingjian.derive.category import CategoryTree
from mingjian.derive.regions import RegionTree
from mingjian.derive.row import InstitutionRow
from mingjian.model.licence import ScopeItem


@dataclass(frozen=True)
class Coverage:
    """Listed institutions by category and by region, and how many of them practise.

    ``licensed`` holds ids in list order; ``practising`` counts by (region, category), a missing pair is zero;
    ``totals`` counts practising institutions by region.
    """

    licensed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    located: dict[str, tuple[str, ...]] = field(default_factory=dict)
    practising: Mapping[tuple[str, str], int] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)

    def count(self, region: str, category: str) -> int:
        """Return how many practising institutions of a region are licensed for a category."""
        return self.practising.get((region, category), 0)


def licensed_codes(items: Iterable[ScopeItem], tree: CategoryTree) -> Iterator[str]:
    """Yield the codes a scope touches: above, at and below each included code, less the excluded branches."""
    for item in items:
        yield from tree.path(item.category)
        for code in tree.below(item.category):
            if not any(code.startswith(out) for out in item.exclusions):
                yield code


def derive_coverage(
    rows: Iterable[tuple[InstitutionRow, tuple[ScopeItem, ...]]],
    categories: CategoryTree,
    regions: RegionTree,
) -> Coverage:
    """Count listed institutions; ``rows`` come in list order with the scope of the day."""
    licensed: dict[str, list[str]] = {}
    located: dict[str, list[str]] = {}
    practising: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    paths: dict[str, tuple[str, ...]] = {}
    touched: dict[tuple[ScopeItem, ...], tuple[str, ...]] = {}
    for row, scope in rows:
        places = paths.setdefault(row.region, regions.path(row.region))
        codes = touched.get(scope)
        if codes is None:
            codes = touched[scope] = tuple(dict.fromkeys(licensed_codes(scope, categories)))
        for code in codes:
            licensed.setdefault(code, []).append(row.id)
        for place in places:
            located.setdefault(place, []).append(row.id)
        if row.may_practise:
            totals.update(places)
            practising.update((place, code) for place in places for code in codes)
    return Coverage(
        {code: tuple(ids) for code, ids in licensed.items()},
        {place: tuple(ids) for place, ids in located.items()},
        practising,
        totals,
    )
