"""What a change does to the rosters: who comes, who goes, and whose entry reads differently."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mingjian.derive.body import Body, body_of
from mingjian.derive.views import Views
from mingjian.derive.volume import printed
from mingjian.render.prints.prints import volumes


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One volume that has to be printed again; names as they stand in it."""

    region: str
    name: str
    joined: tuple[str, ...]
    left: tuple[str, ...]
    altered: tuple[str, ...]


def roster_changes(before: Views, after: Views) -> tuple[RosterChange, ...]:
    """Return the volumes that differ, the registry's own first."""
    regions = dict.fromkeys((*volumes(after), *volumes(before)))
    old, new = _bodies(before), _bodies(after)
    found = (_volume(after, region, _in(before, region, old), _in(after, region, new)) for region in regions)
    return tuple(change for change in found if change.joined or change.left or change.altered)


def _bodies(views: Views) -> dict[str, Body]:
    """Return every institution as printed, without running numbers, which move with their neighbours."""
    root = views.registry.settings.region
    return {key: body_of(views, views.registry.institutions[key], 0) for key in printed(views, root)}


def _in(views: Views, region: str, bodies: Mapping[str, Body]) -> dict[str, Body]:
    return {key: bodies[key] for key in printed(views, region) if key in bodies}


def _volume(views: Views, region: str, old: Mapping[str, Body], new: Mapping[str, Body]) -> RosterChange:
    was, now = dict(_entries(old)), dict(_entries(new))
    return RosterChange(
        region=region,
        name=views.regions.name(region),
        joined=tuple(now[key][0] for key in now if key not in was),
        left=tuple(was[key][0] for key in was if key not in now),
        altered=tuple(now[key][0] for key in now if key in was and now[key] != was[key]),
    )


def _entries(bodies: Mapping[str, Body]) -> Iterator[tuple[str, tuple[str, object]]]:
    """Yield institutions without their people, and people, by id: a name, and what is printed of it."""
    for key, body in bodies.items():
        own = tuple(getattr(body, name) for name in Body.__slots__ if name != "people")
        yield key, (body.name, own)
        for line in body.people:
            yield line.id, (line.name, (key, line))
