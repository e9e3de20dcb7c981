"""The pool of a draw 检查对象名录库 (S55): who practises in the plan's area on a day, in layers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from mingjian.derive.layering import Cut, Traits, in_regions
from mingjian.derive.status import is_practising
from mingjian.model.draw import Stratum
from mingjian.model.inspection import InspectionPlan, Rounding
from mingjian.model.institution import Institution
from mingjian.model.registry import Registry


def candidates(registry: Registry, plan: InspectionPlan, day: date) -> dict[str, Institution]:
    """Return the institutions that practise on a day where the plan's authority is responsible, by id."""
    authority = registry.authorities.get(plan.authority)
    wanted = [registry.settings.region if authority is None else authority.region]
    return {
        key: record
        for key, record in sorted(registry.institutions.items())
        if in_regions(record.region, wanted) and is_practising(record, day)
    }


def expected_pools(
    traits: Traits, found: Mapping[str, Institution], cuts: Iterable[Cut], left_out: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the pool of each layer; who would fit in two layers belongs in the first."""
    rest = {key: record for key, record in found.items() if key not in left_out}
    for cut in cuts:
        pool = tuple(key for key, record in rest.items() if traits.fits(record, cut))
        for key in pool:
            del rest[key]
        yield pool


def cut_of(stratum: Stratum) -> Cut:
    """Return how a recorded layer was cut."""
    return Cut(
        stratum.name,
        stratum.regions,
        stratum.categories,
        stratum.scheme,
        stratum.grades,
        stratum.results,
        stratum.fewest,
        stratum.most,
    )


def share(size: int, ratio: int, rounding: Rounding) -> int:
    """Return how many of a pool are drawn; at least one."""
    exact = size * ratio
    return -(-exact // 100) if rounding is Rounding.UP else max(1, exact // 100)
