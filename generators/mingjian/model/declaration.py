"""How a record type is declared: once, with Chinese titles, descriptions, examples and legal sources.

Everything else that lists fields (validator, JSON Schema, data dictionary, labels on pages, CSV columns)
reads these declarations back through :func:`field_specs`. See docs/adr/0002.
"""

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

_REQUIRED: Any = ...


class Word(StrEnum):
    """A closed vocabulary the code depends on; the value is the Chinese word, ``meaning`` explains it."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Make a member from its Chinese word and its plain-language meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class Model(BaseModel):
    """Base of everything declared: frozen, strict, unknown keys refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", protected_namespaces=())


def declare(  # noqa: PLR0913 - one keyword per column of the data dictionary
    title: str,
    description: str,
    *,
    example: Any = None,
    default: Any = _REQUIRED,
    law: str | None = None,
    ref: str | None = None,
    vocabulary: str | None = None,
    identifier: bool = False,
    table: str | None = None,
    **constraints: Any,
) -> Any:
    """Declare one field.

    Args:
        title: Chinese label, used on pages, in forms and as the column header.
        description: Chinese sentence for the person who fills the field in.
        example: one valid value.
        default: left out means required.
        law: the rule that asks for the field (short title and article).
        ref: record kind (``institution`` …) whose id this field holds.
        vocabulary: vocabulary file (``categories`` …) whose code or word this field holds.
        identifier: the text must be quoted in YAML because it looks like a number.
        table: name of the table the list becomes in the open data, where the name made from its path
            would be long or taken (derive/tables.py).
        constraints: passed to pydantic (``min_length``, ``ge`` …).
    """
    extra = {
        "x-law": law,
        "x-ref": ref,
        "x-vocabulary": vocabulary,
        "x-identifier": identifier or None,
        "x-table": table,
    }
    return Field(
        default,
        title=title,
        description=description,
        examples=None if example is None else [example],
        json_schema_extra={key: value for key, value in extra.items() if value is not None},
        **constraints,
    )


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}-[a-z]{0,2}\d{2,8}$")]
RegionCode = Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
CategoryCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(:\d{2}(\d{2}(\d{2})?)?)?$")]
Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One declared field as readers of the declaration see it.

    ``path`` is dotted, with ``[]`` after a list (``licences[].until``).
    """

    path: str
    name: str
    title: str
    description: str
    law: str | None
    ref: str | None
    vocabulary: str | None
    identifier: bool
    table: str | None
    required: bool
    many: bool
    kind: Any
    model: type[Model] | None
    example: Any


def _unwrap(annotation: Any) -> tuple[Any, bool]:
    """Return the innermost type and whether it sits in a list; Optional and Annotated are peeled off."""
    many = False
    while True:
        origin = typing.get_origin(annotation)
        if origin is Annotated:
            annotation = typing.get_args(annotation)[0]
        elif origin in (typing.Union, types.UnionType):
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        elif origin in (tuple, list):
            many = True
            annotation = typing.get_args(annotation)[0]
        else:
            return annotation, many


@cache
def field_specs(model: type[Model], prefix: str = "") -> tuple[FieldSpec, ...]:
    """List all declared fields of a model, nested ones included, in declaration order."""
    return tuple(_walk(model, prefix))


def _walk(model: type[Model], prefix: str) -> Iterator[FieldSpec]:
    for name, info in model.model_fields.items():
        inner, many = _unwrap(info.annotation)
        nested = inner if isinstance(inner, type) and issubclass(inner, Model) else None
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        path = f"{prefix}{name}{'[]' if many else ''}"
        yield FieldSpec(
            path=path,
            name=name,
            title=info.title or name,
            description=info.description or "",
            law=typing.cast("str | None", extra.get("x-law")),
            ref=typing.cast("str | None", extra.get("x-ref")),
            vocabulary=typing.cast("str | None", extra.get("x-vocabulary")),
            identifier=bool(extra.get("x-identifier")),
            table=typing.cast("str | None", extra.get("x-table")),
            required=info.is_required(),
            many=many,
            kind=inner,
            model=nested,
            example=info.examples[0] if info.examples else None,
        )
        if nested is not None:
            yield from _walk(nested, f"{path}.")


@cache
def key_order(model: type[Model]) -> tuple[str, ...]:
    """Return the canonical key order: id first, then as declared, as_of and sources last."""
    last = ("as_of", "sources")
    names = [name for name in model.model_fields if name not in last]
    names.sort(key=lambda name: name != "id")
    return (*names, *(name for name in last if name in model.model_fields))


def title_of(model: type[Model], name: str) -> str:
    """Return the Chinese title of a top-level field."""
    return model.model_fields[name].title or name


def record_title(model: type[Model]) -> str:
    """Return the Chinese name of the record type."""
    return str(model.model_config.get("title") or model.__name__)


__all__ = [
    "CategoryCode",
    "Decimal",
    "FieldSpec",
    "Model",
    "Money",
    "Percent",
    "RecordId",
    "RegionCode",
    "Text",
    "Word",
    "date",
    "declare",
    "field_specs",
    "key_order",
    "record_title",
    "title_of",
]
