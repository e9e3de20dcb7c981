"""Columns of the search index: numbers, choices, codes and texts written as plain strings.

In a column one symbol stands for one value, the commonest values first; rarer values take a lead symbol and a
tail in a second string. So gzip codes both strings in about their entropy, where characters written as UTF-8
take half as much again. ``script/1-columns.js`` reads the same layout back. See docs/adr/0005.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

SYMBOLS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
"""Symbol of each rank: printable ASCII without quote and backslash, so a column is one byte a symbol."""

_DIRECT = 60
_LEADS = len(SYMBOLS) - _DIRECT
_LARGE = _DIRECT + _LEADS * len(SYMBOLS)
_LOW = 3_000
_LARGE_ALPHABET = 500
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CHECKED = 17
_DIGITS = 6
"""Longest run of digits kept as one number; longer runs are cut so that JavaScript can count them."""

Column = dict[str, object]


def encode_numbers(values: Sequence[int]) -> Column:
    """Write non-negative numbers; large ones are split into a high and a low column."""
    top = max(values, default=0)
    if top >= _LARGE:
        return {
            "high": encode_numbers([value // _LOW for value in values]),
            "low": encode_numbers([value % _LOW for value in values]),
        }
    span = _span(top)
    rows: list[str] = []
    tails: list[str] = []
    for value in values:
        if value < _DIRECT:
            rows.append(SYMBOLS[value])
        else:
            lead, tail = divmod(value - _DIRECT, span)
            rows.append(SYMBOLS[_DIRECT + lead])
            tails.append(SYMBOLS[tail])
    return {"rows": "".join(rows)} | ({"tails": "".join(tails), "span": span} if tails else {})


def _span(top: int) -> int:
    """Return how many values share a lead symbol when the largest is ``top``."""
    return max(1, -(-(top + 1 - _DIRECT) // _LEADS))


def encode_series(values: Sequence[int]) -> Column:
    """Write numbers as they are or as steps from one to the next, whichever is shorter when compressed."""
    plain = encode_numbers(values)
    steps = [after - before for before, after in pairwise((0, *values))]
    stepped = encode_numbers([2 * step if step >= 0 else -2 * step - 1 for step in steps])
    return {"steps": stepped} if _weight(stepped) < _weight(plain) else plain


def _weight(column: object) -> int:
    """Return about how many bytes a column takes on the wire."""
    if isinstance(column, dict):
        return sum(_weight(part) for part in column.values())
    return len(zlib.compress(str(column).encode(), 6))


def by_frequency(values: Iterable[str]) -> list[str]:
    """Return the distinct values, the commonest first, ties by code point."""
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], value))


def encode_choices(values: Sequence[str]) -> Column:
    """Write one of a limited set of words per row."""
    words = by_frequency(values)
    rank = {word: index for index, word in enumerate(words)}
    return {"words": words} | encode_numbers([rank[value] for value in values])


def encode_letters(text: str) -> Column:
    """Write a running text over its own alphabet, the commonest character first.

    A large alphabet is written as steps from code point to code point: characters that share a lead symbol
    are about equally common, so among themselves they may stand in that order.
    """
    alphabet = by_frequency(text)
    if len(alphabet) > _LARGE_ALPHABET:
        span = _span(len(alphabet) - 1)
        groups = (sorted(alphabet[at : at + span]) for at in range(_DIRECT, len(alphabet), span))
        alphabet = [*alphabet[:_DIRECT], *chain.from_iterable(groups)]
        letters: Column = {"points": encode_series([ord(letter) for letter in alphabet])}
    else:
        letters = {"letters": "".join(alphabet)}
    rank = {letter: index for index, letter in enumerate(alphabet)}
    return letters | encode_numbers([rank[letter] for letter in text])


def encode_texts(values: Sequence[str]) -> Column:
    """Write one text per row; line breaks inside a text become spaces."""
    return encode_letters("\n".join(value.replace("\n", " ") for value in values))


def encode_codes(values: Sequence[str]) -> Column:
    """Write numbered codes (ids, licence and document numbers) as a shape per row and series of numbers."""
    shapes: list[str] = []
    numbers: list[list[int]] = []
    for value in values:
        shape, found = _shape(value)
        shapes.append(shape)
        for place, number in enumerate(found):
            if place == len(numbers):
                numbers.append([])
            numbers[place].append(number)
    return {"shapes": encode_choices(shapes), "numbers": [encode_series(column) for column in numbers]}


def encode_credit_codes(values: Sequence[str]) -> Column:
    """Write unified social credit codes without their last place where the others say what it is."""
    return encode_codes(
        [value[:-1] if value and value == with_check(value[:-1]) else value for value in values]
    )


def with_check(code: str) -> str:
    """Return the first 17 places of a credit code with the place that checks them (GB 32100-2015)."""
    if len(code) != _CHECKED or not set(code) <= set(_CREDIT_SIGNS):
        return code
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code))
    return code + _CREDIT_SIGNS[-total % 31]


def _shape(value: str) -> tuple[str, list[int]]:
    """Split a code into its shape and its numbers.

    In the shape ``{}`` stands for a number and ``{4}`` for one filled to four digits with zeros.
    """
    shape: list[str] = []
    numbers: list[int] = []
    index = 0
    while index < len(value):
        end = index
        while end < len(value) and value[end] in "0123456789":
            end += 1
        if end == index:
            shape.append(value[index])
            index += 1
            continue
        filled = value[index] == "0" or end - index > _DIGITS
        for start in range(index, end, _DIGITS):
            run = value[start : min(end, start + _DIGITS)]
            shape.append(f"{{{len(run)}}}" if filled else "{}")
            numbers.append(int(run))
        index = end
    return "".join(shape), numbers
