"""What the public will see of a change: which pages, rosters, prices and rows of data, and who may practise.

Both states are derived as they would be published on one day and compared, so what may not be shown is not
counted, and a reformat counts for nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.change.pages import TouchedPage, touched_pages
from mingjian.change.rosters import RosterChange, roster_changes
from mingjian.change.tables import TouchedTable, touched_tables
from mingjian.derive.changeset import RecordChange
from mingjian.derive.views import Views, derive_views
from mingjian.model.registry import Registry

PRICED = frozenset({"price", "fee"})


@dataclass(frozen=True, slots=True)
class Practice:
    """Who may practise after the change and could not before (``joined``), or the reverse (``left``)."""

    kind: str
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class Sides:
    """The registry before and after on one day, for whoever wants to see the pages themselves."""

    before: Views
    after: Views


@dataclass(frozen=True)
class Effect:
    """What a change does to what the public sees; ``prices`` are the ids of price lists and schedules."""

    pages: tuple[TouchedPage, ...] = ()
    rosters: tuple[RosterChange, ...] = ()
    prices: tuple[str, ...] = ()
    tables: tuple[TouchedTable, ...] = ()
    practice: tuple[Practice, ...] = ()
    sides: Sides | None = None


def effect(sides: tuple[Registry, Registry], changes: Iterable[RecordChange], day: date, tool: str) -> Effect:
    """Return what changes for the public on a day; history and versions always differ and are left out."""
    old, new = (derive_views(registry, day, None, tool) for registry in sides)
    return Effect(
        pages=touched_pages(old, new),
        rosters=roster_changes(old, new),
        prices=tuple(change.id for change in changes if change.kind in PRICED),
        tables=tuple(touched_tables(old.dataset, new.dataset)),
        practice=tuple(_practice(old, new)),
        sides=Sides(old, new),
    )


def _practice(old: Views, new: Views) -> Iterator[Practice]:
    for kind, practising in (("institutions", _institutions), ("appraisers", _appraisers)):
        was, now = practising(old), practising(new)
        joined = tuple(now[key] for key in now if key not in was)
        left = tuple(was[key] for key in was if key not in now)
        if joined or left:
            yield Practice(kind, joined, left)


def _institutions(views: Views) -> dict[str, str]:
    return {key: row.name for key, row in views.institutions.items() if row.may_practise}


def _appraisers(views: Views) -> dict[str, str]:
    """Return who may practise: in good standing, at an institution that may take commissions."""
    places = _institutions(views)
    return {
        person.id: person.name
        for place, people in views.roster.practising.items()
        for person in people
        if place in places and views.appraisers[person.id].may_practise
    }
