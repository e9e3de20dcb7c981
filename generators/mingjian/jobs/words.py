"""The sentences of reminders and reports (``words.yml``)."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def words() -> dict[str, str]:
    """Return all sentences by key."""
    raw = yaml.load(files("mingjian.jobs").joinpath("words.yml").read_bytes(), yaml.CSafeLoader)
    return {str(key): str(value) for key, value in raw.items()}


def say(key: str, **values: object) -> str:
    """Return a sentence with its blanks filled in."""
    return words()[key].format_map(values)


def when(days: int, *, working: bool = False) -> str:
    """Say how far a day lies ahead or back."""
    unit = say("working_days" if working else "days")
    if days == 0:
        return say("when_today")
    return say("when_left" if days > 0 else "when_past", days=abs(days), unit=unit)
