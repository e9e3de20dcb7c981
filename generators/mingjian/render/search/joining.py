"""Join the modules of the engine into one short script, with regular expressions and no parser.

So the modules keep to a few rules: comments stand on lines of their own, templates are not nested, and a name
of a function that is called inside a template or used as a property stays as it is written.
"""

import re
from collections.abc import Iterable

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
_DECLARED = re.compile(r"\b(?:function\*? |class )(\w+)")


def join_modules(sources: Iterable[str]) -> str:
    """Return one script; comments, spaces that say nothing and long names stay behind."""
    lines = (line.strip() for line in _COMMENT.sub("", "\n".join(sources)).splitlines())
    parts = _KEPT.split("\n".join(line for line in lines if line))
    parts[::2] = map(_tighten, parts[::2])
    short = _short_names(parts)
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
        == len(re.findall(rf"(?<![.\w]){name}(?=[()])|(?<=class ){name}\b", code))
    )
    return {name: f"${place}" for place, name in enumerate(plain)}
