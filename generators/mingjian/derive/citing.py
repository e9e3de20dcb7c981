"""Which standard a text cites: people write numbers with any dash and names with or without marks."""

import re
from collections.abc import Mapping

from mingjian.model.knowledge import Standard

_BLANK = re.compile(r"[\s《》]")


def _plain(text: str) -> str:
    return _BLANK.sub("", text).replace("-", "—").upper()


def cited(held: Mapping[str, Standard], text: str) -> Standard | None:
    """Return the standard a text cites: by its number, or by its name where it has none."""
    wanted = _plain(text)
    for item in held.values():
        if item.number is not None and wanted.startswith(_plain(item.number)):
            return item
    return next((item for item in held.values() if _plain(item.title) == wanted), None)
