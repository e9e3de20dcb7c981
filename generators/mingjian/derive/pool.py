"""The pool of a draw 检查对象名录库 (S55): who practises in the plan's area on a day, in layers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mingjian.derive.status import covers, is_practising, scope_on
from mingjian.model.draw import Stratum
from mingjian.model.inspection import InspectionPlan, Rounding
from mingjian.model.institution import Institution
from mingjian.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Cut:
    """How one layer is cut out of the pool; no regions and no categories: everyone."""

    name: str
    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


def area_prefix(region: str) -> str:
    """Return the part of a region code that its counties share: 990000 → 99, 990100 → 9901."""
    return region[:2] if region.endswith("0000") else region[:4] if region.endswith("00") else region


def in_regions(region: str, wanted: Iterable[str]) -> bool:
    """Say whether a region is, or lies in, one of those wanted."""
    return any(region.startswith(area_prefix(code)) for code in wanted)


def candidates(registry: Registry, plan: InspectionPlan, day: date) -> dict[str, Institution]:
    """Return the institutions that practise on a day where the plan's authority is responsible, by id."""
    authority = registry.authorities.get(plan.authority)
    wanted = [registry.settings.region if authority is None else authority.region]
    return {
        key: record
        for key, record in sorted(registry.institutions.items())
        if in_regions(record.region, wanted) and is_practising(record, day)
    }


def belongs(record: Institution, day: date, regions: Collection[str], categories: Collection[str]) -> bool:
    """Say whether an institution belongs in a layer of these regions and categories."""
    if regions and not in_regions(record.region, regions):
        return False
    held = [item.category for item in scope_on(record, day)]
    return not categories or any(covers(wanted, code) for wanted in categories for code in held)


def expected_pools(
    found: Mapping[str, Institution], day: date, cuts: Iterable[Cut | Stratum], left_out: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the pool of each layer; who would fit in two layers belongs in the first."""
    rest = {key: record for key, record in found.items() if key not in left_out}
    for cut in cuts:
        pool = tuple(key for key, item in rest.items() if belongs(item, day, cut.regions, cut.categories))
        for key in pool:
            del rest[key]
        yield pool


def share(size: int, ratio: int, rounding: Rounding) -> int:
    """Return how many of a pool are drawn; at least one."""
    exact = size * ratio
    return -(-exact // 100) if rounding is Rounding.UP else max(1, exact // 100)
