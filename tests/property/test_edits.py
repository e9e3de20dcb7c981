"""Random edits: the registry stays valid or nothing is written, no comment is lost, and only what was said changes."""

import random
from datetime import date, timedelta

import pytest
from edits import DAY, Ledger, commented_world
from mingjian.edit.batch import prepare
from mingjian.edit.comment import comment_texts
from mingjian.edit.desk import Desk, open_desk
from mingjian.edit.licensing import Certificate, renew
from mingjian.edit.plan import Plan
from mingjian.edit.refused import EditRefused
from mingjian.edit.setting import change, rename
from mingjian.edit.standing import Decision, end, resume, suspend
from mingjian.edit.transfer import Move, merge, move
from mingjian.load.shape import shape_of
from mingjian.model.errors import UsageError
from mingjian.model.registry import KINDS

BODIES = ("sl-j0001", "sl-j0002", "sl-r00001", "sl-r00002", "sl-r00003")
FIELDS = (
    "name",
    "capital",
    "contact.phone",
    "contact.hours",
    "uscc",
    "head",
    "scope[0].until",
    "note",
    "region",
)
TEXTS = (
    "甲",
    "100",
    "0990-5550199",
    "sl-r00002",
    "2026-01-01",
    "一 # 二",
    "a: b",
    "“引”\n二",
    "990101",
    "13912345678",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return commented_world(tmp_path_factory.mktemp("edits") / "registry")


def errand(desk: Desk, chance: random.Random) -> Plan:
    """Return an errand at random, sensible or not."""
    key, other = chance.choice(BODIES), chance.choice(BODIES)
    on = date(2026, 1, 1) + timedelta(days=chance.randrange(-2000, 900))
    ruling = Decision(on, f"示司鉴〔2026〕{chance.randrange(99)}号", chance.choice((None, "示例")))
    paper = Certificate(on + timedelta(days=chance.randrange(2000)), on, chance.choice((None, on)))
    made = {
        "renew": lambda: renew(desk, key, paper),
        "suspend": lambda: suspend(desk, key, ruling, chance.choice(("停业", "补足期", "正常"))),
        "resume": lambda: resume(desk, key, ruling),
        "cancel": lambda: end(desk, key, ruling, chance.choice(("注销", "吊销", "撤销登记"))),
        "move": lambda: move(desk, "sl-r00002", Move("sl-j0002", on, None, chance.choice((None, paper)))),
        "merge": lambda: merge(desk, "sl-j0002", "sl-j0001", ruling),
        "rename": lambda: rename(desk, "sl-j0001", chance.choice(TEXTS), on),
        "set": lambda: change(desk, other, chance.choice(FIELDS), chance.choice((*TEXTS, None))),
    }
    return chance.choice(list(made.values()))()


def test_five_hundred_random_errands(root):
    chance = random.Random(20260630)
    ledger = Ledger(root)
    taken = refused = 0
    desk = open_desk(root)
    for _ in range(500):
        try:
            plan = errand(desk, chance)
            outcome = prepare(desk, plan.steps, DAY)
        except (EditRefused, UsageError):
            refused += 1
            continue
        if outcome.errors:
            refused += 1
            continue
        ledger.take(outcome, len(plan.steps))
        taken += 1
    assert taken > 100
    assert refused > 100


def test_taking_items_away_keeps_every_comment(root):
    desk = open_desk(root)
    for kind in KINDS:
        for key in desk.registry.of(kind.key):
            tree = desk.tree(key)
            for name, field in shape_of(kind.model).items():
                for index in range(len(tree.get(name) or ()) if field.spec.many else 0):
                    step = desk.step(key, f"{name}[{index}]", None)
                    try:
                        outcome = prepare(desk, [step], DAY)
                    except EditRefused as error:
                        pytest.fail(f"{key} {name}[{index}]: {error}")
                    (new,) = [data for data in outcome.files.values() if data is not None]
                    assert comment_texts(new.decode()) == comment_texts(desk.data(key).decode())
