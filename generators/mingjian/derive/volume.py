"""A volume of the roster: who is printed, in which order, and the indexes that lead to every line (S28).

Printed are the bodies and persons that may practise on the day. Those suspended are held back (暂缓编入),
those whose registration has ended are left out; both are named among the changes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mingjian.derive.body import Body, body_of
from mingjian.derive.bookindex import Section, by_category, by_pinyin, by_region, by_strokes
from mingjian.derive.correction import bare
from mingjian.derive.edition import Change, Issue, changes_since, issue_on
from mingjian.derive.order import sort_key
from mingjian.derive.regions import areas
from mingjian.derive.version import short_version
from mingjian.derive.views import Views
from mingjian.model.licence import SUSPENDED
from mingjian.model.settings import Settings


@dataclass(frozen=True, slots=True)
class City:
    """The institutions of one city (or of the region itself), by county and name."""

    code: str
    name: str
    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the table of numbers: a city, its bodies and people, and bodies by class."""

    name: str
    bodies: int
    people: int
    classes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """Everything a volume says, apart from the words of the layout."""

    region: str
    region_name: str
    issue: Issue
    publisher: str
    authority: str
    phone: str
    complaint_phone: str
    legal_basis: str
    corrections: str
    is_official: bool
    site: str
    tool: str
    commit: str
    cities: tuple[City, ...]
    class_names: tuple[str, ...]
    counts: tuple[Count, ...]
    bodies: int
    people: int
    held_bodies: int
    held_people: int
    by_category: tuple[Section, ...]
    by_region: tuple[Section, ...]
    by_pinyin: tuple[Section, ...]
    by_strokes: tuple[Section, ...]
    changes: tuple[Change, ...]


def is_official(views: Views) -> bool:
    """Say whether the publisher may call a list a roster (law 7): authority and legal basis are named."""
    return is_authorised(views.registry.settings)


def is_authorised(settings: Settings) -> bool:
    """Say whether a registry is one of facts whose publisher names authority and legal basis."""
    return not settings.fictional and bool(settings.publisher.authority and settings.publisher.legal_basis)


def within(views: Views, region: str) -> Callable[[str], bool]:
    """Return a test whether a region is, or lies in, another."""
    inside = {region, *views.regions.below(region)}
    return inside.__contains__


def printed(views: Views, region: str) -> tuple[str, ...]:
    """Return the ids of the institutions printed for a region: those that may practise."""
    inside = within(views, region)
    return tuple(key for key, row in views.institutions.items() if row.is_practising and inside(row.region))


def roster_volume(views: Views, region: str) -> Volume:
    """Return the volume of a region."""
    settings = views.registry.settings
    inside = within(views, region)
    cities = tuple(_cities(views, region))
    bodies = [body for city in cities for body in city.bodies]
    classes = tuple(code for code in views.categories.items if ":" not in code)
    authority = views.registry.authorities.get(settings.publisher.authority or "")
    issue = issue_on(views)
    people = [person for body in bodies for person in body.people]
    return Volume(
        region=region,
        region_name=views.regions.name(region),
        issue=issue,
        publisher=settings.publisher.name,
        authority=authority.name if authority else "",
        phone=authority.phone if authority else "",
        complaint_phone=(authority.complaint_phone or "") if authority else "",
        legal_basis=settings.publisher.legal_basis or "",
        corrections=bare(settings.publisher.corrections or ""),
        is_official=is_official(views),
        site=settings.site_url or "",
        tool=views.tool_version,
        commit=short_version(views.commit),
        cities=cities,
        class_names=tuple(map(views.categories.name, classes)),
        counts=tuple(_count(views, city, classes) for city in cities),
        bodies=len(bodies),
        people=len(people),
        held_bodies=_held_bodies(views, inside),
        held_people=_held_people(views, inside, len(people)),
        by_category=tuple(by_category(views, bodies)),
        by_region=tuple(by_region(views, bodies)),
        by_pinyin=by_pinyin(people),
        by_strokes=by_strokes(people),
        changes=tuple(changes_since(views, issue.before, inside)),
    )


def _cities(views: Views, region: str) -> Iterator[City]:
    """Yield the groups in code order, bodies of the region itself first; running numbers go through."""
    groups = (region, *(code for code in areas(views.regions, region) if code != region))
    found: dict[str, list[str]] = {code: [] for code in groups}
    for key in printed(views, region):
        path = views.regions.path(views.institutions[key].region)
        home = next((code for code in reversed(path) if code in found), region)
        found[home].append(key)
    place = 0
    for code, keys in found.items():
        keys.sort(key=lambda key: _body_order(views, key))
        bodies = []
        for key in keys:
            place += 1
            bodies.append(body_of(views, views.registry.institutions[key], place))
        if bodies:
            yield City(code, views.regions.name(code), tuple(bodies))


def _body_order(views: Views, key: str) -> tuple[object, ...]:
    row = views.institutions[key]
    return (row.region, sort_key(row.name), key)


def _count(views: Views, city: City, classes: tuple[str, ...]) -> Count:
    held = [views.institutions[body.id].classes for body in city.bodies]
    return Count(
        name=city.name,
        bodies=len(city.bodies),
        people=sum(len(body.people) for body in city.bodies),
        classes=tuple(sum(code in own for own in held) for code in classes),
    )


def _held_bodies(views: Views, inside: Callable[[str], bool]) -> int:
    rows = views.institutions.values()
    return sum(row.badge.word in SUSPENDED for row in rows if inside(row.region))


def _held_people(views: Views, inside: Callable[[str], bool], people: int) -> int:
    """Count those registered for the region who are not printed: suspended, or at a suspended body."""
    rows = views.appraisers.values()
    return sum(not row.has_ended for row in rows if inside(row.region)) - people
