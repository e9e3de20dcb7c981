"""A new record from what a clerk typed: ``contact.phone=…`` to plain data, and what is still missing."""

from collections.abc import Iterable, Iterator
from typing import Any

from mingjian.edit.setting import field_at, near_fields, typed
from mingjian.edit.step import NoSuchPlaceError, Part, parts_of
from mingjian.edit.words import say
from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model
from mingjian.model.errors import UsageError

Tree = dict[str, Any]


def built(model: type[Model], pairs: Iterable[tuple[str, str]]) -> Tree:
    """Return plain data built from field paths and texts; a list of words gets one word each time."""
    tree: Tree = {}
    for path, text in pairs:
        field = field_at(model, path)
        if field is None or field.spec.model is not None:
            raise UsageError(say("no_field", field=path) + near_fields(model, path))
        _place(tree, path, field, typed(field, text))
    return tree


def _place(tree: Tree, path: str, field: FieldShape, value: Any) -> None:
    *way, last = parts_of(path)
    holder: Any = tree
    try:
        for part, following in zip(way, [*way[1:], last], strict=True) if way else ():
            holder = _down(holder, part, is_list=not isinstance(following, str))
        if field.spec.many:
            words = holder.setdefault(last, []) if isinstance(last, str) else holder
            words.append(value)
        else:
            holder[last] = value
    except (NoSuchPlaceError, IndexError, TypeError) as error:
        raise UsageError(say("no_field", field=path)) from error


def _down(holder: Any, part: Part, *, is_list: bool) -> Any:
    if isinstance(part, int):
        if part == len(holder):
            holder.append({})
        return holder[part]
    return holder.setdefault(part, [] if is_list else {})


def missing(model: type[Model], tree: Tree, prefix: str = "") -> Iterator[tuple[str, FieldShape]]:
    """Yield the fields that must be filled in and are not, as paths that ``built`` understands."""
    for name, field in shape_of(model).items():
        value, path = tree.get(name), f"{prefix}{name}"
        inner = field.spec.model
        if value is None and field.default is not ...:
            continue
        if inner is None:
            if value in (None, []) and path != "id":
                yield path, field
        elif field.spec.many:
            for index, item in enumerate(value or [{}]):
                yield from missing(inner, item, f"{path}[{index}].")
        else:
            yield from missing(inner, value or {}, f"{path}.")
