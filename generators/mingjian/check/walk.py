"""Walk declared fields of many records quickly: the steps are compiled once per model, not per record.

The declaration (law 2) says which fields are references, vocabulary words or free text; the generic rules
read it through these walkers, so a new field is checked without touching a rule.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mingjian.model.declaration import FieldSpec, Model, field_specs

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """One declared field with its steps; ``many`` marks a step that is a list."""

    spec: FieldSpec
    steps: tuple[tuple[str, bool], ...]


def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    return tuple((part.removesuffix("[]"), part.endswith("[]")) for part in path.split("."))


@cache
def paths(model: type[Model], wanted: Callable[[FieldSpec], bool]) -> tuple[Path, ...]:
    """Return the declared fields of ``model`` that are wanted, ready to walk."""
    return tuple(Path(spec, _steps(spec.path)) for spec in field_specs(model) if wanted(spec))


def values(record: Any, steps: tuple[tuple[str, bool], ...]) -> Sequence[tuple[Any, Place]]:
    """Return every value at a path with its place (names and list positions); absent ones are left out."""
    name, many = steps[0]
    value = record.__dict__[name]
    if value is None or value == ():
        return ()
    found: list[tuple[Any, Place]] = _parts(value, (name,)) if many else [(value, (name,))]
    for name, many in steps[1:]:
        below: list[tuple[Any, Place]] = []
        for item, place in found:
            value = item.__dict__[name]
            if value is None:
                continue
            if many:
                below += _parts(value, (*place, name))
            else:
                below.append((value, (*place, name)))
        found = below
    return found


def _parts(items: Sequence[Any], place: Place) -> list[tuple[Any, Place]]:
    return [(item, (*place, index)) for index, item in enumerate(items)]


def dotted(place: Place) -> str:
    """Write a place the way findings name fields: ``licences[0].until``."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def references(spec: FieldSpec) -> bool:
    """Say whether a field holds the id of another record."""
    return spec.ref is not None


def vocabulary_words(spec: FieldSpec) -> bool:
    """Say whether a field holds a code or word of a vocabulary."""
    return spec.vocabulary is not None


def free_texts(spec: FieldSpec) -> bool:
    """Say whether a field holds text a person typed (codes and references are checked elsewhere)."""
    return spec.kind is str and spec.ref is None and spec.vocabulary is None


def periods(spec: FieldSpec) -> bool:
    """Say whether a field holds a nested thing with a first and a last day."""
    return spec.model is not None and {"since", "until"} <= spec.model.model_fields.keys()
