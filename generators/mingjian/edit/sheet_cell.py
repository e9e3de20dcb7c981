"""One cell as a spreadsheet gives it back: the value meant, or what the spreadsheet did to it."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mingjian.edit.words import say
from mingjian.load.complaint import meant_day
from mingjian.load.scalar import DECIMAL, INTEGER
from mingjian.load.shape import FieldShape

CLEAR = object()
"""A cell that says its value is to be taken away."""
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_POWER = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


class DamagedError(ValueError):
    """A cell whose value is no longer what a person typed."""


def value_of(raw: Any, field: FieldShape) -> Any:
    """Return the value of a cell; None for an empty one, ``CLEAR`` for the mark.

    Raises:
        DamagedError: with what happened and what to do.
    """
    if isinstance(raw, str):
        raw = raw.replace("\u00a0", " ").strip()
    if raw is None or raw == "":
        return None
    if raw == say("clear"):
        return CLEAR
    kind = field.spec.kind
    if kind is bool:
        return _truth(raw)
    if kind is date:
        return _day(raw)
    if kind in (int, Decimal):
        return _number(raw, whole=kind is int)
    return _text(raw, field)


def _truth(raw: Any) -> bool:
    known = {say("word_yes"): True, say("word_no"): False, True: True, False: False}
    if raw not in known:
        raise DamagedError(say("cell_truth", value=raw))
    return known[raw]


def _day(raw: Any) -> str:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return raw.isoformat()
    if not isinstance(raw, str):
        raise DamagedError(say("cell_serial", value=_plain(raw)))
    if _WIDE.search(raw):
        raise DamagedError(say("cell_wide", value=raw))
    day = raw if _DAY.match(raw) else meant_day(raw)
    if day is None:
        raise DamagedError(say("cell_day", value=raw))
    return day


def _number(raw: Any, *, whole: bool) -> Any:
    text = _plain(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else str(raw)
    if _WIDE.search(text):
        raise DamagedError(say("cell_wide", value=text))
    if INTEGER.match(text):
        return int(text)
    if whole or not DECIMAL.match(text):
        raise DamagedError(say("cell_number", value=text))
    return text


def _text(raw: Any, field: FieldShape) -> str:
    if not isinstance(raw, str):
        raise DamagedError(say("cell_not_text", value=_plain(raw)))
    if field.spec.identifier or field.spec.ref:
        if _POWER.match(raw):
            raise DamagedError(say("cell_power", value=raw))
        if _WIDE.search(raw):
            raise DamagedError(say("cell_wide", value=raw))
    return raw


def _plain(raw: Any) -> str:
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return str(raw)
