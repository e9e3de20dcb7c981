"""The rules, one module per concern; importing this package registers all of them."""

from mingjian.check.rules import (
    dated,
    drawn,
    draws,
    identity,
    inspections,
    numbers,
    price_lists,
    prices,
    privacy,
    references,
    scope,
    structure,
    text,
    validity,
    windows,
)

__all__ = [
    "dated",
    "drawn",
    "draws",
    "identity",
    "inspections",
    "numbers",
    "price_lists",
    "prices",
    "privacy",
    "references",
    "scope",
    "structure",
    "text",
    "validity",
    "windows",
]
