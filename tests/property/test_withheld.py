"""No hidden count can be computed from what is shown, not even by someone who knows how counts are hidden."""

from collections import defaultdict
from datetime import date
from itertools import product

import mingjian.check.rules  # noqa: F401 - registers the rules
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mingjian.check.context import Context
from mingjian.check.rule import RULES
from mingjian.derive.tally import to_hide
from mingjian.derive.withhold import Cell, is_small, withheld
from mingjian.model.statistic import Indicator, Statistic
from records import ORIGIN, made, registry

HIDDEN = "hidden"


def shown(total: Cell, rows: tuple[Cell, ...], minimum: int) -> tuple[object, ...]:
    """Return what the public sees of a table."""
    no_total, hidden = withheld(total, {str(place): row for place, row in enumerate(rows)}, minimum)
    seen = (HIDDEN if str(place) in hidden else row for place, row in enumerate(rows))
    return (HIDDEN if no_total else total, *seen)


def total_of(rows: tuple[Cell, ...]) -> Cell:
    return tuple(map(sum, zip(*rows, strict=True)))


def given_away(tables: list[tuple[Cell, ...]], most: int, minimum: int) -> list[tuple[object, ...]]:
    """Return what is shown of tables some hidden count of which, other than zero, can only be one number.

    Where the total is hidden too, tables near the largest one tried are left out: what looks like theirs may
    be larger.
    """
    alike = defaultdict(list)
    for rows in tables:
        alike[shown(total_of(rows), rows, minimum)].append((total_of(rows), *rows))
    return [
        seen
        for seen, behind in alike.items()
        if seen[0] != HIDDEN or sum(sum(cell) for cell in seen if cell != HIDDEN) <= most - 3 * minimum
        for place, cell in enumerate(seen)
        if cell == HIDDEN and any(len(set(part)) < 2 and any(part) for part in counts(behind, place))
    ]


def counts(tables: list[tuple[Cell, ...]], place: int) -> list[tuple[int, ...]]:
    """Return, for each part of a cell and for its whole, the numbers it may be."""
    cells = [(*table[place], sum(table[place])) for table in tables]
    return list(zip(*cells, strict=True))


def tables(rows: int, parts: int, most: int) -> list[tuple[Cell, ...]]:
    """Return every table whose numbers come to no more than ``most``; a total has all its tables among them."""
    cells = [cell for cell in product(range(most + 1), repeat=parts) if sum(cell) <= most]
    found: list[tuple[Cell, ...]] = [()]
    for _ in range(rows):
        found = [(*table, cell) for table in found for cell in cells if sum(map(sum, (*table, cell))) <= most]
    return found


@pytest.mark.parametrize(
    ("rows", "most", "minimum"), [(2, 40, 5), (3, 20, 3), (3, 24, 5), (4, 14, 3), (5, 12, 3)]
)
def test_of_all_tables_that_look_alike_every_hidden_count_differs(rows, most, minimum):
    assert given_away(tables(rows, 1, most), most, minimum) == []


@pytest.mark.parametrize(("rows", "most", "minimum"), [(2, 14, 3), (3, 11, 3)])
def test_the_same_holds_for_rates_with_both_their_numbers(rows, most, minimum):
    assert given_away(tables(rows, 2, most), most, minimum) == []


TABLES = st.integers(1, 2).flatmap(
    lambda parts: st.lists(st.tuples(*[st.integers(0, 60)] * parts), min_size=1, max_size=20)
)


@settings(max_examples=300, deadline=None)
@given(rows=TABLES, minimum=st.integers(3, 10))
def test_nothing_small_is_shown_and_one_hidden_count_is_never_alone_with_its_total(rows, minimum):
    total = total_of(tuple(rows))
    seen = shown(total, tuple(rows), minimum)
    assert not any(cell != HIDDEN and is_small(cell, minimum) for cell in seen)
    hidden = [row for row, cell in zip(rows, seen[1:], strict=True) if cell == HIDDEN]
    if seen[0] == HIDDEN:
        assert hidden
    elif hidden:
        left = total_of(tuple(hidden))
        assert len(hidden) > 1
        assert not is_small(left, minimum)


@settings(max_examples=100, deadline=None)
@given(rows=TABLES, minimum=st.integers(3, 10))
def test_a_table_without_small_counts_is_shown_whole(rows, minimum):
    whole = tuple(tuple(count * minimum for count in row) for row in rows)
    assert shown(total_of(whole), whole, minimum) == (total_of(whole), *whole)


def test_zero_is_shown_as_zero():
    assert shown((40,), ((0,), (40,)), 5) == ((40,), (0,), (40,))


INDICATOR = {
    "id": "complaints",
    "title": "投诉",
    "group": "投诉",
    "unit": "件",
    "meaning": "示例",
    "numerator": "查实",
    "denominator": "办结",
    "empty": "没有办结",
    "direction": "不评好坏",
    "by": ["分档"],
    "bands": [f"第{place}档" for place in range(20)],
    "cadence": "每年",
    "systems": ["S130"],
    "basis": "示例",
}


def record(rows: list[Cell], hidden: set[str], *, without_total: bool) -> Statistic:
    """Return a statistic as a clerk leaves it who has hidden what the finding asks for."""
    total = {"state": "已隐去"} if without_total else told(total_of(tuple(rows)))
    parts = [
        {"by": "分档", "key": key, **({"state": "已隐去"} if key in hidden else told(row))}
        for key, row in zip(INDICATOR["bands"], rows, strict=False)
    ]
    span = {"since": "2025-01-01", "until": "2025-12-31", "published": "2026-02-10"}
    who = {"id": "sl-x0001", "indicator": "complaints", "authority": "sl-a001", "region": "990000"}
    return made(Statistic, **(who | span | ORIGIN | total | {"breakdown": parts}))


def told(cell: Cell) -> dict[str, object]:
    if not any(cell):
        return {"state": "零"}
    if len(cell) == 1:
        return {"state": "有数", "value": cell[0]}
    return {"state": "有数", "numerator": cell[0], "denominator": sum(cell)}


def found(item: Statistic, kind: str, minimum: int) -> list[str]:
    """Return which of the two rules complain."""
    words = {"indicators": {"items": [INDICATOR | {"kind": kind}]}}
    held = registry(item, vocabulary=words, parameters={"small_count": minimum})
    return [code for code in ("P121", "P122") for _ in RULES[code].check(Context(held, date(2026, 6, 30)))]


@settings(max_examples=150, deadline=None)
@given(rows=TABLES, minimum=st.integers(3, 10))
def test_who_hides_what_the_finding_asks_for_has_no_further_finding(rows, minimum):
    kind = "数量" if len(rows[0]) == 1 else "比率"
    entered = record(rows, set(), without_total=False)
    indicator = made(Indicator, **(INDICATOR | {"kind": kind}))
    no_total, hidden = to_hide(entered, indicator, minimum)
    keys = {key for _, key in hidden}
    assert ("P121" in found(entered, kind, minimum)) == any(is_small(row, minimum) for row in rows)
    assert found(record(rows, keys, without_total=no_total), kind, minimum) == []
