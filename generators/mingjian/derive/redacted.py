"""A past state of the registry without values taken back since (``redactions`` in registry.yml).

The history leaves such changes out (``history.py``); a past state rebuilt from git still holds the values.
What may be missing goes missing; a text that may not leaves a visible mark; an item of a list that cannot do
without the value goes, and so does a record.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from mingjian.model.declaration import FieldSpec, Model, field_specs
from mingjian.model.registry import KINDS, Registry
from mingjian.model.settings import Redaction

MARK = "（已隐去）"


def without_redacted(registry: Registry, redactions: tuple[Redaction, ...], made: date) -> Registry:
    """Return a past registry, made on a day, without what was taken back on that day or later."""
    changed: dict[str, Any] = {}
    for item in redactions:
        for kind in KINDS:
            records = changed.get(kind.attribute, registry.of(kind.key))
            if made <= item.decided and item.record in records:
                kept = _blank(records[item.record], item.field or "")
                others = {key: record for key, record in records.items() if key != item.record or kept}
                changed[kind.attribute] = others | ({item.record: kept} if kept else {})
    return replace(registry, **changed) if changed else registry


def _blank(model: Model, target: str, path: str = "") -> Model | None:
    """Return a copy in which everything below a declared path is gone; None if it cannot be without it."""
    update: dict[str, Any] = {}
    for spec in (spec for spec in field_specs(type(model)) if "." not in spec.path):
        here, value = f"{path}{spec.path}", getattr(model, spec.name)
        if not value or (not path and spec.name == "id"):
            continue
        if here.startswith(target):
            found = _nothing(spec, model, target, here)
        elif target.startswith(f"{here}."):
            found = _inside(value, target, here)
        else:
            continue
        if found is not None or not spec.required:
            update[spec.name] = found
        elif target:
            return None
    return model.model_copy(update=update)


def _nothing(spec: FieldSpec, model: Model, target: str, here: str) -> Any:
    """Return what stands for a value that was taken back; None where nothing can."""
    value = getattr(model, spec.name)
    if not spec.required:
        return type(model).model_fields[spec.name].get_default()
    if spec.many:
        return ()
    if spec.model is not None:
        return _blank(value, target, f"{here}.")
    return MARK if type(value) is str and not spec.ref and not spec.vocabulary else None


def _inside(value: Any, target: str, here: str) -> Any:
    if isinstance(value, tuple):
        return tuple(kept for item in value if (kept := _blank(item, target, f"{here}.")) is not None)
    return _blank(value, target, f"{here}.")
