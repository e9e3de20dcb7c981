"""The indexes at the end of a volume: by category, by region, by name in pinyin and in stroke order."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mingjian.derive.body import Body, PersonLine
from mingjian.derive.order import initial, name_key, sort_key
from mingjian.derive.status import in_scope, scope_on
from mingjian.derive.strokes import UNKNOWN, stroke_key, strokes
from mingjian.derive.views import Views, grouped


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an index: a name and the id of the line it leads to."""

    name: str
    id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of an index under one heading."""

    name: str
    entries: tuple[Entry, ...]


def by_category(views: Views, bodies: Sequence[Body]) -> Iterator[Section]:
    """Yield the institutions licensed for each field of practice; fields without any are left out."""
    scopes = {body.id: scope_on(views.registry.institutions[body.id], views.as_of) for body in bodies}
    for code in views.categories.fields:
        held = [
            Entry(body.name, body.id, body.county)
            for body in bodies
            if in_scope(scopes[body.id], code)
            or any(item.category.startswith(code) for item in scopes[body.id])
        ]
        if held:
            yield Section(views.categories.name(code), tuple(held))


def by_region(views: Views, bodies: Sequence[Body]) -> Iterator[Section]:
    """Yield the institutions of each county, in code order."""
    records = views.registry.institutions
    found = grouped((records[body.id].region, Entry(body.name, body.id)) for body in bodies)
    for code, entries in sorted(found.items()):
        named = sorted(entries, key=lambda entry: (sort_key(entry.name), entry.id))
        city = views.area_of(code)
        name = views.regions.name(code)
        yield Section(
            name if city in (None, code) else f"{views.regions.name(city or '')} {name}", tuple(named)
        )


def by_pinyin(people: Sequence[PersonLine]) -> tuple[Section, ...]:
    """Return the appraisers by the first letter of the name."""
    sections = _by_name(people, initial, name_key)
    return tuple(sorted(sections, key=lambda section: (section.name == "#", section.name)))


def by_strokes(people: Sequence[PersonLine]) -> tuple[Section, ...]:
    """Return the appraisers by the number of strokes of the surname; unknown characters stand last."""
    return _by_name(people, _count, stroke_key)


def _count(name: str) -> str:
    count = strokes(name[0]) if name else UNKNOWN
    return "" if count == UNKNOWN else str(count)


def _by_name(
    people: Sequence[PersonLine], heading: Callable[[str], str], order: Callable[[str], Any]
) -> tuple[Section, ...]:
    """Group people by heading in an order of names; the practice number tells namesakes apart."""
    names = [person.name for person in people]
    shared = {name for name, count in Counter(names).items() if count > 1}
    ordered = sorted(people, key=lambda person: (order(person.name), person.number))
    found = grouped(
        (heading(item.name), Entry(item.name, item.id, item.number if item.name in shared else ""))
        for item in ordered
    )
    return tuple(Section(name, entries) for name, entries in found.items())
