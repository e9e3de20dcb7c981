"""Every web address the registry names, with the records that name it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from mingjian.model.declaration import Model
from mingjian.model.registry import KINDS, Registry

RESERVED = (".invalid", ".example", ".test", ".localhost")
"""Names that lead nowhere by rule (RFC 2606); samples use them."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an address stands."""

    record: str
    field: str


def addresses(registry: Registry) -> dict[str, list[Address]]:
    """Return the addresses that can be asked, in order, each with the places that name it."""
    found: dict[str, list[Address]] = {}
    for record, model in _models(registry):
        for field, url in _urls(model, ""):
            if is_askable(url):
                found.setdefault(url, []).append(Address(record, field))
    return dict(sorted(found.items()))


def _models(registry: Registry) -> Iterator[tuple[str, Model]]:
    for kind in KINDS:
        yield from registry.of(kind.key).items()
    for stem, vocabulary in sorted(registry.vocabularies.items()):
        yield f"vocab/{stem}", vocabulary


def _urls(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.startswith(("http://", "https://")) and not any(mark.isspace() for mark in value):
            yield path, value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _urls(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _urls(item, f"{path}[{place}]")


def is_askable(url: str) -> bool:
    """Say whether an address can lead anywhere."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return bool(host) and not host.endswith(RESERVED)
