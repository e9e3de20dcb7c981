"""What a rule is: a function over the whole registry that yields hits, known by its code.

A hit says where and with which words; title, severity, sentence and way out live in the catalogue, so the
function and its page cannot disagree. See docs/adr/0011.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from mingjian.check.context import Context

FILE = "file:"
"""Prefix of a key that names a file of the registry whose record is not in the registry (a duplicate)."""


class Hit:
    """One place where a rule is broken.

    ``key`` is a record id, ``vocab/<stem>``, ``registry`` or ``file:<path>``; ``field`` the dotted path in
    that file (``licences[0].until``), empty for the whole file; ``params`` fill the catalogue's sentence.
    """

    __slots__ = ("field", "key", "params")

    def __init__(self, key: str, field: str, **params: object) -> None:
        self.key = key
        self.field = field
        self.params = params

    def __repr__(self) -> str:
        return f"Hit({self.key!r}, {self.field!r}, {self.params!r})"


Check = Callable[[Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code and the function that finds where it is broken."""

    code: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(code: str) -> Callable[[Check], Check]:
    """Register a function as the rule ``code``; two functions for one code are a programming error."""

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"rule {code} is defined twice")
        RULES[code] = Rule(code, check)
        return check

    return register


def flatten(hits: Iterator[Hit]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return hits as plain tuples, for tests."""
    return [(hit.key, hit.field, hit.params) for hit in hits]
