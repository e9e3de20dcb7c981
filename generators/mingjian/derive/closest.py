"""Where the nearest place is for what nobody offers in a region: by borders crossed, else the region above.

The registry has no coordinates. Where it records which regions touch, the place with the fewest borders to
cross is named, all of them when several are equally near; where it does not, the nearest region above that
has somebody. Neither says anything of roads, and the pages say so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mingjian.derive import servicewords as words
from mingjian.derive.piece import Link
from mingjian.derive.regions import RegionTree
from mingjian.derive.serving import regions_with_windows
from mingjian.derive.views import Views

MOST = 3
"""So many equally near places are named."""


@dataclass(frozen=True, slots=True)
class Closest:
    """The nearest places; ``how`` names the method, ``text`` says it in words."""

    places: tuple[str, ...]
    how: str
    text: str


def closest(tree: RegionTree, region: str, root: str, has: Callable[[str], bool]) -> Closest | None:
    """Return the nearest places for which ``has`` is true, or None where there is none below ``root``."""
    for steps, ring in enumerate(_rings(tree, region), start=1):
        found = tuple(code for code in ring if has(code))[:MOST]
        if found:
            names = "、".join(map(tree.name, found))
            text = words.MEETING if steps == 1 else words.STEPS
            return Closest(found, words.BORDERS, text.format(places=names, n=steps))
    for above in reversed(tree.path(region)[:-1]):
        if has(above):
            text = words.SAME_ROOT if above == root else words.SAME_PARENT
            return Closest((above,), words.ABOVE, text.format(place=tree.name(above)))
        if above == root:
            return None
    return None


def _rings(tree: RegionTree, region: str) -> Iterator[tuple[str, ...]]:
    """Yield the regions one border away, then two, each ring in code order."""
    seen = {region}
    ring: tuple[str, ...] = (region,)
    while ring:
        known = (tree.regions[code].neighbours for code in ring if code in tree.regions)
        ring = tuple(sorted({code for codes in known for code in codes if code in tree.regions} - seen))
        seen.update(ring)
        if ring:
            yield ring


def closest_for(views: Views, region: str, category: str) -> Closest | None:
    """Return where the nearest practising institutions for a category are."""
    root = views.registry.settings.region
    return closest(views.regions, region, root, lambda code: views.coverage.count(code, category) > 0)


def closest_window(views: Views, region: str) -> Link | None:
    """Return where the nearest open windows are, for a region that has none."""
    held, root = regions_with_windows(views), views.registry.settings.region
    return closest_link(views, closest(views.regions, region, root, held.__contains__))


def closest_link(views: Views, found: Closest | None) -> Link | None:
    """Return a link to the first of the nearest places with the words for all of them."""
    return None if found is None else Link(found.text, views.region_link(found.places[0]).url)
