"""Random change sets: written, read back, carried out; valid afterwards or refused, with every comment kept."""

import copy
import random

import pytest
from edits import DAY, Ledger, commented_world
from mingjian.edit.batch import prepare
from mingjian.edit.desk import Desk, open_desk
from mingjian.edit.drift import fits
from mingjian.edit.numbering import numbered
from mingjian.edit.order import order_text, read_order
from mingjian.edit.plan import Plan
from mingjian.edit.step import Step, value_at
from mingjian.load.shape import shape_of
from mingjian.model.errors import MingjianError
from mingjian.model.registry import KINDS

TEXTS = (
    "甲",
    "100",
    "0990-5550199",
    "2026-01-01",
    "a: b # 二",
    "“引”\n二",
    "990101",
    "- x",
    "null",
    "",
    " 空 ",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return commented_world(tmp_path_factory.mktemp("orders") / "registry")


def places(tree, path=""):
    """Yield every place of a record: values, items, parts."""
    for name, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        here = f"{path}[{name}]" if isinstance(name, int) else f"{path}.{name}" if path else name
        yield here
        if isinstance(value, dict | list):
            yield from places(value, here)


def step(desk: Desk, chance: random.Random) -> Step:
    """Return a step at random: a value, an item or a whole record, sometimes from a state that never was."""
    kind = chance.choice([kind for kind in KINDS if desk.registry.of(kind.key)])
    key = chance.choice(sorted(desk.registry.of(kind.key)))
    tree = desk.tree(key)
    place = chance.choice(list(places(tree)))
    was = value_at(tree, place)
    others = [value_at(desk.tree(other), place) for other in desk.registry.of(kind.key)]
    fields = shape_of(kind.model)
    name = chance.choice(sorted(fields))
    act = chance.choice(("text", "other", "gone", "item", "missing", "create", "example", "stale", "nowhere"))
    if act == "item" and isinstance(was, list):
        return Step(key, f"{place}[+]", None, copy.deepcopy(chance.choice(was)))
    if act == "missing" and tree.get(name) is None:
        return Step(key, name, None, fields[name].spec.example)
    if act == "create":
        return Step("新1", "", None, {**copy.deepcopy(tree), "id": None}, kind.key)
    if act == "example" and name != "id":
        return Step(key, name, tree.get(name), fields[name].spec.example)
    if act == "stale":
        return Step(key, place, "从来不是", chance.choice(TEXTS))
    if act == "nowhere":
        return Step(key, f"{place}.nowhere", None, "甲")
    return Step(
        key, place, was, {"other": chance.choice(others), "gone": None}.get(act, chance.choice(TEXTS))
    )


def size(value) -> int:
    """Count the lines a value takes at most."""
    if isinstance(value, dict | list):
        return 1 + sum(map(size, value.values() if isinstance(value, dict) else value))
    return 1 + str(value).count("\n") * 2


def test_five_hundred_random_change_sets(root, tmp_path):
    chance = random.Random(20260701)
    ledger = Ledger(root)
    taken = refused = 0
    desk = open_desk(root)
    for _ in range(500):
        steps = tuple(step(desk, chance) for _ in range(chance.choice((1, 1, 2))))
        paper = tmp_path / "order.yml"
        try:
            paper.write_text(
                order_text(Plan("示例", steps), who=None, basis=None, reason=None, base=None),
                encoding="utf-8",
            )
            _, plan = read_order(paper)
            assert plan.steps == steps
            plan, _ = numbered(desk, root, plan)
            fits(desk, root, plan.steps, None)
            outcome = prepare(desk, plan.steps, DAY)
        except MingjianError:
            refused += 1
            continue
        if outcome.errors:
            assert all(item.message for item in outcome.errors)
            refused += 1
            continue
        ledger.take(outcome, sum(size(one.was) + 1 for one in steps))
        taken += 1
    assert taken > 80
    assert refused > 80
