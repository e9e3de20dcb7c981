"""One change to one record: which field, what it was, what it becomes. Verbs, sheets, change sets share it.

A field is named by its path: ``contact.phone``, ``licences[1].until``; ``licences[+]`` adds an item.
Values are plain data as they stand in a file, so a step can be written down, signed and replayed.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

ADD = "+"
"""The index of an item that is not there yet."""
Part = str | int
_PART = re.compile(r"(?P<name>[a-z_]+)|\[(?P<index>\d+|\+)\]")
_PATH = re.compile(r"[a-z_]+(?:\[(?:\d+|\+)\])*(?:\.[a-z_]+(?:\[(?:\d+|\+)\])*)*\Z")


@dataclass(frozen=True)
class Step:
    """One change.

    ``was`` is None where there was nothing, ``becomes`` is None where a value or an item is taken away.
    A step with ``creates`` (a record kind) makes the record; ``becomes`` then holds all of it.
    """

    record: str
    field: str
    was: Any = None
    becomes: Any = None
    creates: str | None = None
    reason: str | None = None


class NoSuchPlaceError(LookupError):
    """A path that leads nowhere in a record."""


def parts_of(path: str) -> tuple[Part, ...]:
    """Take a path apart: names, indexes, and ``ADD``."""
    if not _PATH.match(path):
        raise NoSuchPlaceError(path)
    found: list[Part] = []
    for match in _PART.finditer(path):
        index = match["index"]
        found.append(match["name"] if index is None else index if index == ADD else int(index))
    return tuple(found)


def value_at(tree: Any, path: str) -> Any:
    """Return the value a path leads to; None where there is nothing."""
    value = tree
    for part in parts_of(path):
        if isinstance(part, int):
            value = value[part] if isinstance(value, list) and part < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def put(tree: dict[str, Any], path: str, value: Any) -> None:
    """Set or add the value a path leads to; None leaves a key out when it is written.

    Items of lists are taken away by ``edit.rewrite``.

    Raises:
        NoSuchPlaceError: something on the way is not there.
    """
    *way, last = parts_of(path)
    holder: Any = tree
    for here, following in pairwise((*way, last)):
        holder = _into(holder, here, following, path)
    if last == ADD and isinstance(holder, list):
        holder.append(value)
    elif _has_room(holder, last):
        holder[last] = value
    else:
        raise NoSuchPlaceError(path)


def _has_room(holder: Any, last: Part) -> bool:
    if isinstance(last, int):
        return isinstance(holder, list) and last < len(holder)
    return isinstance(holder, dict) and last != ADD


def _into(holder: Any, part: Part, following: Part, path: str) -> Any:
    """Go one part deeper, making a mapping or a list where the record has none yet."""
    if isinstance(part, int):
        if not isinstance(holder, list) or part >= len(holder):
            raise NoSuchPlaceError(path)
        return holder[part]
    if not isinstance(holder, dict):
        raise NoSuchPlaceError(path)
    if holder.get(part) is None:
        holder[part] = [] if following == ADD else {}
    return holder[part]
