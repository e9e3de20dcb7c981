"""Plain data to canonical YAML text: one way to write a record, so that a changed value is a changed line.

Key order, quoting and what is left out follow from the declaration; the form itself is described in
CONTRIBUTING. Used for new records; existing files are restored by ``edit.canonical``, which keeps comments.
"""

import enum
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from mingjian.load.scalar import UNUSUAL, is_plain, quoted
from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model


def emit(model: type[Model], data: Mapping[str, Any]) -> str:
    """Return the canonical text of a record given as plain data.

    Raises:
        ValueError: the data has a key the model does not declare.
    """
    return "\n".join(_mapping(model, data, "")) + "\n"


def plain_data(value: Any) -> Any:
    """Return a model (or anything holding models) as the plain data ``emit`` takes."""
    return value.model_dump(mode="python") if isinstance(value, Model) else value


def scalar_text(value: Any, field: FieldShape | None) -> str:
    """Return a single value as it stands on its line; ``field`` is None for a key nobody declared."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.Enum):
        value = value.value
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, Decimal | float) or (field is not None and field.is_decimal):
        return _amount(value)
    if isinstance(value, int) and (field is None or not field.is_text):
        return str(value)
    text = str(value)
    plain = text and is_plain(text) and (field is None or not field.always_quoted)
    return text if plain else quoted(text)


def is_block(value: Any) -> bool:
    """Say whether a value is written as a literal block: several lines, none of them awkward."""
    if not isinstance(value, str) or "\n" not in value or "\t" in value or UNUSUAL.search(value):
        return False
    return not value[0].isspace() and not value[-1].isspace() and " \n" not in value


def is_left_out(value: Any, field: FieldShape) -> bool:
    """Say whether a key is left out because its value says nothing."""
    if value is None:
        return True
    if field.spec.many:
        return not value and field.default is not ...
    if field.spec.model is not None:
        return isinstance(field.default, Model) and not list(_mapping(field.spec.model, value, ""))
    if field.default is ...:
        return False
    return bool(value == field.default) or (field.is_decimal and _amount(value) == _amount(field.default))


def _amount(value: Any) -> str:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return quoted(str(value))
    if not number.is_finite():
        return quoted(str(value))
    return str(int(number)) if number == number.to_integral_value() else quoted(f"{number:f}")


def _mapping(model: type[Model], data: Any, indent: str) -> Iterator[str]:
    data = plain_data(data)
    shape = shape_of(model)
    if unknown := [key for key in data if key not in shape]:
        raise ValueError(f"{model.__name__} declares no field {unknown[0]!r}")
    for name, field in shape.items():
        if not is_left_out(data.get(name), field):
            yield from _entry(name, field, data[name], indent)


def _entry(name: str, field: FieldShape, value: Any, indent: str) -> Iterator[str]:
    if field.spec.many:
        yield f"{indent}{name}:" if value else f"{indent}{name}: []"
        yield from _items(field, value, indent + "  ")
    elif field.spec.model is not None:
        yield f"{indent}{name}:"
        yield from _body(field.spec.model, value, indent + "  ")
    elif is_block(value):
        yield f"{indent}{name}: |-"
        yield from _block(value, indent + "  ")
    else:
        yield f"{indent}{name}: {scalar_text(value, field)}"


def _items(field: FieldShape, values: Sequence[Any], indent: str) -> Iterator[str]:
    for value in values:
        if field.spec.model is None:
            if is_block(value):
                yield f"{indent}- |-"
                yield from _block(value, indent + "  ")
            else:
                yield f"{indent}- {scalar_text(value, field)}"
            continue
        first, *rest = _body(field.spec.model, value, indent + "  ")
        yield f"{indent}- {first[len(indent) + 2 :]}"
        yield from rest


def _body(model: type[Model], data: Any, indent: str) -> list[str]:
    """Return the lines of a nested mapping; one whose keys all say nothing still has to show one."""
    if lines := list(_mapping(model, data, indent)):
        return lines
    shape, data = shape_of(model), plain_data(data)
    lines = [
        line
        for name, field in shape.items()
        if data.get(name) not in (None, (), []) and field.spec.model is None
        for line in _entry(name, field, data[name], indent)
    ]
    if not lines:
        raise ValueError(f"{model.__name__} without any value cannot be written")
    return lines


def _block(text: str, indent: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"{indent}{line}" if line else ""
