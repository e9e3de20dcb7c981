"""What an unquoted scalar means. One place for writing, reading and restoring (see docs/adr/0002).

YAML readers disagree about unquoted values: ``0571`` is 377 to one, 571 to the next and text to a third.
We type only what all of them read alike, write everything else in double quotes, and say so when a file
leaves a value unquoted that another reader would read differently.
"""

import re
from typing import Final

TYPED: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
"""Plain words that carry a type."""

INTEGER: Final = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
SCIENTIFIC: Final = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+\Z")
"""A long number as a spreadsheet shows it; the digits it left out are lost."""

_YES_NO: Final = ("y", "yes", "n", "no", "on", "off", "true", "false")
_WORDS: Final = frozenset({*_YES_NO, "null", "~", "=", "<<", ".inf", "+.inf", "-.inf", ".nan"})
"""Words (lower case) that some YAML reader types or treats specially."""

_NUMERIC: Final = re.compile(r"[0-9+\-.][0-9a-fA-FxXoO_.,:+\-TtZz ]*\Z")
"""Made of what numbers, times and dates are made of. Wider than any reader's rule, on purpose."""

_TYPED_BY_SOME: Final = re.compile(
    r"""(?:
      [-+]?[0-9][0-9_]*                                 # integers, also with leading zeros and underscores
    | [-+]?0[xX][0-9a-fA-F_]+ | [-+]?0[oO][0-7_]+ | [-+]?0[bB][01_]+
    | [-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)? | [-+]?[0-9][0-9_]*[eE][-+]?[0-9]+
    | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?  # base 60: 12:30
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ].*)?       # dates and timestamps
    )\Z""",
    re.VERBOSE,
)

_START: Final = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
UNUSUAL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters we never write as themselves (tab and line feed are judged where they stand)."""


def is_plain(text: str) -> bool:
    """Say whether every YAML reader reads this text, unquoted on one line, as the same text."""
    return not (
        not text
        or text.lower() in _WORDS
        or text[0] in _START
        or text[-1] == ":"
        or text != text.strip()
        or ": " in text
        or " #" in text
        or "\n" in text
        or "\t" in text
        or _NUMERIC.match(text)
        or is_ambiguous(text)
        or UNUSUAL.search(text)
    )


def is_ambiguous(plain: str) -> bool:
    """Say whether an unquoted value that we take as text is something else to another reader."""
    if plain.lower() in _WORDS:
        return True
    return not DECIMAL.match(plain) and _TYPED_BY_SOME.match(plain) is not None


def typed(plain: str) -> str | int | bool | None:
    """Return the value of an unquoted scalar: true, false, null, an integer or text."""
    if plain in TYPED:
        return TYPED[plain]
    return int(plain) if INTEGER.match(plain) else plain


def quoted(text: str) -> str:
    """Write a text in double quotes, escaping what cannot stand as itself."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + UNUSUAL.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
