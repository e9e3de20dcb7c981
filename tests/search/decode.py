"""Reads columns back in Python: what the engine does in the browser, kept short, for tests only."""

from typing import Any

from mingjian.render.search.encode import SYMBOLS

_RANK = {symbol: rank for rank, symbol in enumerate(SYMBOLS)}


def numbers(column: dict[str, Any]) -> list[int]:
    if "high" in column:
        return [
            high * 3000 + low
            for high, low in zip(numbers(column["high"]), numbers(column["low"]), strict=True)
        ]
    tails = iter(column.get("tails", ""))
    values = []
    for symbol in column["rows"]:
        rank = _RANK[symbol]
        values.append(rank if rank < 60 else 60 + (rank - 60) * column["span"] + _RANK[next(tails)])
    return values


def series(column: dict[str, Any]) -> list[int]:
    if "steps" not in column:
        return numbers(column)
    values, last = [], 0
    for step in numbers(column["steps"]):
        last += -(step + 1) // 2 if step % 2 else step // 2
        values.append(last)
    return values


def choices(column: dict[str, Any]) -> list[str]:
    return [column["words"][rank] for rank in numbers(column)]


def letters(column: dict[str, Any]) -> str:
    alphabet = [chr(point) for point in series(column["points"])] if "points" in column else column["letters"]
    return "".join(alphabet[rank] for rank in numbers(column))


def texts(column: dict[str, Any], size: int) -> list[str]:
    return letters(column).split("\n")[:size]


def codes(column: dict[str, Any]) -> list[str]:
    left = [iter(series(numbers_)) for numbers_ in column["numbers"]]
    values = []
    for shape in choices(column["shapes"]):
        parts = shape.replace("}", "{").split("{")
        for place, width in enumerate(parts[1::2]):
            parts[2 * place + 1] = str(next(left[place])).zfill(int(width or 0))
        values.append("".join(parts))
    return values
