"""Numbers with check characters."""

import pytest
from sample_province.codes import (
    USCC_ALPHABET,
    USCC_WEIGHTS,
    body_code,
    licence_number,
    practice_number,
    uscc,
)


def is_valid(code: str) -> bool:
    total = sum(
        USCC_ALPHABET.index(char) * weight for char, weight in zip(code[:17], USCC_WEIGHTS, strict=True)
    )
    return code[17] == USCC_ALPHABET[(31 - total % 31) % 31]


def test_the_rule_agrees_with_a_real_code():
    assert is_valid("1151000000828313XE")
    assert not is_valid("1151000000828313X0")


def test_the_body_code_agrees_with_the_same_real_code():
    assert body_code("00828313") == "00828313X"


@pytest.mark.parametrize("serial", [1, 30, 530, 999])
def test_made_codes_are_valid(serial):
    code = uscc("34", "990100", serial)
    assert len(code) == 18
    assert code.startswith("34990100MB")
    assert is_valid(code)


def test_licence_and_practice_numbers_carry_city_and_year():
    assert licence_number("990200", 2009, 11) == "990209011"
    assert practice_number("990200", 2009, 11, 3) == "990209011003"
