"""One cell of somebody's table to the value meant: width, labels, dates in any dress, lists with brackets.

Only what can be undone by looking at it again is undone here; what cannot (1.23E+17) is refused.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mingjian.edit.import_day import day_of
from mingjian.edit.profile import ColumnRule
from mingjian.edit.sheet_cell import DamagedError
from mingjian.edit.words import say
from mingjian.load.scalar import DECIMAL, INTEGER
from mingjian.load.shape import FieldShape
from mingjian.load.width import narrow

_POWER = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+\Z")
_TRUTHS = {
    **dict.fromkeys(("是", "有", "√", "true", "1"), "true"),
    **dict.fromkeys(("否", "×", "false", "0"), "false"),
}
_FORMULA = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_OPEN, _CLOSE = "（([【", "）)】]"
_MARKS = "、，,；;\n"
_EXCEPT = re.compile(r"(?:除外|不含|不包括|不包含)[:：]?|^除(?=.*外$)|(?:以外|外)$")
_GROUP = re.compile(r"^(?!除|不)[^：:（(]{0,6}类(?:司法)?(?:鉴定)?[：:]")
"""“法医类：” before what belongs to it."""
_DASHES = re.compile("[‐‑‒–—―－─~～]+")
_AREA_CODE = re.compile(r"(?<!\d)\(?(0\d{2,3})[) ]\s*-?(?=\d{7,8}(?!\d))")
"""An area code in brackets, or a space away from its number."""


def cleaned(cell: Any, rule: ColumnRule, field: FieldShape) -> str:
    """Return a cell as the text of a value.

    Raises:
        DamagedError: the value cannot be recovered from what the table shows.
    """
    kind = field.spec.kind
    text = _text(cell)
    if kind is date:
        return day_of(cell, text, rule.pattern)
    if kind is bool:
        return _truth(text)
    if kind in (int, Decimal):
        return _number(text, may_be_broken=kind is Decimal)
    if rule.pattern is not None:
        return _taken(text, rule.pattern)
    if field.spec.identifier:
        return _code(text)
    return text


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    if isinstance(cell, float) and abs(cell) >= 1e15:
        raise DamagedError(say("cell_power", value=f"{cell:g}"))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    text = str(cell).replace("\u00a0", " ").replace("\ufeff", "").strip()
    if _FORMULA.match(text):
        raise DamagedError(say("cell_formula", value=text))
    return _BETWEEN_HAN.sub("", _BREAKS.sub("", text))


def _code(text: str) -> str:
    text = narrow(text).replace(" ", "")
    if _POWER.match(text):
        raise DamagedError(say("cell_power", value=text))
    return text


def _taken(text: str, pattern: str) -> str:
    """Take a value out of the labels around it; spaces within it are somebody's way to write it."""
    plain = _AREA_CODE.sub(r"\1-", _DASHES.sub("-", narrow(text))).replace(" ", "")
    if _POWER.match(plain):
        raise DamagedError(say("cell_power", value=plain))
    found = re.search(pattern, plain)
    if found is None:
        raise DamagedError(say("import_pattern", value=text))
    return found[1] if found.groups() else found[0]


def _number(text: str, *, may_be_broken: bool) -> str:
    text = narrow(text).replace(",", "").removesuffix("元").removesuffix("人").strip()
    if not INTEGER.match(text) and not (may_be_broken and DECIMAL.match(text)):
        raise DamagedError(say("cell_number", value=text))
    return text


def _truth(text: str) -> str:
    """Return how yes and no are written down."""
    found = _TRUTHS.get(text.casefold())
    if found is None:
        raise DamagedError(say("cell_truth", value=text))
    return found


def parts(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a cell lists, each with what its brackets exclude; other brackets stay part of the name."""
    for piece in (_GROUP.sub("", whole) for whole in _pieces(text)):
        opening = min((place for mark in _OPEN if (place := piece.find(mark)) >= 0), default=-1)
        inner = piece[opening + 1 :].rstrip(_CLOSE) if opening >= 0 else ""
        if opening >= 0 and _EXCEPT.search(inner):
            words = _EXCEPT.sub("、", inner)
            yield piece[:opening].strip(), tuple(word.strip(" 的") for word in _pieces(words))
        else:
            yield piece, ()


def _pieces(text: str) -> Iterator[str]:
    """Cut at separators that stand outside brackets."""
    depth, start = 0, 0
    for place, mark in enumerate(text):
        depth += (mark in _OPEN) - (mark in _CLOSE and depth > 0)
        if mark in _MARKS and not depth:
            yield from filter(None, [text[start:place].strip(" 。.")])
            start = place + 1
    yield from filter(None, [text[start:].strip(" 。.")])
