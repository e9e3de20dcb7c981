"""变更单填报页: one HTML file with records and their schemas in it; it works from a disk, without a server.

What it offers comes from the declarations (law 2). It writes nothing: it gives the clerk a change set.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib import resources
from typing import Any

import orjson
from markupsafe import Markup

from mingjian.derive.changeset import name_of
from mingjian.derive.order import sort_key
from mingjian.edit.desk import Desk
from mingjian.edit.order import FORM
from mingjian.edit.template import unquoted
from mingjian.edit.words import say
from mingjian.model.declaration import field_specs, key_order
from mingjian.model.registry import KIND, Kind, Registry
from mingjian.render.pages.environment import environment
from mingjian.render.schema.schema import json_schema

_SPOKEN = ("description", "patternErrorMessage")


def form_page(desk: Desk, records: Mapping[str, Sequence[str]], base: str, day: date) -> bytes:
    """Return the page for some records, by kind; ``base`` is the commit they were read at."""
    kinds = [KIND[key] for key in records]
    specs = [spec for kind in kinds for spec in field_specs(kind.model)]
    refs = sorted({spec.ref for spec in specs if spec.ref})
    stems = sorted({spec.vocabulary for spec in specs if spec.vocabulary})
    data = {
        "form": FORM,
        "base": base,
        "mark": say("new_mark"),
        "kinds": [_kind(desk, kind, records[kind.key]) for kind in kinds],
        "refs": {kind: list(_references(desk.registry, kind)) for kind in refs if kind in KIND},
        "words": {stem: list(_words(desk.registry, stem)) for stem in stems},
    }
    page = environment().get_template("form/form.html.j2")
    text = page.render(
        base=base[:12], day=day, style=_part("form.css"), script=_part("form.js"), data=_embedded(data)
    )
    return text.encode()


def _kind(desk: Desk, kind: Kind, keys: Sequence[str]) -> dict[str, Any]:
    trees = [desk.tree(key) for key in keys]
    schema = json_schema(kind.model)
    schema = _for_people(schema)
    schema["properties"] = {name: schema["properties"][name] for name in key_order(kind.model)}
    return {"key": kind.key, "title": kind.title, "schema": schema, "records": trees}


def _for_people(node: Any) -> Any:
    """Leave out of what a schema says how a value is written in a file: a form writes it so by itself."""
    if isinstance(node, list):
        return [_for_people(item) for item in node]
    if not isinstance(node, dict):
        return node
    told = {key: _for_people(value) for key, value in node.items()}
    spoken = {key: unquoted(told[key]) for key in _SPOKEN if isinstance(told.get(key), str)}
    return told | spoken


def _references(registry: Registry, kind: str) -> Iterator[tuple[str, str]]:
    for key, record in sorted(registry.of(kind).items()):
        yield key, name_of(record)


def _words(registry: Registry, stem: str) -> Iterator[tuple[str, str]]:
    vocabulary = registry.vocabularies.get(stem)
    items = vocabulary.items if vocabulary else ()
    for value, item in zip(registry.words(stem), items, strict=True):
        yield value, str(getattr(item, "name", "") or getattr(item, "title", ""))


def _part(name: str) -> Markup:
    text = resources.files("mingjian").joinpath("templates/form", name).read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - our own file


def _embedded(data: dict[str, Any]) -> Markup:
    """Return data as JSON that no value can break out of."""
    text = orjson.dumps(data).decode()
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)  # noqa: S704 - every mark that means something in HTML is written as an escape


def in_order(registry: Registry, kind: Kind, keys: Sequence[str]) -> list[str]:
    """Return ids in the order people look for records in: by name, then by id."""
    records = registry.of(kind.key)
    return sorted(keys, key=lambda key: (sort_key(name_of(records[key])), key))
