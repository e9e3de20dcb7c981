"""Ids for records a change set adds without knowing theirs: “新1” becomes the next free id of its kind."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from mingjian.edit.desk import Desk
from mingjian.edit.ids import next_id
from mingjian.edit.plan import Plan
from mingjian.edit.words import say
from mingjian.model.registry import KIND


def numbered(desk: Desk, root: Path, plan: Plan) -> tuple[Plan, dict[str, str]]:
    """Return the plan with ids in place of marks wherever they are mentioned, and which mark got which."""
    given: dict[str, str] = {}
    latest: dict[str, str] = {}
    for step in plan.steps:
        if step.creates in KIND and step.record.startswith(say("new_mark")) and step.record not in given:
            kind = KIND[step.creates]
            latest[kind.key] = _after(latest[kind.key]) if kind.key in latest else next_id(desk, root, kind)
            given[step.record] = latest[kind.key]
    steps = tuple(
        replace(step, record=given.get(step.record, step.record), becomes=_filled(step.becomes, given))
        for step in plan.steps
    )
    return replace(plan, steps=steps) if given else plan, given


def _after(key: str) -> str:
    head = key.rstrip("0123456789")
    number = key.removeprefix(head)
    return f"{head}{int(number) + 1:0{len(number)}d}"


def _filled(value: Any, given: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(one, given) for name, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, given) for one in value]
    return given.get(value, value) if isinstance(value, str) else value
