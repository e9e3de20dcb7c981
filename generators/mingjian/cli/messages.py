"""The sentences of the command line, read from messages.yml."""

from functools import cache
from importlib import resources

import yaml


@cache
def _catalogue() -> dict[str, str]:
    text = resources.files("mingjian.cli").joinpath("messages.yml").read_text(encoding="utf-8")
    catalogue: dict[str, str] = yaml.safe_load(text)
    return catalogue


def say(key: str, **values: object) -> str:
    """Return a sentence with its blanks filled in."""
    return _catalogue()[key].format(**values)
