"""Snippets for editors: “新增许可证” puts in what an item must have, its words to choose from, its quotes.

They come from the declaration: what is required, its example or its words; a clerk tabs from one to the next.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model

LABEL = "新增{title}"
Schema = dict[str, Any]


def add_snippets(schema: Schema, model: type[Model]) -> None:
    """Put a snippet on every list of parts of a model and of the parts themselves."""
    for owner, properties in _owners(schema, model):
        for name, field in shape_of(owner).items():
            inner = field.spec.model
            if inner is None or not field.spec.many or name not in properties:
                continue
            properties[name]["defaultSnippets"] = [
                {
                    "label": LABEL.format(title=field.spec.title),
                    "description": field.spec.description,
                    "body": _body(inner, count(1)),
                }
            ]


def _owners(schema: Schema, model: type[Model]) -> Iterator[tuple[type[Model], Schema]]:
    known = {model.__name__: model}
    waiting = [model]
    while waiting:
        owner = waiting.pop()
        yield owner, schema["properties"] if owner is model else schema["$defs"][owner.__name__]["properties"]
        for field in shape_of(owner).values():
            inner = field.spec.model
            if inner is not None and inner.__name__ not in known:
                known[inner.__name__] = inner
                waiting.append(inner)


def _body(model: type[Model], places: Iterator[int]) -> Schema:
    """Return what an item must have; one that must have nothing gets its first field."""
    fields = shape_of(model)
    needed = [name for name, field in fields.items() if field.default is ...] or [next(iter(fields))]
    return {name: _value(fields[name], places) for name in needed}


def _value(field: FieldShape, places: Iterator[int]) -> Any:
    inner = field.spec.model
    value = _body(inner, places) if inner is not None else _stop(field, next(places))
    return [value] if field.spec.many else value


def _stop(field: FieldShape, place: int) -> str:
    if field.words:
        return f"${{{place}|{','.join(_escaped(word, ',|') for word in field.words)}|}}"
    example = field.spec.example
    first = example[0] if isinstance(example, list | tuple) and example else example
    text = "" if first is None else _escaped(str(first), "}")
    stop = f"${{{place}:{text}}}"
    return f'"{stop}"' if field.always_quoted else stop


def _escaped(text: str, marks: str) -> str:
    for mark in ("\\", "$", *marks):
        text = text.replace(mark, f"\\{mark}")
    return text
