"""The region tree: parents follow from the codes, so a registry only lists names and levels.

A code is province 2 + city 2 + county 2. The parent is the nearest region above that the registry lists
(counties of a municipality hang below it directly). Every listed region is in the tree, also where nobody is
licensed (S17).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mingjian.model.registry import Registry
from mingjian.model.vocabulary import Region, RegionLevel

NATION = "000000"


@dataclass(frozen=True)
class RegionTree:
    """Regions by code with their children, in code order."""

    regions: dict[str, Region]
    parents: dict[str, str | None]
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, code: str) -> str:
        """Return the name of a region, or its code when the registry does not list it."""
        region = self.regions.get(code)
        return code if region is None else region.name

    def is_invented(self, code: str | None) -> bool:
        """Say whether a region is one of samples; nothing about it can have been verified."""
        region = self.regions.get(code or "")
        return region is not None and region.fictional

    def path(self, code: str) -> tuple[str, ...]:
        """Return the codes from the outermost region down to ``code``."""
        steps: list[str] = []
        step: str | None = code if code in self.regions else nearest(code, self.regions)
        while step is not None:
            steps.append(step)
            step = self.parents[step]
        return tuple(reversed(steps))

    def below(self, code: str) -> Iterator[str]:
        """Yield the codes below a region, depth first, in code order."""
        for child in self.children.get(code, ()):
            yield child
            yield from self.below(child)


def nearest(code: str, known: dict[str, Region]) -> str | None:
    """Return the nearest listed region strictly above a code."""
    for above in (code[:4] + "00", code[:2] + "0000", NATION):
        if above != code and above in known:
            return above
    return None


def region_tree(registry: Registry) -> RegionTree:
    """Build the tree of all regions the registry lists."""
    regions: dict[str, Region] = dict(sorted(registry.regions.items()))
    parents = {code: nearest(code, regions) for code in regions}
    children: dict[str, list[str]] = {}
    for code, parent in parents.items():
        if parent is not None:
            children.setdefault(parent, []).append(code)
    return RegionTree(regions, parents, {code: tuple(below) for code, below in children.items()})


def areas(tree: RegionTree, root: str) -> tuple[str, ...]:
    """Return the codes by which a registry groups its tables: the regions one level below its own.

    A registry of the whole nation groups by province, a province by city, a city by county. Regions outside
    the registry's own (the nation, for schedules) are left out.
    """
    level = {RegionLevel.NATION: RegionLevel.PROVINCE, RegionLevel.PROVINCE: RegionLevel.CITY}
    own = tree.regions.get(root)
    wanted = level.get(own.level, RegionLevel.COUNTY) if own is not None else RegionLevel.CITY
    below = tuple(tree.below(root)) if own is not None else tuple(tree.regions)
    found = tuple(code for code in below if tree.regions[code].level is wanted)
    return found or tree.children.get(root, ()) or ((root,) if own is not None else ())
