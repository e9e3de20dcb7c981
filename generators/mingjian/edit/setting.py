"""变更: give a field another value, or take it away; a new name keeps the old one as history."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

from mingjian.edit.desk import Desk
from mingjian.edit.licensing import plain
from mingjian.edit.plan import DAY, Plan
from mingjian.edit.refused import EditRefused
from mingjian.edit.step import NoSuchPlaceError, parts_of
from mingjian.edit.words import say
from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model
from mingjian.model.errors import UsageError

FIXED = "id"
NEAR = 3
"""Fields offered in place of one that is not there."""
_BOOLEANS = {"true": True, "false": False, "是": True, "否": False}


def change(desk: Desk, key: str, path: str, text: str | None, reason: str | None = None) -> Plan:
    """Set a field, or (None) take its value away."""
    field = field_at(desk.model(key), path)
    if field is None or path == FIXED:
        raise UsageError(say("no_such_field", id=key, field=path) + near_fields(desk.model(key), path))
    value = None if text is None else typed(field, text)
    if isinstance(value, dict | list):
        raise UsageError(say("not_a_value", field=path))
    if desk.value(key, path) == value:
        shown = say("nothing") if text is None else text
        raise EditRefused(say("same_value", name=desk.name(key), field=field.spec.title, value=shown))
    title = say("set_title", name=desk.name(key), field=field.spec.title)
    return Plan(title, (desk.step(key, path, value),), None, reason)


def rename(desk: Desk, key: str, name: str, on: date) -> Plan:
    """Give an institution a new name from a day on."""
    house = desk.institution(key)
    if house.name == name:
        raise EditRefused(say("same_value", name=desk.name(key), field=say("name"), value=name))
    old = plain(name=house.name, until=on - DAY)
    steps = (desk.step(key, "former_names[+]", old), desk.step(key, "name", name))
    return Plan(say("rename_title", name=desk.name(key), new=name, day=on), steps)


def field_at(model: type[Model], path: str) -> FieldShape | None:
    """Return the declaration of the field a path leads to."""
    try:
        parts = parts_of(path)
    except NoSuchPlaceError:
        return None
    found, here = None, model
    for index, part in enumerate(parts):
        if not isinstance(part, str) or (index and part == "+"):
            continue
        found = shape_of(here).get(part) if here else None
        if found is None:
            return None
        here = found.spec.model  # type: ignore[assignment]
    return found


def title_of(model: type[Model], path: str) -> str:
    """Return a field as people call it: ``contact.phone`` is 联系方式·办公电话."""
    steps = [part for part in parts_of(path) if isinstance(part, str)]
    found: list[str] = []
    here: type[Model] | None = model
    for step in steps:
        shape = shape_of(here).get(step) if here else None
        if shape is None:
            return path
        found.append(shape.spec.title)
        here = shape.spec.model
    return say("field_titles").join(found)


def near_fields(model: type[Model], wrong: str) -> str:
    """Offer the fields that somebody may have meant who wrote a title, or a word like the right one."""
    paths = list(_paths(model, ""))
    last = wrong.rpartition(".")[2]
    called = [path for path in paths if last in title_of(model, path)]
    alike = get_close_matches(wrong, paths, NEAR, 0.6)
    found = dict.fromkeys((*called, *alike))
    shown = (say("near_field", path=path, title=title_of(model, path)) for path in list(found)[:NEAR])
    return say("near_fields", fields=say("or").join(shown)) if found else ""


def _paths(model: type[Model], way: str) -> Iterator[str]:
    """Yield the single values of a record; of a list, those of its first item."""
    for name, field in shape_of(model).items():
        path = f"{way}{name}"
        if field.spec.model is None:
            yield path
        else:
            yield from _paths(field.spec.model, f"{path}[0]." if field.spec.many else f"{path}.")


def typed(field: FieldShape, text: str) -> Any:
    """Read a text as the field's type; what cannot be read stays text, and the check says what is wrong."""
    if field.spec.kind is int:
        try:
            return int(text)
        except ValueError:
            return text
    if field.spec.kind is bool:
        return _BOOLEANS.get(text, text)
    return text
