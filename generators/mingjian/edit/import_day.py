"""A day in any dress people give it to the day meant; what is no single day is refused."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from mingjian.edit.sheet_cell import DamagedError
from mingjian.edit.words import say
from mingjian.load.width import narrow

_IN_FIGURES = re.compile(
    r"(\d{4})\s*[-./、年]\s*(\d{1,2})\s*[-./、月]\s*(\d{1,2})\s*日?\s*(?:[起止]|[T ]?0?0:00(?::00)?)?\Z"
)
_IN_WORDS = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日?[起止]?\Z"
)
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_FIGURES = {word: place for place, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Day numbers of spreadsheets between 1954 and 2119; anything else is no date."""
_EPOCH = date(1899, 12, 30)


def day_of(cell: Any, text: str, pattern: str | None) -> str:
    """Return a cell as an ISO date; ``pattern`` takes one day out of a text that holds several.

    Raises:
        DamagedError: it is no day, or not one day.
    """
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    plain = narrow(text)
    if pattern is not None and (taken := re.search(pattern, plain)):
        plain = (taken[1] if taken.groups() else taken[0]).strip()
    if plain.isdigit() and _FIRST_SERIAL < int(plain) < _LAST_SERIAL:
        return (_EPOCH + timedelta(days=int(plain))).isoformat()
    try:
        return date(*_figures(plain)).isoformat()
    except (TypeError, ValueError) as error:
        raise DamagedError(say("cell_day", value=text)) from error


def _figures(text: str) -> tuple[int, ...]:
    if found := _IN_FIGURES.match(text) or _EIGHT.match(text):
        return tuple(map(int, found.groups()))
    if found := _IN_WORDS.match(text):
        year, *others = found.groups()
        return (int("".join(str(_FIGURES[word]) for word in year)), *map(_up_to_99, others))
    return ()


def _up_to_99(text: str) -> int:
    """Read 八, 十, 十二, 三十 or 三十一."""
    tens, mark, ones = text.rpartition("十")
    if not mark:
        return _FIGURES[text] if len(text) == 1 else 0
    return (_FIGURES[tens] if tens else 1) * 10 + (_FIGURES[ones] if ones else 0)
