"""Numbers with a check digit: the credit code (GB 32100-2015) and the citizen identity number."""

import re
from datetime import date

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
USCC_LENGTH = 18
_ID = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")


def uscc_check_digit(code: str) -> str | None:
    """Return the check character the first 17 characters ask for, or None when they are not a credit code."""
    try:
        values = [USCC_ALPHABET.index(char) for char in code[:17]]
    except ValueError:
        return None
    if len(values) != USCC_LENGTH - 1:
        return None
    total = sum(value * weight for value, weight in zip(values, USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def is_identity_number(text: str) -> bool:
    """Say whether 18 characters are an identity number: a real birth date and the right check character."""
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    if not 1900 <= int(text[6:10]) < 2100:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], ID_WEIGHTS, strict=True))
    return ID_CHECKS[total % 11] == text[17].upper()


def identity_numbers(text: str) -> list[str]:
    """Find identity numbers; credit codes and 18-digit case codes fail the date or the check character."""
    return [match.group() for match in _ID.finditer(text) if is_identity_number(match.group())]
