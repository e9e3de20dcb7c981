"""Notices: every change as something one can subscribe to, and whom it concerns.

A notice belongs to feeds by kind of record, kind of change, region, category and institution. A step that
changes hundreds of records at once is one notice that says how many.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from mingjian.derive.changeset import Action, RecordChange, names_in
from mingjian.derive.changeview import Entry, Group, entry, groups
from mingjian.derive.changewords import Line, briefly
from mingjian.derive.difference import contents
from mingjian.derive.views import Views
from mingjian.model.registry import KIND

GIST = 8
"""Fields of an added record that a notice tells."""
_LATE = ("id", "as_of", "sources")
BULK = 200
"""Changes in one step from which on they are told together."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One change of one record, or a step that changed many (``entry`` is then None).

    ``now`` is what a record that was added says today.
    """

    key: str
    when: str
    sha: str
    entry: Entry | None
    groups: tuple[Group, ...] = ()
    actions: tuple[Action, ...] = ()
    topics: frozenset[str] = frozenset()
    now: tuple[Line, ...] = ()


def notices(views: Views) -> tuple[Notice, ...]:
    """Return all notices, the youngest first."""
    return views.once("notices", lambda found: tuple(_notices(found)))


def names(views: Views) -> dict[str, str]:
    """Return the names of what changes refer to."""
    return views.once("change names", lambda found: dict(names_in(found.dataset.registry)))


def _notices(views: Views) -> Iterator[Notice]:
    known = names(views)
    topics = partial(_topics, views)
    for step in views.history.steps:
        told = [change for change in step.changes if change.matters]
        if len(told) > BULK:
            yield Notice(
                f"{step.sha}", step.when, step.sha, None, groups(told, known, 0), (), frozenset({"all"})
            )
            continue
        for change in told:
            made = entry(change, known)
            yield Notice(
                f"{step.sha}/{change.id}",
                step.when,
                step.sha,
                made,
                (),
                change.actions,
                topics(change),
                _now(views, change, known),
            )


def _now(views: Views, change: RecordChange, known: Mapping[str, str]) -> tuple[Line, ...]:
    """Return what a record that was added says today, as far as a notice has room for."""
    record = views.dataset.registry.of(change.kind).get(change.id) if change.kind in KIND else None
    if record is None or Action.ADDED not in change.actions:
        return ()
    told = (field for field in contents(record) if not field.path.startswith(_LATE))
    return briefly(told, known)[:GIST]


def _topics(views: Views, change: RecordChange) -> frozenset[str]:
    """Return every feed a change belongs to."""
    found = {"all", f"kind/{change.kind}", *(f"action/{action}" for action in change.actions)}
    registry = views.dataset.registry
    if change.kind == "vocab":
        return frozenset(found)
    record = registry.of(change.kind).get(change.id)
    if record is not None:
        owners = set(_institutions(change, record))
        found |= {f"institution/{key}" for key in owners}
        found |= {f"region/{code}" for code in _regions(views, record, owners)}
        found |= {f"category/{code}" for code in _categories(views, record)}
    return frozenset(found)


def _institutions(change: RecordChange, record: Any) -> Iterator[str]:
    if change.kind == "institution":
        yield change.id
    if owner := getattr(record, "institution", None):
        yield owner
    for name in ("affiliations", "results", "outcomes"):
        yield from (
            item.institution for item in getattr(record, name, ()) if getattr(item, "institution", None)
        )


def _regions(views: Views, record: Any, owners: Iterable[str]) -> Iterator[str]:
    institutions = views.dataset.registry.institutions
    own = {
        getattr(record, "region", None),
        *(institutions[key].region for key in owners if key in institutions),
    }
    for code in own:
        if code is not None:
            yield from views.regions.path(code)


def _categories(views: Views, record: Any) -> Iterator[str]:
    codes = {getattr(record, "category", None)}
    for name in ("scope", "categories", "items"):
        for item in getattr(record, name, ()):
            codes.add(item if isinstance(item, str) else getattr(item, "category", None))
    for code in codes:
        if isinstance(code, str):
            yield from views.categories.path(code)
