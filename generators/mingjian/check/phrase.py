"""The Chinese phrases that vary within a finding's sentence: data (``phrases.yml``), never in the rules."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def _phrases() -> dict[str, str]:
    raw = yaml.load(files("mingjian.check").joinpath("phrases.yml").read_bytes(), yaml.CSafeLoader)
    return {str(key): str(value) for key, value in raw.items()}


def say(phrase: str, **params: object) -> str:
    """Return a phrase with its blanks filled."""
    return _phrases()[phrase].format_map(params)


def suggest(word: str | None) -> str:
    """Return “did you mean …”, or nothing."""
    return say("suggest", word=word) if word else ""
