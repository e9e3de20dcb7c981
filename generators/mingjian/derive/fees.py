"""What may be charged: the band around a benchmark price, and the progressive fee by amount in controversy.

Tiers and floats are data (a province runs all numbers ×1.4), so nothing here knows a number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mingjian.model.fee import FeeItem, FeeSchedule, FloatRule, Price, PriceListItem, TierRule

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Band:
    """The lowest and highest price a schedule permits; None means no limit on that side is known."""

    low: Decimal | None
    high: Decimal | None

    def holds(self, amount: Decimal) -> bool:
        """Say whether an amount lies within the band, both ends included."""
        return (self.low is None or amount >= self.low) and (self.high is None or amount <= self.high)


def round_cent(amount: Decimal) -> Decimal:
    """Round half up to the cent."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def tier_fee(rule: TierRule, price: Decimal, amount: Decimal) -> Decimal:
    """Return the fee for an amount in controversy: the price for the first step, then rate by rate."""
    fee = Decimal(0)
    for tier in rule.tiers:
        if tier.rate is None:
            fee += price
            continue
        part = (amount if tier.upto is None else min(amount, tier.upto)) - tier.over
        if part > 0:
            fee += part * tier.rate / HUNDRED
    return round_cent(fee)


def bounds(price: Price) -> Band | None:
    """Return the lowest and highest amount a price names, or None when it names none."""
    if price.amount is not None:
        return Band(price.amount, price.amount)
    if price.low is None and price.high is None:
        return None
    return Band(price.low, price.high)


def up_rate(floating: FloatRule | None, *, hard_case: bool = False, accredited: bool = False) -> Decimal:
    """Return the largest permitted rise in percent for the circumstances."""
    if floating is None:
        return Decimal(0)
    rates = [Decimal(floating.up)]
    if hard_case and floating.hard_case_up is not None:
        rates.append(Decimal(floating.hard_case_up))
    if accredited and floating.accredited_up is not None:
        rates.append(Decimal(floating.accredited_up))
    return max(rates)


def band(
    item: FeeItem, floating: FloatRule | None, *, hard_case: bool = False, accredited: bool = False
) -> Band | None:
    """Return the band a schedule item permits, or None when the item has no price."""
    named = bounds(item.price)
    if named is None:
        return None
    down = Decimal(floating.down) if floating is not None else Decimal(0)
    up = up_rate(floating, hard_case=hard_case, accredited=accredited)
    return Band(_scaled(named.low, HUNDRED - down), _scaled(named.high, HUNDRED + up))


def _scaled(amount: Decimal | None, percent: Decimal) -> Decimal | None:
    return None if amount is None else (amount * percent / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def within(item: PriceListItem, permitted: Band) -> bool:
    """Say whether every amount a price list names for an item lies within the permitted band."""
    named = bounds(item.price)
    if named is None:
        return True
    return all(amount is None or permitted.holds(amount) for amount in (named.low, named.high))


def in_force(schedule: FeeSchedule, on: date) -> bool | None:
    """Say whether a schedule is in force on a day; None when the registry does not know since when."""
    if schedule.until is not None and schedule.until < on:
        return False
    if schedule.since is None:
        return None
    return schedule.since <= on


def schedule_on(schedules: Iterable[FeeSchedule], region: str, on: date) -> FeeSchedule | None:
    """Return the schedule of a region in force on a day, the youngest if several are."""
    fitting = [schedule for schedule in schedules if schedule.region == region and in_force(schedule, on)]
    return max(fitting, key=lambda schedule: (schedule.since or date.min, schedule.id), default=None)
