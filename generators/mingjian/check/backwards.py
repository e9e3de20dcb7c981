"""Periods that end before they begin, wherever a record type declares one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjian.check.walk import dotted, paths, periods, values
from mingjian.model.declaration import Model
from mingjian.model.registry import KINDS, Registry


@dataclass(frozen=True, slots=True)
class Reversed:
    """A period that runs backwards; ``field`` is the path of its last day."""

    key: str
    field: str
    since: date
    until: date


def reversed_periods(registry: Registry) -> Iterator[Reversed]:
    """Yield every reversed period of the records and vocabularies."""
    for kind in KINDS:
        yield from _in_records(kind.model, registry.of(kind.key))
    for stem, vocabulary in registry.vocabularies.items():
        yield from _in_records(type(vocabulary), {f"vocab/{stem}": vocabulary})


def _in_records(model: type[Model], records: dict[str, Any]) -> Iterator[Reversed]:
    whole = {"since", "until"} <= model.model_fields.keys()
    nested = paths(model, periods)
    for key, record in records.items():
        if whole and _runs_backwards(record):
            yield Reversed(key, "until", record.since, record.until)
        for path in nested:
            for value, place in values(record, path.steps):
                if _runs_backwards(value):
                    yield Reversed(key, f"{dotted(place)}.until", value.since, value.until)


def _runs_backwards(value: Any) -> bool:
    return value.until is not None and value.since is not None and value.until < value.since
