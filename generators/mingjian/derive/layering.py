"""By what a layer of a pool is cut: region, practice, grade, last result, size, as they stood on a day.

Everything is taken from what was public on that day, so anyone can see that nobody was put into a layer or
left out of one. What a layer does not ask about is not worked out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mingjian.derive.roster import derive_roster
from mingjian.derive.status import covers, scope_on
from mingjian.model.institution import Institution
from mingjian.model.registry import Registry

UNRATED = "未评定"
UNCHECKED = "未检查"


@dataclass(frozen=True, slots=True)
class Cut:
    """How one layer is cut out of the pool; what is not asked about is everyone."""

    name: str
    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    scheme: str | None = None
    grades: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    fewest: int | None = None
    most: int | None = None


def area_prefix(region: str) -> str:
    """Return the part of a region code that its counties share: 990000 → 99, 990100 → 9901."""
    return region[:2] if region.endswith("0000") else region[:4] if region.endswith("00") else region


def in_regions(region: str, wanted: Iterable[str]) -> bool:
    """Say whether a region is, or lies in, one of those wanted."""
    return any(region.startswith(area_prefix(code)) for code in wanted)


class Traits:
    """What layers ask about institutions on a day; worked out when first asked."""

    def __init__(self, registry: Registry, day: date) -> None:
        """Look at a registry from a day."""
        self._registry = registry
        self._day = day

    @cached_property
    def grades(self) -> Mapping[tuple[str, str], str]:
        """The grade in force, by scheme and institution: the youngest published, unless it has run out."""
        known = [
            item
            for item in self._registry.ratings.values()
            if item.institution and item.published is not None and item.published <= self._day
        ]
        known.sort(key=lambda item: (item.year, item.published or date.min, item.id))
        return {
            (item.scheme, item.institution or ""): UNRATED
            if item.valid_until is not None and item.valid_until < self._day
            else item.grade
            for item in known
        }

    @cached_property
    def results(self) -> Mapping[str, str]:
        """The result of the last inspection made public, by institution."""
        known = [
            item
            for item in self._registry.inspections.values()
            if item.result and item.published is not None and item.published <= self._day
        ]
        known.sort(key=lambda item: (item.inspected, item.id))
        return {item.institution: item.result or UNCHECKED for item in known}

    @cached_property
    def staff(self) -> Mapping[str, int]:
        """The number of appraisers who practise there, by institution."""
        return {
            key: len(people) for key, people in derive_roster(self._registry, self._day).practising.items()
        }

    def fits(self, record: Institution, cut: Cut) -> bool:
        """Say whether an institution belongs in a layer."""
        if cut.regions and not in_regions(record.region, cut.regions):
            return False
        if cut.categories and not self._practises(record, cut.categories):
            return False
        if cut.grades and self.grades.get((cut.scheme or "", record.id), UNRATED) not in cut.grades:
            return False
        if cut.results and self.results.get(record.id, UNCHECKED) not in cut.results:
            return False
        return self._has_size(record.id, cut)

    def _practises(self, record: Institution, categories: Collection[str]) -> bool:
        held = [item.category for item in scope_on(record, self._day)]
        return any(covers(wanted, code) for wanted in categories for code in held)

    def _has_size(self, key: str, cut: Cut) -> bool:
        if cut.fewest is None and cut.most is None:
            return True
        staff = self.staff.get(key, 0)
        return (cut.fewest or 0) <= staff and (cut.most is None or staff <= cut.most)
