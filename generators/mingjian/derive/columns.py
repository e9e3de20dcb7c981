"""Columns of the open data, made from declared fields: their names, what they refer to, where they stand."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from mingjian.derive import tablewords as words
from mingjian.derive.table import Column, ColumnType, ForeignKey, type_of
from mingjian.model.declaration import FieldSpec, Model, field_specs, key_order
from mingjian.model.registry import KIND, VOCABULARIES

POSITION = "position"


def own_fields(model: type[Model], prefix: str = "") -> Iterator[FieldSpec]:
    """Yield the fields of a model that are not inside a list, in the order in which records are written."""
    specs = {spec.name: spec for spec in field_specs(model) if "." not in spec.path}
    for name in key_order(model):
        spec = specs[name]
        if spec.model is None or spec.many:
            yield _under(prefix, spec)
        else:
            for inner in own_fields(spec.model):
                yield _nested(prefix, spec, inner)


def _under(prefix: str, spec: FieldSpec) -> FieldSpec:
    return spec if not prefix else replace(spec, path=f"{prefix}{spec.path}")


def _nested(prefix: str, outer: FieldSpec, inner: FieldSpec) -> FieldSpec:
    """Return a field of something that stands once, seen from the record it stands in."""
    return replace(
        inner,
        path=f"{prefix}{outer.path}.{inner.path}",
        title=words.NESTED_TITLE.format(outer=outer.title, inner=inner.title),
        required=inner.required and outer.required,
    )


def column_of(spec: FieldSpec, origin: str) -> Column:
    """Return a declared field as a column; ``origin`` is the declared path of the row."""
    word = spec.kind if hasattr(spec.kind, "__members__") else None
    return Column(
        name=spec.path.replace(".", "_"),
        title=spec.title,
        description=for_readers(spec.description),
        datatype=type_of(spec),
        required=spec.required,
        path=f"{origin}.{spec.path}",
        identifier=spec.identifier or spec.ref is not None or spec.name == "id",
        law=spec.law,
        words=word,
        example=spec.example,
    )


@cache
def for_readers(description: str) -> str:
    """Return a description without what only those who write files need to know."""
    for told, said in words.FOR_EDITORS:
        description = description.replace(told, said)
    return description


def reference_of(name: str, spec: FieldSpec) -> ForeignKey | None:
    """Return what a column refers to, if the field names a record or an item of a vocabulary."""
    if spec.ref is not None:
        return ForeignKey((name,), KIND[spec.ref].table, ("id",))
    if spec.vocabulary is not None:
        key = vocabulary_key(spec.vocabulary)
        return None if key is None else ForeignKey((name,), table_of(spec.vocabulary), (key,))
    return None


def table_of(stem: str) -> str:
    """Return the name of the table that holds the items of a vocabulary."""
    return stem.replace("-", "_")


def vocabulary_key(stem: str) -> str | None:
    """Return the column by which records name an item of a vocabulary."""
    items = next(spec for spec in field_specs(VOCABULARIES[stem]) if spec.path == "items[]")
    fields = items.model.model_fields if items.model else {}
    return next((name for name in ("code", "id", "name") if name in fields), None)


def position_column(title: str) -> Column:
    """Return the column that says which place a row has in a list."""
    return Column(
        POSITION, words.POSITION, words.POSITION_MEANING.format(list=title), ColumnType.INTEGER, True
    )


def text_column(name: str, title: str, meaning: str, *, identifier: bool = False) -> Column:
    """Return a column of text that every row has."""
    return Column(name, title, meaning, ColumnType.TEXT, True, "", identifier)
