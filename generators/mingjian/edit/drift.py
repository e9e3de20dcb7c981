"""Whether a change set still fits: what has changed in the registry since it was written."""

import re
from collections.abc import Iterator
from pathlib import Path

from mingjian.edit.desk import Desk
from mingjian.edit.refused import EditRefused
from mingjian.edit.step import ADD, Step, value_at
from mingjian.edit.words import say
from mingjian.load.build import load_registry
from mingjian.load.source import RevisionSource
from mingjian.model.errors import SourceError

_ITEM = re.compile(r"(?P<item>.+?\[\d+\])")


def fits(desk: Desk, root: Path, steps: tuple[Step, ...], base: str | None) -> None:
    """Refuse a change set whose ground has moved: other values, other items at a place, already done.

    Raises:
        EditRefused: with every place that does not fit.
    """
    then = _then(desk, root, base)
    faults = list(dict.fromkeys(fault for step in steps for fault in _faults(desk, then, step)))
    if faults:
        raise EditRefused("\n".join(faults))


def _then(desk: Desk, root: Path, base: str | None) -> Desk | None:
    if base is None:
        return None
    try:
        return Desk(load_registry(RevisionSource(root, base), desk.cache), desk.cache)
    except SourceError as error:
        raise EditRefused(say("base_unknown", base=base[:12])) from error


def _faults(desk: Desk, then: Desk | None, step: Step) -> Iterator[str]:
    if step.creates is not None:
        return
    if step.field.endswith(f"[{ADD}]"):
        items = desk.value(step.record, step.field.removesuffix(f"[{ADD}]")) or []
        if step.becomes in items:
            yield say("already_done", id=step.record, field=step.field)
        return
    now = desk.value(step.record, step.field)
    if now != step.was:
        yield say("was_other", id=step.record, field=step.field, was=_shown(step.was), now=_shown(now))
    match = _ITEM.match(step.field)
    if then is None or match is None or step.record not in then.registry.paths:
        return
    item = match["item"]
    if value_at(then.tree(step.record), item) != desk.value(step.record, item):
        yield say("item_moved", id=step.record, field=item)


def _shown(value: object) -> object:
    return say("nothing") if value is None else value
