"""No hidden count can be computed from what is shown, not even by someone who knows how counts are hidden."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mingjian.derive.withhold import Cell, is_small, withheld

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
