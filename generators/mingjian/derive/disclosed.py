"""The registry as data users get it: without what has not been made public by the day.

``takedown.py`` removes what may no longer be public; pages then say of the rest "not published yet" where a
result is still held back. A table has no such sentence, so here the result itself is left out.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from mingjian.derive.takedown import RESULTS, publishable
from mingjian.model.inspection import Inspection
from mingjian.model.integrity import Campaign
from mingjian.model.registry import KIND, Registry
from mingjian.model.sanction import Sanction

Hold = Callable[[Any, date], Any]
"""Returns a record as it may be given out on a day, or None."""


def disclosed(registry: Registry, on: date) -> Registry:
    """Return the registry as it may be given out on a day."""
    shown = publishable(registry, on).registry
    changed: dict[str, Any] = {}
    for kind, hold in _HOLDS.items():
        kept = _held(shown.of(kind), hold, on)
        if kept is not shown.of(kind):
            changed[KIND[kind].attribute] = kept
    return _unhooked(replace(shown, **changed)) if changed else shown


def _held(records: dict[str, Any], hold: Hold, on: date) -> dict[str, Any]:
    kept = {key: hold(record, on) for key, record in records.items()}
    if all(kept[key] is record for key, record in records.items()):
        return records
    return {key: record for key, record in kept.items() if record is not None}


def _is_out(record: Any, on: date) -> bool:
    return record.published is not None and record.published <= on


def _once_published(record: Any, on: date) -> Any:
    return record if _is_out(record, on) else None


def _once_begun(record: Any, on: date) -> Any:
    return record if record.since <= on else None


def _inspection(record: Inspection, on: date) -> Inspection | None:
    """An inspection is known once it took place, its result once it is public (S57)."""
    if record.inspected > on:
        return None
    if _is_out(record, on):
        return record
    return record.model_copy(update={**RESULTS, "closed": None, "published": None})


def _campaign(record: Campaign, on: date) -> Campaign | None:
    """A campaign is announced when it begins; what came of it is known once it is public."""
    if record.since > on:
        return None
    if _is_out(record, on):
        return record
    return record.model_copy(update={"results": (), "report": None, "published": None})


def _unhooked(registry: Registry) -> Registry:
    """Return a registry in which no sanction names an inspection that is not there."""
    loose = {
        key: item.model_copy(update={"inspection": None})
        for key, item in registry.sanctions.items()
        if _is_loose(item, registry)
    }
    return replace(registry, sanctions=registry.sanctions | loose) if loose else registry


def _is_loose(item: Sanction, registry: Registry) -> bool:
    return item.inspection is not None and item.inspection not in registry.inspections


_HOLDS: dict[str, Hold] = {
    "price": _once_begun,
    "inspection": _inspection,
    "approval": _once_published,
    "rating": _once_published,
    "review": _once_published,
    "round": _once_published,
    "honour": lambda record, on: record if record.granted <= on else None,
    "campaign": _campaign,
    "event": _once_published,
    "facility": _once_begun,
    "association": _once_begun,
    "pilot": _once_begun,
    "window": _once_begun,
    "agreement": lambda record, on: record if record.signed <= on else None,
    "purchase": _once_published,
}
