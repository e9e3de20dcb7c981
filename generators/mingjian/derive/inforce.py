"""Whether a standard or a document is in force on a day, from its own dates and what replaced it."""

from datetime import date

from mingjian.derive import wording
from mingjian.derive.piece import Badge

IN_USE = Badge(*wording.STANDARD_IN_USE)
COMING = Badge(*wording.STANDARD_COMING)
REPLACED = Badge(*wording.STANDARD_REPLACED)
ENDED = Badge(*wording.STANDARD_ENDED)
UNKNOWN = Badge(*wording.STANDARD_UNKNOWN)


def is_over(until: date | None, day: date) -> bool:
    """Say whether the last day has passed."""
    return until is not None and until < day


def force_of(since: date | None, until: date | None, replaced_by: str | None, day: date) -> Badge:
    """Return how something stands on a day; without a first day nothing is claimed."""
    if is_over(until, day):
        return ENDED if replaced_by is None else REPLACED
    if since is None:
        return UNKNOWN
    return COMING if day < since else IN_USE
