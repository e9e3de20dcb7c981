"""What editing says, read from words.yml."""

from functools import cache
from importlib import resources

import yaml


@cache
def _words() -> dict[str, str]:
    text = resources.files("mingjian.edit").joinpath("words.yml").read_text(encoding="utf-8")
    words: dict[str, str] = yaml.safe_load(text)
    return words


def say(key: str, **values: object) -> str:
    """Return a sentence with its blanks filled in."""
    return _words()[key].format(**values)
