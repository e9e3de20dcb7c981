"""From a field path to line and column. Positions are found only for files that have findings.

``field`` is the dotted path of a finding (``licences[0].until``); ``field + "#key"`` means the key itself.
A missing key has its parent's place.
"""

import contextlib

import yaml

from mingjian.load.decode import decode
from mingjian.load.tree import Positions, TreeBuilder

WHOLE_FILE = (1, 1)


def positions(data: bytes) -> Positions:
    """Return the place of every key and value of a file, as far as it can be read."""
    text = decode(data).text
    if text is None:
        return {}
    builder = TreeBuilder(positions=True)
    with contextlib.suppress(yaml.YAMLError):
        builder.run(text)
    return builder.positions or {}


def place_in(known: Positions, field: str) -> tuple[int, int]:
    """Return the place of a field, or of the nearest thing around it that is there."""
    while field:
        if field in known:
            return known[field]
        field = parent(field)
    return known.get("", WHOLE_FILE)


def parent(field: str) -> str:
    """Return the path one level up."""
    if field.endswith("#key"):
        return field.removesuffix("#key")
    return field[: max(field.rfind("."), field.rfind("["), 0)]


def locate(data: bytes, field: str) -> tuple[int, int]:
    """Return line and column of a field in a file, both from 1."""
    return place_in(positions(data), field)
