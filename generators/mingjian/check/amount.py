"""Amounts as a reader expects them: no trailing zeros, no exponent."""

from decimal import Decimal


def amount_text(amount: Decimal) -> str:
    """Write an amount plainly (``700``, ``8.5``)."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
