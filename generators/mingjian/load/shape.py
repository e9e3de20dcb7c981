"""A model's fields as reading and writing need them: looked up by name, once per model.

Derived from the declaration (law 2); nothing here lists a field.
"""

import enum
import typing
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from mingjian.model.declaration import FieldSpec, Model, field_specs, key_order


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: its declaration, its default, and how its text is written."""

    spec: FieldSpec
    default: Any

    @property
    def always_quoted(self) -> bool:
        """Dates and identifiers are written in quotes even where plain would do."""
        return self.spec.identifier or self.spec.kind is date

    @property
    def is_decimal(self) -> bool:
        """Say whether the field holds an amount or a rate."""
        return self.spec.kind is Decimal

    @property
    def is_text(self) -> bool:
        """Say whether the field holds text (identifiers included)."""
        return self.spec.kind is str

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a closed vocabulary, or nothing."""
        kind = self.spec.kind
        if isinstance(kind, type) and issubclass(kind, enum.StrEnum):
            return tuple(member.value for member in kind)
        return ()


@cache
def shape_of(model: type[Model]) -> dict[str, FieldShape]:
    """Return the fields of a model by name, in canonical order."""
    own = {spec.name: spec for spec in field_specs(model) if "." not in spec.path}
    return {name: FieldShape(own[name], _default(model, name)) for name in key_order(model)}


def _default(model: type[Model], name: str) -> Any:
    info = model.model_fields[name]
    return ... if info.is_required() else info.default


@cache
def coded_fields(model: type[Model]) -> frozenset[str]:
    """Return the fields whose text is a code, number or date, where full-width characters are mistakes."""
    return frozenset(
        name
        for name, field in shape_of(model).items()
        if field.always_quoted
        or field.spec.ref
        or field.spec.kind in (int, Decimal)
        or _has_pattern(model.model_fields[name].annotation, model.model_fields[name].metadata)
    )


def _has_pattern(annotation: Any, metadata: Iterable[Any]) -> bool:
    if any(getattr(item, "pattern", None) for item in metadata):
        return True
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Annotated:
        return _has_pattern(arguments[0], arguments[1:])
    return any(_has_pattern(argument, ()) for argument in arguments)
