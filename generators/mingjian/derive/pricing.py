"""Prices in words: amounts, the band of the schedule, the tier rule with its worked examples."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mingjian.derive import fees, wording
from mingjian.derive.piece import Badge, confidence_badge
from mingjian.derive.regions import RegionTree
from mingjian.model.fee import FeeSchedule, FeeTier, Price, PriceKind, PriceListItem, TierRule
from mingjian.model.provenance import Confidence

WAN = Decimal(10000)


def money(amount: Decimal) -> str:
    """Write an amount without needless zeros (``700``, ``0.5``)."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def yuan(amount: Decimal) -> str:
    """Write an amount with its unit, in 万元 where that is exact."""
    if amount >= WAN and amount % WAN == 0:
        return wording.TEN_THOUSAND.format(amount=money(amount / WAN))
    return wording.PRICE_SINGLE.format(amount=money(amount))


def _amounts(price: Price) -> str:
    if price.amount is not None:
        return wording.PRICE_SINGLE.format(amount=money(price.amount))
    if price.low is not None and price.high is not None:
        return wording.PRICE_RANGE.format(low=money(price.low), high=money(price.high))
    if price.low is not None:
        return wording.PRICE_FROM.format(low=money(price.low))
    if price.high is not None:
        return wording.PRICE_UPTO.format(high=money(price.high))
    return wording.PRICE_UNKNOWN


def price_text(price: Price) -> str:
    """Write a price as one phrase, whatever its kind."""
    if price.kind is PriceKind.UNKNOWN:
        return wording.PRICE_UNKNOWN
    text = _amounts(price)
    if price.unit and text != wording.PRICE_UNKNOWN:
        text = wording.PRICE_UNIT.format(price=text, unit=price.unit)
    if price.surcharge is not None:
        text = wording.PRICE_SURCHARGE.format(price=text, surcharge=money(price.surcharge))
    if price.cap is not None:
        text = wording.PRICE_CAP.format(price=text, cap=money(price.cap))
    if price.kind is PriceKind.TIERED:
        text = wording.PRICE_TIERED.format(price=text)
    return text


def band_text(band: fees.Band | None) -> str:
    """Write the permitted band; an empty text when there is none."""
    if band is None or band.low is None or band.high is None:
        return ""
    if band.low == band.high:
        return wording.BAND_FIXED.format(low=money(band.low))
    return wording.BAND_RANGE.format(low=money(band.low), high=money(band.high))


@dataclass(frozen=True, slots=True)
class Comparison:
    """An institution's price beside the band of the schedule it follows."""

    benchmark: str
    band: str
    verdict: Badge


def compare(item: PriceListItem, schedule: FeeSchedule | None, *, accredited: bool) -> Comparison:
    """Put a price beside the band of its schedule; without a benchmark nothing is judged."""
    if item.schedule_item is None:
        return Comparison("", "", Badge(wording.BAND_MARKET, "none"))
    lines = schedule.items if schedule is not None else ()
    line = next((line for line in lines if line.code == item.schedule_item), None)
    if schedule is None or line is None:
        return Comparison("", "", Badge(wording.BAND_UNKNOWN, "none"))
    band = fees.band(line, schedule.floating, hard_case=item.hard_case, accredited=accredited)
    if band is None:
        return Comparison(price_text(line.price), "", Badge(wording.BAND_UNKNOWN, "none"))
    inside = fees.within(item, band)
    verdict = Badge(wording.BAND_INSIDE, "ok") if inside else Badge(wording.BAND_OUTSIDE, "warn")
    return Comparison(price_text(line.price), band_text(band), verdict)


@dataclass(frozen=True, slots=True)
class TierLine:
    """One step of a tier rule in words."""

    part: str
    rate: str


@dataclass(frozen=True, slots=True)
class TierExampleLine:
    """A worked example: price, amount and the fee computed from the rule."""

    price: str
    amount: str
    fee: str


def _tier_part(tier: FeeTier) -> str:
    if tier.upto is None:
        return wording.TIER_LAST.format(over=yuan(tier.over))
    if tier.over == 0:
        return wording.TIER_FIRST.format(upto=yuan(tier.upto))
    return wording.TIER_STEP.format(over=yuan(tier.over), upto=yuan(tier.upto))


def tier_lines(rule: TierRule) -> Iterator[TierLine]:
    """Yield the steps of a tier rule."""
    for tier in rule.tiers:
        rate = wording.TIER_PRICE if tier.rate is None else wording.TIER_RATE.format(rate=money(tier.rate))
        yield TierLine(_tier_part(tier), rate)


def tier_examples(rule: TierRule) -> Iterator[TierExampleLine]:
    """Yield the worked examples of a rule; the fee is computed, a check compares it with the typed one."""
    for example in rule.examples:
        fee = fees.tier_fee(rule, example.price, example.amount)
        yield TierExampleLine(yuan(example.price), yuan(example.amount), yuan(fee))


def price_mark(regions: RegionTree, schedule: FeeSchedule, mark: Confidence) -> Badge:
    """Return how well a value of a schedule is supported; the schedules of a sample province are invented."""
    return confidence_badge(mark, invented=regions.is_invented(schedule.region))


def force_badge(schedule: FeeSchedule, on: date) -> Badge:
    """Say whether a schedule is in force on a day."""
    state = fees.in_force(schedule, on)
    if state is None:
        word, tone = wording.FORCE_UNKNOWN, "none"
    elif state:
        word, tone = wording.IN_FORCE, "ok"
    elif schedule.since is not None and schedule.since > on:
        word, tone = wording.NOT_YET, "info"
    else:
        word, tone = wording.OUT_OF_FORCE, "warn"
    return Badge(word, tone, wording.FORCE_MEANINGS[word])
