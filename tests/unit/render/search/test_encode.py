"""What is written as columns is read back unchanged, and takes about what it should."""

import math
import random
import zlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mingjian.render.search.encode import (
    SYMBOLS,
    encode_choices,
    encode_codes,
    encode_credit_codes,
    encode_letters,
    encode_numbers,
    encode_series,
    encode_texts,
    with_check,
)
from search import decode

_LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"))
_CODES = st.from_regex(r"[A-Z〔〕一-三/#~-]{0,3}[0-9]{0,14}[A-Z号]{0,2}[0-9]{0,3}", fullmatch=True)


@given(st.lists(st.integers(0, 2_000_000_000)))
def test_numbers_are_read_back(values):
    assert decode.numbers(encode_numbers(values)) == values


@given(st.lists(st.integers(0, 999_999_999)))
def test_a_series_is_read_back_whichever_way_it_was_written(values):
    assert decode.series(encode_series(values)) == values


@given(st.lists(st.text(max_size=4), max_size=80))
def test_choices_are_read_back(values):
    assert decode.choices(encode_choices(values)) == values


@given(st.lists(_LINES, min_size=1))
def test_texts_are_read_back_whatever_characters_they_hold(values):
    assert decode.texts(encode_texts(values), len(values)) == values


@given(st.lists(_CODES))
def test_codes_are_read_back_with_their_leading_zeros(values):
    assert decode.codes(encode_codes(values)) == values


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=600))
def test_a_large_alphabet_is_read_back(text):
    assert decode.letters(encode_letters(text)) == text


def test_a_credit_code_loses_only_a_last_place_that_is_right():
    given_codes = ["12990000MB0000013R", "12990000MB00000130", "", "12990000MB0000021"]
    assert decode.codes(encode_credit_codes(given_codes)) == [
        "12990000MB0000013", "12990000MB00000130", "", "12990000MB0000021",
    ]  # fmt: skip
    assert with_check("12990000MB0000013") == "12990000MB0000013R"


@pytest.mark.parametrize(
    "value", ["sl-j0007", "990101001001", "示司鉴检〔2025〕3号", "0", "007", "2025-05-12"]
)
def test_a_code_keeps_its_form(value):
    assert decode.codes(encode_codes([value])) == [value]


def test_a_line_break_within_a_text_does_not_shift_the_rows():
    assert decode.texts(encode_texts(["上\n下", "左"]), 2) == ["上 下", "左"]


def test_columns_hold_only_symbols_that_need_no_escape():
    rows = encode_numbers(list(range(5000)))
    assert set(rows["high"]["rows"] + rows["low"]["rows"] + rows["low"]["tails"]) <= set(SYMBOLS)
    assert '"' not in SYMBOLS
    assert "\\" not in SYMBOLS
    assert SYMBOLS.isascii()


def test_a_sorted_series_costs_next_to_nothing():
    column = encode_series(list(range(700_000, 740_000)))
    assert len(zlib.compress(str(column).encode(), 9)) < 400


def test_letters_compress_to_nearly_their_entropy():
    dice = random.Random(1)
    letters = [chr(0x4E00 + rank) for rank in range(2000)]
    text = "".join(dice.choices(letters, [1 / (rank + 12) for rank in range(2000)], k=40_000))
    entropy = sum(-count * math.log2(count / len(text)) for count in Counter(text).values()) / 8
    column = encode_letters(text)
    written = len(zlib.compress(column["rows"].encode(), 9)) + len(zlib.compress(column["tails"].encode(), 9))
    assert entropy < written < 1.06 * entropy
