"""Random cells of random workbooks: what is taken leaves the registry valid, everything else is told by address."""

import copy
import datetime as dt
import random
import re

import pytest
from edits import DAY, Ledger, commented_world
from gitworld import git
from mingjian.edit.admit import admit
from mingjian.edit.batch import prepare
from mingjian.edit.desk import open_desk
from mingjian.edit.sheet_merge import merge_book
from mingjian.edit.sheet_shape import FIRST_ROW, META, WORDS, tables
from mingjian.edit.sheet_write import workbook
from mingjian.model.registry import KINDS
from sheets import Workbook
from xlsxwriter.utility import xl_col_to_name

VALUES = (
    *(
        "甲",
        "100",
        "0990-5550199",
        "sl-r00002",
        "2026-01-01",
        "２０２６",
        "a: b # 二",
        "（清空）",
        "",
        "是",
        "删除",
    ),
    *(1.233e17, 46812.0, 200.0, dt.date(2026, 1, 1), True, "新1", "13912345678"),
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
EDITS = 10
BOOKS = 50


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    root = commented_world(folder / "registry", houses=9)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "示例")
    return root


def scribble(book, chance):
    """Change cells at random; return address and row key of each cell that now says something else."""
    before = copy.deepcopy(book.sheets)
    names = [name for name in book.sheets if name not in {META, WORDS} and len(book.sheets[name]) > FIRST_ROW]
    for _ in range(EDITS):
        lines = book.sheets[chance.choice(names)]
        row = chance.choice(lines[FIRST_ROW:])
        column = chance.randrange(1, len(row))
        other = chance.choice(lines[FIRST_ROW:])[column]
        row[column] = chance.choice((chance.choice(VALUES), f"{row[column]}一", other))
    return {
        f"{name}!{xl_col_to_name(column)}{number}": row[0]
        for name in names
        for number, row in enumerate(book.sheets[name], 1)
        for column, value in enumerate(row)
        if str(value) != str(before[name][number - 1][column])
    }


def test_five_hundred_random_cells(root, tmp_path):
    chance = random.Random(20260702)
    ledger = Ledger(root)
    base = git(root.parent, "rev-parse", "HEAD")
    desk = open_desk(root)
    kinds = [kind for kind in KINDS if desk.registry.of(kind.key)]
    taken = told = 0
    for number in range(BOOKS):
        kind = kinds[number % len(kinds)] if number % 2 else KINDS[1]
        trees = [desk.tree(key) for key in sorted(desk.registry.of(kind.key))]
        path = tmp_path / "a.xlsx"
        path.write_bytes(workbook(kind, trees, desk.registry.words, base, DAY))
        book = Workbook(path)
        touched = scribble(book, chance)
        found = merge_book(desk, root, book.save(), DAY)
        good, rejected = admit(desk, found.steps, DAY)
        lines = [*found.refused, *found.notices]
        for address, key in touched.items():
            row = re.compile(
                rf"{re.escape(address.rstrip('0123456789').rstrip(LETTERS))}[A-Z]+{_number(address)}："
            )
            is_told = any(row.match(line) for line in lines)
            assert is_told or key in found.steps or _says_the_same(kind, book, address), (address, lines)
        assert good or rejected or lines or not touched
        assert all(rejected.values())
        told += len(lines) + len(rejected)
        if good:
            outcome = prepare(desk, [step for key in good for step in found.steps[key]], DAY)
            assert not outcome.errors
            ledger.take(outcome, 10 * EDITS)
            taken += sum(len(found.steps[key]) for key in good)
    assert taken > 20
    assert told > 100


def _number(address):
    return re.search(r"\d+\Z", address)[0]


def _says_the_same(kind, book, address):
    """Say whether a cell is one of those that mean nothing by themselves: a reason without a deletion."""
    name, _, place = address.rpartition("!")
    table = next(table for table in tables(kind.model) if table.name == name)
    letters = place.rstrip("0123456789")
    keys = {xl_col_to_name(number): key for number, key in enumerate(table.keys)}
    return keys[letters] == "#why"
