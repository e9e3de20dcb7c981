"""Join the modules of the engine into one short script, with regular expressions and no parser.

So the modules keep to a few rules: comments stand on lines of their own, templates are not nested, and a name
of a function that is called inside a template or used as a property stays as it is written.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from string import ascii_letters

_COMMENT = re.compile(r"^\s*(/\*.*?\*/|//.*?)$", re.MULTILINE | re.DOTALL)
_KEPT = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`"""
    r"""|/(?![ *])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\n\\\[])+/[a-z]*(?=[.,;)\s]))"""
)
"""Strings, templates and regular expressions: their spaces mean something."""
_SPACED = re.compile(r" ?([{}()\[\],;:?=<>+*&|!-]) ?")
_BROKEN = re.compile(r"(?<=[{;,(])\n|\n(?=})|;\n?(?=})")
_LONG = re.compile(r"\bconst\b|(?<!\w)\((\w+)\)(?==>)")
"""What has a shorter form that means the same: ``let`` for ``const``, ``x=>`` for ``(x)=>``."""
_WORD = re.compile(r"\w+")
_VARIABLE = re.compile(r"\blet (\w+)\b|(\w+)=>|\(([\w,]+)\)(?:=>|{)")
_METHOD = re.compile(r"(?<=[;{}\n])\*?([a-z]+[A-Z]\w*)\([\w,=]*\)\{")
_SHORT = 3
_WORDS = {"this", "null", "true", "false", "undefined", "super"}
_PLAIN = r"(?<!\w)(?:(?<=\.\.\.)|(?<!\.))"
"""What stands before a name that is no property."""
_DECLARED = re.compile(r"\b(?:function\*? |class )(\w+)")


def join_modules(sources: Iterable[str]) -> str:
    """Return one script; comments, spaces that say nothing and long names stay behind."""
    lines = (line.strip() for line in _COMMENT.sub("", "\n".join(sources)).splitlines())
    parts = _KEPT.split("\n".join(line for line in lines if line))
    parts[::2] = map(_tighten, parts[::2])
    short = _short_names(parts) | _short_locals(parts) | _short_methods(parts)
    parts[::2] = (_WORD.sub(lambda word: short.get(word[0], word[0]), part) for part in parts[::2])
    return "".join(parts)


def _tighten(code: str) -> str:
    return _LONG.sub(lambda long: long[1] or "let", _BROKEN.sub("", _SPACED.sub(r"\1", code)))


def _short_names(parts: list[str]) -> dict[str, str]:
    """Name those functions and classes anew that are only ever declared, called and handed on."""
    code, whole = "\0".join(parts[::2]), "\0".join(parts)
    names = dict.fromkeys(_DECLARED.findall(code))
    plain = (
        name
        for name in names
        if len(re.findall(rf"\b{name}\b", whole))
        == len(re.findall(rf"{_PLAIN}{name}(?=[()])|(?<=class ){name}\b|(?<=extends ){name}\b", code))
    )
    return dict(zip(_often(plain, code), (f"${word}" for word in _words()), strict=False))


def _words() -> Iterator[str]:
    """Yield short names, those of one letter first."""
    yield from ascii_letters
    yield from map("".join, product(ascii_letters, "0123456789"))


def _often(names: Iterable[str], code: str) -> list[str]:
    """Return names, the commonest first."""
    counts = Counter(_WORD.findall(code))
    return sorted(names, key=lambda name: (-counts[name], name))


def _short_locals(parts: list[str]) -> dict[str, str]:
    """Name those variables anew that are nowhere a property, the key of one, or part of a string."""
    code, kept = "\0".join(parts[::2]), "\0".join(parts[1::2])
    named = {name for found in _VARIABLE.findall(code) for name in _WORD.findall(",".join(found))}
    taken = {word for part in parts for word in _WORD.findall(part)}
    names = (name for name in named - _WORDS if len(name) > _SHORT and _is_local(name, code, kept))
    free = (word for word in _words() if word not in taken)
    return dict(zip(_often(names, code), free, strict=False))


def _short_methods(parts: list[str]) -> dict[str, str]:
    """Name the methods of our classes anew whose names have humps; data and browsers have no such."""
    code, kept = "".join(parts[::2]), "\0".join(parts[1::2])
    names = sorted(set(_METHOD.findall(code)))
    own = (name for name in names if not re.search(rf"\b{name}\b|function\*? {name}\b", kept))
    free = (f"_{word}" for word in _words())
    return dict(zip((name for name in own if f"function {name}(" not in code), free, strict=False))


def _is_local(name: str, code: str, kept: str) -> bool:
    word = re.escape(name)
    shown = re.search(rf"[.#]{word}\b|(?<![?\w]){word}:|[{{,]{word}(?=[,}}])|(?<=[{{,]){word}=", code)
    return not shown and not re.search(rf"\b{word}\b", kept)
