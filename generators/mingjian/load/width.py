"""Full-width digits and letters in codes, numbers and dates: found once, then read half-width."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from mingjian.load.reading import Problem, Tree
from mingjian.load.scalar import typed
from mingjian.load.shape import FieldShape, coded_fields, shape_of
from mingjian.model.declaration import Model

_IN_BYTES = re.compile(rb"\xef\xbc[\x90-\x99\xa1-\xba]|\xef\xbd[\x81-\x9a]")
_IN_TEXT = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


def may_be_wide(data: bytes) -> bool:
    """Say whether a file holds any full-width digit or letter (cheap; most files hold none)."""
    return _IN_BYTES.search(data) is not None


def narrow(text: str) -> str:
    """Return a code with its full-width characters as half-width ones."""
    return unicodedata.normalize("NFKC", text)


def narrow_codes(model: type[Model], tree: Tree, path: str = "") -> Iterator[Problem]:
    """Replace full-width characters in the coded fields of a tree; yield one problem per value."""
    coded = coded_fields(model)
    for name, shape in shape_of(model).items():
        value, place = tree.get(name), f"{path}{name}"
        if shape.spec.model is not None:
            items = value if isinstance(value, list) else [value]
            for index, item in enumerate(items):
                inner = f"{place}[{index}]." if isinstance(value, list) else f"{place}."
                if isinstance(item, dict):
                    yield from narrow_codes(shape.spec.model, item, inner)
        elif name in coded:
            yield from _narrow(tree, name, place, shape)


def _narrow(owner: Any, key: Any, place: str, shape: FieldShape) -> Iterator[Problem]:
    value = owner[key] if not isinstance(owner, dict) or key in owner else None
    if isinstance(value, list):
        for index in range(len(value)):
            yield from _narrow(value, index, f"{place}[{index}]", shape)
    elif isinstance(value, str) and _IN_TEXT.search(value):
        half = narrow(value)
        owner[key] = typed(half) if shape.spec.kind is int else half
        yield Problem("F115", 0, 0, place, {"title": shape.spec.title, "value": value, "suggestion": half})
