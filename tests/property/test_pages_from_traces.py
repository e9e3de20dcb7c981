"""A page whose traces lead to what they led to is the page that would be derived, whatever was edited.

Random edits, one upon the other, to any text, number, day or record of a registry: after each, every page the
traces of the state before call unchanged is derived all the same and has to come out as it did.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from mingjian.change.pages import BareShell
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.declaration import Model
from mingjian.model.registry import KINDS, Registry
from mingjian.publish.traces import Traces
from mingjian.render.draft import Sketch
from mingjian.render.pages.pages import render_pages
from worlds import BASE

ROOT = Path(__file__).parents[2]
WORLDS = {"base": (BASE, 40), "sample": (ROOT / "registry", 5)}
"""Registries, and how many edits in a row are made to each."""


@cache
def registry_of(place: Path) -> Registry:
    return load_registry(FolderSource(place)).registry


@pytest.mark.parametrize("name", WORLDS)
def test_a_page_called_unchanged_is_unchanged(name: str) -> None:
    place, edits = WORLDS[name]
    dice, registry, day = Random(name), registry_of(place), date(2026, 6, 30)
    keys, traces = pages(derive_views(registry, day, None, "t"), {}, Traces())[:2]
    kept = made = 0
    for _ in range(edits):
        registry, day = edited(registry, day, dice)
        keys, traces, held = pages(derive_views(registry, day, None, "t"), keys, traces)
        kept, made = kept + held, made + len(keys) - held
    assert kept > made / 4
    assert made > 0


def pages(views: Views, before: dict[str, str], traces: Traces) -> tuple[dict[str, str], Traces, int]:
    """Derive every page; hold those the traces call unchanged against what they were."""
    keys, fresh, kept = {}, Traces(), 0
    for item in render_pages(views, BareShell()):
        same = traces.leads_to_the_same(item)
        keys[item.path] = key(item)
        fresh.note(item)
        if same:
            kept += 1
            assert keys[item.path] == before[item.path], item.path
    return keys, fresh, kept


def key(item: Sketch) -> str:
    return item.drawn()[0].key


def edited(registry: Registry, day: date, dice: Random) -> tuple[Registry, date]:
    """Make one edit: to the day, to the settings, to a word list, or to some records."""
    kind = dice.choice(("day", "settings", "words", "gone", *("record",) * 8))
    if kind == "day":
        return registry, day + timedelta(days=dice.choice((-400, -30, 1, 30, 400)))
    if kind == "settings":
        return replace(registry, settings=changed(registry.settings, dice)), day
    if kind == "words":
        stem = dice.choice(sorted(registry.vocabularies))
        other = changed(registry.vocabularies[stem], dice)
        return replace(registry, vocabularies=registry.vocabularies | {stem: other}), day
    held = [item for item in KINDS if registry.of(item.key)]
    chosen = dice.choice([item for item in held if kind != "gone" or item.key in MAY_GO] or held)
    records = dict(registry.of(chosen.key))
    name = dice.choice(sorted(records))
    if kind == "gone" and chosen.key in MAY_GO:
        del records[name]
    else:
        records[name] = changed(records[name], dice)
    return replace(registry, **{chosen.attribute: records}), day


MAY_GO = frozenset(
    {"case", "inspection", "price", "document", "honour", "sanction", "announcement", "rating"}
)


def changed(model: Any, dice: Random) -> Any:
    """Change one text, number or day somewhere in a model; what is an id, a code or a word stays."""
    places = list(leaves(model))
    return put(model, *dice.choice(places), dice) if places else model


Steps = tuple[str | int, ...]


def leaves(value: Any, steps: Steps = (), ref: bool = False) -> Iterator[tuple[Steps, Any]]:
    if isinstance(value, Model):
        for name, info in type(value).model_fields.items():
            extra = info.json_schema_extra
            told = isinstance(extra, dict) and any(
                extra.get(mark) for mark in ("x-ref", "x-vocabulary", "x-identifier")
            )
            yield from leaves(getattr(value, name), (*steps, name), told or name in {"id", "code", "region"})
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from leaves(item, (*steps, number), ref)
    elif not ref and (isinstance(value, date) or (type(value) in {str, int} and not isinstance(value, Enum))):
        yield steps, value


def put(value: Any, steps: Steps, leaf: Any, dice: Random) -> Any:
    if not steps:
        if isinstance(leaf, date):
            return leaf + timedelta(days=dice.choice((-1, 1, 40)))
        return f"{leaf}改" if isinstance(leaf, str) else leaf + 1
    step = steps[0]
    if isinstance(step, int):
        return (*value[:step], put(value[step], steps[1:], leaf, dice), *value[step + 1 :])
    return value.model_copy(update={step: put(getattr(value, step), steps[1:], leaf, dice)})


def test_edits_reach_every_part_of_a_registry() -> None:
    """The edits above are worth something: over a while they touch what most pages show."""
    dice, registry, day = Random(1), registry_of(BASE), date(2026, 6, 30)
    touched = set()
    for _ in range(300):
        other, later = edited(registry, day, dice)
        touched |= {
            item.name
            for item in fields(Registry)
            if getattr(other, item.name) != getattr(registry, item.name)
        }
        touched |= {"day"} if later != day else set()
        registry, day = other, later
    assert touched > {
        "settings",
        "vocabularies",
        "day",
        "institutions",
        "appraisers",
        "fees",
        "inspections",
        "documents",
    }
