"""Random edits: the registry stays valid or nothing is written, no comment is lost, and only what was said changes."""

import difflib
import random
from datetime import date, timedelta

import pytest
from mingjian.check.runner import check_registry
from mingjian.edit.batch import prepare, write
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
from mingjian.model.finding import FindingSeverity
from mingjian.model.registry import KINDS
from worlds import base, canonical
from worlds import write as write_world

DAY = date(2026, 6, 30)
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


def commented(text):
    """Put a comment above every line."""
    lines = text.splitlines()
    return "\n".join(
        part for number, line in enumerate(lines) for part in (f"{_indent(line)}# 注{number}", line)
    )


def _indent(line):
    return line[: len(line) - len(line.lstrip())]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The tiny world with a second institution, a comment above every line of the records."""
    files = base()
    house = files["institutions/990101/sl-j0001.yml"]
    second = house | {
        "id": "sl-j0002",
        "name": "示例省另一司法鉴定所",
        "uscc": None,
        "host": None,
        "head": None,
    }
    second["licences"] = [item | {"number": "990118002"} for item in house["licences"]]
    second["status"] = [
        {"since": "2018-03-01", "status": "正常"},
        {"since": "2026-01-05", "status": "补足期", "decision_number": "示〔2026〕1号"},
    ]
    second = {name: value for name, value in second.items() if value is not None}
    files["institutions/990101/sl-j0002.yml"] = second
    texts = {
        path: commented(canonical(path, data)) + "\n"
        for path, data in files.items()
        if path != "registry.yml" and not path.startswith("vocab/")
    }
    return write_world(tmp_path_factory.mktemp("edits") / "registry", files | texts)


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


def errors(loaded):
    found = [*loaded.findings, *check_registry(loaded, DAY)]
    return {
        (item.code, item.record_id, item.message) for item in found if item.severity >= FindingSeverity.ERROR
    }


def test_two_hundred_random_errands(root):
    chance = random.Random(20260630)
    before = {path: path.read_text("utf-8") for path in root.rglob("*.yml")}
    known = errors(open_desk(root).loaded)
    taken = refused = 0
    for _ in range(200):
        desk = open_desk(root)
        try:
            plan = errand(desk, chance)
            outcome = prepare(desk, plan.steps, DAY)
        except (EditRefused, UsageError):
            refused += 1
            continue
        if outcome.errors:
            refused += 1
            continue
        write(root, outcome)
        taken += 1
        assert errors(open_desk(root).loaded) <= known
        for path, data in outcome.files.items():
            if data is None:
                continue
            old = before.get(root / path) or next(
                text for place, text in before.items() if place.name == path.rpartition("/")[2]
            )
            new = data.decode()
            assert comment_texts(new) == comment_texts(old)
            removed = [
                line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line.startswith("- ")
            ]
            assert len(removed) <= len(plan.steps)
        restore(root, before, outcome.files)
    assert taken > 40
    assert refused > 40


def restore(root, files, touched):
    for path in touched:
        if (root / path) in files:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(files[root / path], encoding="utf-8")
        else:
            (root / path).unlink()


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
