"""What the public will see of a change: which pages, which rows of the open data, who may still practise.

Both states are derived as they would be published on one day and their views compared, so what may not be
shown is not counted, and a reformat counts for nothing. Nothing is rendered.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.check.runner import check_registry
from mingjian.derive.dataset import Dataset, make_dataset
from mingjian.derive.table import Row, Table
from mingjian.derive.views import Views, derive_views
from mingjian.load.loaded import Loaded
from mingjian.model.finding import Finding
from mingjian.model.registry import Registry
from mingjian.render.pages.outline import outline

TOOL = "diff"
"""Stands for version and commit in both states, so that they never differ in these."""


@dataclass(frozen=True, slots=True)
class TouchedPage:
    """One page that will look different; ``was`` or ``now`` is False where it is new or gone.

    ``record`` is the id of the record the page is about; lists and statistics have none.
    """

    url: str
    title: str
    record: str
    was: bool
    now: bool


@dataclass(frozen=True, slots=True)
class TouchedTable:
    """One table of the open data, with how many rows come, go and change."""

    name: str
    title: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, slots=True)
class Practice:
    """Who may practise after the change and could not before (``joined``), or the reverse (``left``)."""

    kind: str
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to what the public sees, and what the check newly says."""

    pages: tuple[TouchedPage, ...] = ()
    tables: tuple[TouchedTable, ...] = ()
    practice: tuple[Practice, ...] = ()
    looks: tuple[Finding, ...] = ()


def effect(before: Loaded, after: Loaded, day: date) -> Effect:
    """Return what the step from one state to the other does on a day."""
    old, new = (derive_views(loaded.registry, day, None, TOOL) for loaded in (before, after))
    return Effect(
        pages=tuple(_pages(old, new)),
        tables=tuple(_tables(before.registry, after.registry, day)),
        practice=tuple(_practice(old, new)),
        looks=tuple(_looks(before, after, day)),
    )


def _pages(old: Views, new: Views) -> Iterator[TouchedPage]:
    """Yield the pages whose view differs, by address."""
    was = {spec.url: (spec.template, spec.build()) for spec in outline(old)}
    now = {spec.url: (spec.template, spec.build()) for spec in outline(new)}
    known = old.registry.paths.keys() | new.registry.paths.keys()
    for url in sorted(was.keys() | now.keys()):
        if was.get(url) != now.get(url):
            _, view = now.get(url) or was[url]
            stem = url.rstrip("/").rpartition("/")[2]
            yield TouchedPage(url, view.head.title, stem if stem in known else "", url in was, url in now)


def _tables(before: Registry, after: Registry, day: date) -> Iterator[TouchedTable]:
    old, new = (make_dataset(registry, day, None, TOOL) for registry in (before, after))
    for table in new.tables:
        was, now = _rows(old, table), _rows(new, table)
        changed = sum(was[key] != now[key] for key in was.keys() & now.keys())
        added, removed = len(now.keys() - was.keys()), len(was.keys() - now.keys())
        if changed or added or removed:
            yield TouchedTable(table.name, table.title, added, removed, changed)


def _rows(data: Dataset, table: Table) -> dict[Row, Row]:
    places = [table.place(column) for column in table.key]
    return {tuple(row[place] for place in places): row for row in data.rows[table.name]}


def _practice(old: Views, new: Views) -> Iterator[Practice]:
    for kind, practising in (("institutions", _institutions), ("appraisers", _appraisers)):
        was, now = practising(old), practising(new)
        joined = tuple(now[key] for key in now if key not in was)
        left = tuple(was[key] for key in was if key not in now)
        if joined or left:
            yield Practice(kind, joined, left)


def _institutions(views: Views) -> dict[str, str]:
    return {key: row.name for key, row in views.institutions.items() if row.is_practising}


def _appraisers(views: Views) -> dict[str, str]:
    """Return who may practise: in good standing, at an institution that may take commissions."""
    places = _institutions(views)
    return {
        person.id: person.name
        for place, people in views.roster.practising.items()
        for person in people
        if place in places
    }


def _looks(before: Loaded, after: Loaded, day: date) -> list[Finding]:
    """Return what the check says of the new state and did not say of the old one."""
    known = {_identity(item) for item in _findings(before, day)}
    fresh = [item for item in _findings(after, day) if _identity(item) not in known]
    return sorted(fresh, key=lambda item: (-item.severity, item.order))


def _findings(loaded: Loaded, day: date) -> Iterable[Finding]:
    return (*loaded.findings, *check_registry(loaded, day))


def _identity(item: Finding) -> tuple[str, str, str, str]:
    return (item.code, item.record_id or item.path, item.field, item.message)
