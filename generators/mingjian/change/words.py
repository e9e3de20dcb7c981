"""The sentences of change reports, read from words.yml."""

from functools import cache
from importlib import resources

import yaml


@cache
def wording() -> dict[str, str]:
    """Return every sentence by key."""
    text = resources.files("mingjian.change").joinpath("words.yml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.safe_load(text)
    return found


def say(word: str, **params: object) -> str:
    """Return a sentence with its blanks filled."""
    return wording()[word].format_map(params)
