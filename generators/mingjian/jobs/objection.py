"""Why a branch must not be merged as it is; the command puts it into words."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong."""

    VANISHED = "vanished"
    REVIEWS = "reviews"
    PERSONAL = "personal"
    COMMENT = "comment"


@dataclass(frozen=True)
class Objection:
    """One objection; ``blocks`` is False for what only wants a look, ``named`` are reviewers that count."""

    kind: Kind
    record: str = ""
    path: str = ""
    line: int = 0
    commit: str = ""
    detail: str = ""
    count: int = 0
    named: tuple[str, ...] = ()
    blocks: bool = True
