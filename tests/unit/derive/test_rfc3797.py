"""RFC 3797 to the letter: the worked example of section 6 and the entropy table of section 3.3."""

import math

import pytest
from mingjian.derive.rfc3797 import bits, md5, outcomes, select, sha256, source_text

KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"


def test_the_key_string_of_section_6() -> None:
    sources = ([[9319]], [[2, 5, 12, 8, 10]], [[9, 18, 26, 34, 41, 45]])
    assert "".join(source_text(groups) for groups in sources) == KEY


def test_numbers_of_a_group_are_sorted_and_groups_stay_in_order() -> None:
    assert source_text([[33, 2, 12], [7]]) == "2.12.33.7./"
    assert source_text([[4], [0], [9]]) == "4.0.9./"


def test_the_selection_of_section_6() -> None:
    steps = list(select(25, 11, KEY, md5))
    assert [step.position + 1 for step in steps] == [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22]
    assert steps[0].digest.hex().upper() == "990DD0A5692A029A98B5E01AA28F3459"
    assert [step.left for step in steps] == list(range(25, 14, -1))


@pytest.mark.parametrize(
    ("pool", "needed"),
    [(20, 18), (25, 22), (30, 25), (40, 30), (50, 34), (60, 37), (75, 40), (100, 44), (120, 47)],
)
def test_the_entropy_table_of_section_3_3(pool: int, needed: int) -> None:
    assert math.ceil(bits(outcomes([(pool, 10)]))) == needed


def test_entropies_of_independent_draws_add_up() -> None:
    whole = bits(outcomes([(33, 6), (16, 1)]))
    assert whole == pytest.approx(bits(outcomes([(33, 6)])) + 4)
    assert whole == pytest.approx(24.079, abs=0.001)


def test_choosing_all_or_nothing_needs_no_entropy() -> None:
    assert bits(outcomes([(12, 12)])) == bits(outcomes([(12, 0)])) == bits(outcomes([])) == 0


def test_nobody_is_selected_twice_and_all_can_be() -> None:
    positions = [step.position for step in select(40, 40, "any", sha256)]
    assert sorted(positions) == list(range(40))


def test_another_hash_or_key_selects_others() -> None:
    def chosen(key, digest):
        return [step.position for step in select(25, 10, key, digest)]

    assert chosen(KEY, sha256) != chosen(KEY, md5)
    assert chosen(KEY, sha256) != chosen(KEY + "1./", sha256)
    assert chosen(KEY, sha256) == chosen(KEY, sha256)


@pytest.mark.parametrize(("size", "count"), [(3, 4), (3, -1), (70_000, 65_536)])
def test_what_cannot_be_selected_is_refused(size: int, count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        list(select(size, count, KEY, sha256))
