"""Stroke counts and the order by them."""

import pytest
from mingjian.derive.strokes import UNKNOWN, stroke_key, strokes


@pytest.mark.parametrize(
    ("character", "count"), [("丁", 2), ("王", 4), ("张", 7), ("诸", 10), ("翟", 14), ("𠮷", 6), ("䶮", 9)]
)
def test_counts_are_those_of_the_dictionary(character: str, count: int) -> None:
    assert strokes(character) == count


def test_what_is_no_character_stands_last() -> None:
    assert strokes("A") == strokes("·") == UNKNOWN
    assert sorted(["A", "龘", "丁"], key=stroke_key) == ["丁", "龘", "A"]


def test_names_go_by_surname_then_by_the_next_character() -> None:
    names = ["王龙", "丁一", "王一", "张三"]
    assert sorted(names, key=stroke_key) == ["丁一", "王一", "王龙", "张三"]
