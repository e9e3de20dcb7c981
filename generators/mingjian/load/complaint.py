"""A pydantic error as a code of our catalogue with the words for its sentence.

The sentence names the field by its Chinese title and its path, the value found, and what belongs there.
"""

import difflib
import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from mingjian.load.canonical import scalar_text
from mingjian.load.catalogue import shorten, wording
from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model, record_title

Loc = tuple[str | int, ...]
Worded = tuple[str, dict[str, Any]]

_CODES = {
    "missing": "F201",
    "enum": "F206",
    "string_pattern_mismatch": "F207",
    "greater_than": "F208",
    "greater_than_equal": "F208",
    "less_than": "F208",
    "less_than_equal": "F208",
    "decimal_max_digits": "F208",
    "decimal_max_places": "F208",
    "decimal_whole_digits": "F208",
    "too_short": "F209",
    "string_too_short": "F209",
}
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", re.ASCII)
_DATE = ("date_", "datetime_")


def place_of(loc: Loc) -> str:
    """Return the field path of an error (``licences[0].until``)."""
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path


def describe(model: type[Model], error: Any) -> Worded:
    """Return the code and the words for one error."""
    loc, value = error["loc"], error.get("input")
    _, shape = field_at(model, loc)
    code = _code(error, shape, value)
    params = _about(shape, loc, value)
    if code == "F203":
        needed = shape is not None and shape.default is ...
        params["advice"] = wording()["phrase"]["required" if needed else "optional"]
    if code == "F205" and (day := meant_day(str(value))):
        params["way"] = wording()["phrase"]["day"].format(day=day)
    if code == "F204":
        params |= {"expected": _expected(shape, loc), "got": _named(wording()["got"], type(value).__name__)}
        if params["expected"] == wording()["expected"]["list"]:
            params["way"] = wording()["phrase"]["list"]
    if code == "F206" and shape is not None:
        params |= {"allowed": "、".join(shape.words), "suggestion": suggestion(str(value), shape.words)}
    if code == "F208":
        params["bound"] = _bound(error.get("ctx", {}))
    return code, params


def meant_day(value: str) -> str | None:
    """Return the day that a date in another writing stands for; None where that is not certain."""
    parts = _DAY.fullmatch(value.strip())
    if parts is None:
        return None
    try:
        return date(*(int(part) for part in parts.groups())).isoformat()
    except ValueError:
        return None


def misspelt(model: type[Model], loc: Loc, meant: str | None) -> Worded:
    """Return the code and the words for a key that is not declared."""
    phrases, name = wording()["phrase"], str(loc[-1])
    owner, shape = field_at(model, loc[:-1]) if loc[:-1] else (model, None)
    within = shape.spec.model if shape is not None and shape.spec.model else owner
    title = shape.spec.title if shape is not None else record_title(model)
    advice = (
        phrases["rename"].format(wrong=shorten(name), name=meant)
        if meant
        else phrases["remove"].format(names="、".join(shape_of(within)))
    )
    return "F202", {
        "name": name,
        "owner": phrases["part" if shape is not None else "owner"].format(title=title),
        "suggestion": phrases["suggest"].format(name=meant) if meant else "",
        "advice": advice,
    }


def spelt(model: type[Model], loc: Loc, missing: Iterable[str], present: Collection[str]) -> str | None:
    """Return the declared key that a misspelt one stands for, required ones first."""
    _, shape = field_at(model, loc[:-1]) if loc[:-1] else (model, None)
    within = shape.spec.model if shape is not None and shape.spec.model else model
    free = {name: field for name, field in shape_of(within).items() if name not in present}
    wrong = str(loc[-1])
    for name, field in free.items():
        if field.spec.title == wrong:
            return name
    wrong = wrong.strip().lower().replace("-", "_").replace(" ", "_")
    return closest(wrong, [name for name in missing if name in free]) or closest(wrong, free)


def closest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the word most like another one, if any is alike enough."""
    return next(iter(difflib.get_close_matches(word[:64], list(words), 1, cutoff)), None)


def suggestion(word: str, words: Iterable[str]) -> str:
    """Return the part of a sentence that offers the word probably meant."""
    alike = [other for other in words if len(other) > 2 or other[:1] == word[:1]]  # 在业 is not 停业
    near = closest(word, alike, 0.5)
    return wording()["phrase"]["suggest"].format(name=near) if near else ""


def field_at(model: type[Model], loc: Loc) -> tuple[type[Model], FieldShape | None]:
    """Return the model that declares a field, and the field."""
    owner, shape = model, None
    for step in loc:
        if isinstance(step, int):
            continue
        if shape is not None and shape.spec.model is not None:
            owner = shape.spec.model
        shape = shape_of(owner).get(str(step))
        if shape is None:
            break
    return owner, shape


def _code(error: Any, shape: FieldShape | None, value: Any) -> str:
    kind = error["type"]
    if value is None and kind != "missing":
        return "F203"
    if kind == "string_type" and isinstance(value, int):
        return "F114"
    if kind.startswith(_DATE) and isinstance(value, str):
        return "F205"
    if kind in _CODES and (kind != "enum" or isinstance(value, str)):
        return _CODES[kind]
    wrong_type = kind.endswith(("_type", "_parsing", "_attributes_type")) or kind == "enum"
    return "F204" if wrong_type and shape is not None else "F210"


def _about(shape: FieldShape | None, loc: Loc, value: Any) -> dict[str, Any]:
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    if shape is None:
        return {
            "title": name,
            "name": name,
            "value": _shown(value),
            "way": "",
            "line": f"{name}:",
            "description": "",
        }
    example = _example(shape)
    return {
        "title": shape.spec.title,
        "name": name,
        "value": _shown(value),
        "line": f"{name}: {example}".rstrip(),
        "way": wording()["phrase"]["example"].format(example=example) if example else "",
        "description": shape.spec.description,
    }


def _example(shape: FieldShape) -> str:
    example = shape.spec.example
    if example is None or shape.spec.model is not None:
        return ""
    values = example if isinstance(example, list) else [example]
    return "、".join(scalar_text(value, shape) for value in values)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "、".join(str(key) for key in list(value)[:5])
    if isinstance(value, list):
        return "、".join(_shown(item) for item in value[:5])
    return "" if value is None else str(value)


def _expected(shape: FieldShape | None, loc: Loc) -> str:
    words = wording()["expected"]
    if shape is None:
        return words["other"]
    if shape.spec.many and not isinstance(loc[-1], int):
        return words["list"]
    if shape.spec.model is not None:
        return words["model"]
    if shape.words:
        return words["str"]
    return _named(words, "date" if shape.spec.kind is date else shape.spec.kind.__name__)


def _named(words: dict[str, str], name: str) -> str:
    return words.get(name, words["other"])


def _bound(context: dict[str, Any]) -> str:
    words = wording()["bound"]
    for key in ("ge", "gt", "le", "lt"):
        if key in context:
            return words[key].format(limit=context[key])
    return words["other"]
