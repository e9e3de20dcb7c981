"""What comes out of reading one file: a plain tree and the problems met on the way.

Both readers return this type, which is how a test can hold the fast one to the reference.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any

Tree = dict[str, Any]
"""Plain data: mappings, lists, text, integers, true/false, nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: a code of the catalogue, a place in the file, the field concerned."""

    code: str
    line: int
    column: int
    field: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. ``tree`` is None when the file's structure could not be trusted."""

    tree: Tree | None
    problems: tuple[Problem, ...] = ()
