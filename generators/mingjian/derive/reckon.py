"""What an appraisal costs: price × quantity, surcharge, cap, tiers by amount in controversy.

The same rules run in the browser (``theme/assets/fees.js``); a test proves both equal on generated orders.
Amounts are exact until the end, then rounded half up to the cent.
"""

from dataclasses import dataclass
from decimal import Decimal

from mingjian.derive.fees import HUNDRED, bounds, round_cent, tier_fee
from mingjian.model.fee import Price, PriceKind, TierRule


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    ``special`` of the ``quantity`` samples bear the surcharge; ``amount`` is the amount in controversy, None
    where the case is not about property.
    """

    quantity: int = 1
    special: int = 0
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one step of the tier rule adds: ``rate`` percent of ``base``."""

    base: Decimal
    rate: Decimal
    fee: Decimal


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The fee; ``low`` and ``high`` differ for a range, and are None on a side the price leaves open."""

    low: Decimal | None
    high: Decimal | None
    parts: tuple[Part, ...]
    capped: bool


def reckon(price: Price, rule: TierRule | None, order: Order) -> Reckoning | None:
    """Return the fee for an order, or None when the item has no price."""
    named = bounds(price)
    if named is None or price.kind is PriceKind.UNKNOWN:
        return None
    tiered = rule is not None and price.kind is PriceKind.TIERED and order.amount is not None
    applied = rule if tiered else None
    return Reckoning(
        low=_total(price, applied, order, named.low),
        high=_total(price, applied, order, named.high),
        parts=() if applied is None or order.amount is None else tier_parts(applied, order.amount),
        capped=any(_is_capped(price, _plain(price, order, side)) for side in (named.low, named.high)),
    )


def _plain(price: Price, order: Order, amount: Decimal | None) -> Decimal | None:
    """Return price × quantity with the surcharge, before any cap."""
    if amount is None:
        return None
    plain = amount * order.quantity
    if price.surcharge is not None:
        plain += amount * order.special * Decimal(price.surcharge) / HUNDRED
    return plain


def _is_capped(price: Price, plain: Decimal | None) -> bool:
    return price.cap is not None and plain is not None and plain > price.cap


def _total(price: Price, rule: TierRule | None, order: Order, amount: Decimal | None) -> Decimal | None:
    plain = _plain(price, order, amount)
    if plain is None:
        return None
    if price.cap is not None:
        plain = min(plain, price.cap)
    if rule is not None and order.amount is not None:
        return tier_fee(rule, plain, order.amount)
    return round_cent(plain)


def tier_parts(rule: TierRule, amount: Decimal) -> tuple[Part, ...]:
    """Return what each step of the rule adds for an amount; steps above the amount are left out."""
    parts = []
    for tier in rule.tiers:
        if tier.rate is None or amount <= tier.over:
            continue
        base = (amount if tier.upto is None else min(amount, tier.upto)) - tier.over
        rate = Decimal(tier.rate)
        parts.append(Part(base, rate, round_cent(base * rate / HUNDRED)))
    return tuple(parts)
