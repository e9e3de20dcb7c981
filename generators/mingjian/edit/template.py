"""A record to be filled in: what is known as values, the rest as comments made from the declaration."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from mingjian.edit.comment import attach
from mingjian.edit.words import say
from mingjian.edit.writer import write
from mingjian.load.canonical import scalar_text
from mingjian.load.shape import FieldShape, shape_of
from mingjian.model.declaration import Model

SHOWN = 12
"""Longest list of allowed words that is written out."""
Words = Callable[[str], tuple[str, ...]]


def template(model: type[Model], tree: dict[str, Any], words: Words) -> str:
    """Return the text of a record with every field in it: filled, to be filled, or as a comment."""
    return "\n".join([say("template_head"), *_lines(model, tree, "", words)]) + "\n"


def about(field: FieldShape, words: Words) -> str:
    """Say what a field is, what may stand in it, and which rule asks for it."""
    spec = field.spec
    allowed = field.words or (words(spec.vocabulary) if spec.vocabulary else ())
    told = say("about", title=spec.title, description=spec.description.rstrip("。"))
    if allowed and len(allowed) <= SHOWN:
        told += say("about_words", words="、".join(allowed))
    elif spec.vocabulary:
        told += say("about_vocabulary", stem=spec.vocabulary)
    if spec.law:
        told += say("about_law", law=spec.law)
    return told


def unquoted(text: str) -> str:
    """Return a description without what it says of quotation marks, for where nobody writes YAML."""
    return re.sub(say("quoting"), "", text)


def _lines(model: type[Model], tree: dict[str, Any], indent: str, words: Words) -> Iterator[str]:
    for name, field in shape_of(model).items():
        value = tree.get(name)
        inner = field.spec.model
        if value is not None and (inner is None or field.spec.many):
            text = write(model, {name: value}, attach(""))
            yield from (f"{indent}{line}" for line in text.splitlines())
        elif value is None and field.default is not ...:
            yield f"{indent}# {about(field, words)}"
            yield f"{indent}# {name}: {_example(field)}".rstrip()
        elif inner is None:
            yield f"{indent}# {say('to_fill')}{about(field, words)}{_shown(field)}"
            yield f"{indent}{name}:"
        else:
            yield f"{indent}# {about(field, words)}{say('fill_below') if field.spec.many else ''}"
            yield f"{indent}{name}:"
            below = list(_lines(inner, value or {}, f"{indent}  ", words))
            yield from _as_item(below, indent) if field.spec.many else below


def _as_item(lines: list[str], indent: str) -> Iterator[str]:
    """Write a mapping as the first item of a list."""
    dashed = False
    for line in lines:
        if dashed or line.lstrip().startswith("#"):
            yield f"  {line}" if dashed else line
        else:
            dashed = True
            yield f"{indent}  - {line.lstrip()}"


def _example(field: FieldShape) -> str:
    example = field.spec.example
    if example is None or isinstance(example, list | dict):
        return ""
    return scalar_text(example, field)


def _shown(field: FieldShape) -> str:
    example = _example(field)
    return say("for_example", example=example) if example else ""
