"""M1xx: fee schedules. Each kind of price has its amounts, and tier rules run on without gaps."""

from collections.abc import Iterator

from mingjian.check.amount import amount_text
from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.fees import tier_fee
from mingjian.model.declaration import title_of
from mingjian.model.fee import Price, PriceKind, PricingMode, TierRule
from mingjian.model.vocabulary import WaiverEffect

NEEDED: dict[PriceKind, frozenset[str]] = {
    PriceKind.SINGLE: frozenset({"amount"}),
    PriceKind.RANGE: frozenset({"low", "high"}),
    PriceKind.PER_SAMPLE: frozenset({"amount"}),
    PriceKind.CAPPED: frozenset({"amount", "cap"}),
    PriceKind.TIERED: frozenset(),
    PriceKind.UNKNOWN: frozenset(),
}
ALLOWED: dict[PriceKind, frozenset[str]] = {
    PriceKind.SINGLE: frozenset({"amount", "surcharge"}),
    PriceKind.RANGE: frozenset({"low", "high", "surcharge"}),
    PriceKind.PER_SAMPLE: frozenset({"amount", "surcharge", "cap"}),
    PriceKind.CAPPED: frozenset({"amount", "cap", "surcharge"}),
    PriceKind.TIERED: frozenset({"amount", "cap"}),
    PriceKind.UNKNOWN: frozenset(),
}
AMOUNTS = ("amount", "low", "high", "surcharge", "cap")


def _prices(ctx: Context) -> Iterator[tuple[str, str, Price]]:
    """Yield every price of schedules and price lists with its place."""
    for key, schedule in ctx.registry.fees.items():
        for index, item in enumerate(schedule.items):
            yield key, f"items[{index}].price", item.price
    for key, prices in ctx.registry.price_lists.items():
        for index, line in enumerate(prices.items):
            yield key, f"items[{index}].price", line.price


def _pair(price: Price, low: str, high: str) -> dict[str, str]:
    """Name two amounts that stand in the wrong order."""
    named = {"low": low, "high": high}
    return {
        key: say("priced_as", title=title_of(Price, name), amount=amount_text(getattr(price, name)))
        for key, name in named.items()
    }


@rule("M101")
def amounts_do_not_fit_the_kind(ctx: Context) -> Iterator[Hit]:
    """Each kind of price names the amounts it needs and no others."""
    for key, field, price in _prices(ctx):
        given = {name for name in AMOUNTS if getattr(price, name) is not None}
        missing = sorted(NEEDED[price.kind] - given, key=AMOUNTS.index)
        extra = sorted(given - ALLOWED[price.kind], key=AMOUNTS.index)
        if missing:
            yield Hit(
                key,
                field,
                kind=price.kind.value,
                problem=say("amount_missing", title=title_of(Price, missing[0])),
            )
        elif extra:
            yield Hit(
                key,
                f"{field}.{extra[0]}",
                kind=price.kind.value,
                problem=say("amount_extra", title=title_of(Price, extra[0])),
            )


@rule("M102")
def low_above_high(ctx: Context) -> Iterator[Hit]:
    """The lowest price does not exceed the highest, nor the unit price its cap."""
    for key, field, price in _prices(ctx):
        if price.low is not None and price.high is not None and price.low > price.high:
            yield Hit(key, f"{field}.low", **_pair(price, "low", "high"))
        if price.amount is not None and price.cap is not None and price.amount > price.cap:
            yield Hit(key, f"{field}.amount", **_pair(price, "amount", "cap"))


def _tier_rules(ctx: Context) -> Iterator[tuple[str, TierRule]]:
    for key, schedule in ctx.registry.fees.items():
        if schedule.tier_rule is not None:
            yield key, schedule.tier_rule


@rule("M103")
def tiers_with_gaps(ctx: Context) -> Iterator[Hit]:
    """Tiers start at 0, each begins where the one before ends, and only the last is open."""
    for key, tier_rule in _tier_rules(ctx):
        expected = type(tier_rule.tiers[0].over)(0)
        for index, tier in enumerate(tier_rule.tiers):
            place = f"tier_rule.tiers[{index}]"
            if tier.over != expected:
                yield Hit(
                    key,
                    f"{place}.over",
                    problem=say("tier_start", number=index + 1, expected=expected, found=tier.over),
                )
            last = index == len(tier_rule.tiers) - 1
            if tier.upto is None:
                if not last:
                    yield Hit(key, place, problem=say("tier_open", number=index + 1))
                break
            if tier.upto <= tier.over:
                yield Hit(
                    key,
                    f"{place}.upto",
                    problem=say("tier_empty", number=index + 1, upto=tier.upto, over=tier.over),
                )
            elif last:
                yield Hit(key, f"{place}.upto", problem=say("tier_closed", upto=tier.upto))
            expected = tier.upto


@rule("M104")
def tier_rates_rise(ctx: Context) -> Iterator[Hit]:
    """The rate falls from tier to tier; only the first tier is charged at the item's own price."""
    for key, tier_rule in _tier_rules(ctx):
        for index, (first, second) in enumerate(
            zip(tier_rule.tiers, tier_rule.tiers[1:], strict=False), start=1
        ):
            place = f"tier_rule.tiers[{index}]"
            if second.rate is None:
                yield Hit(key, place, problem=say("rate_missing", number=index + 1))
            elif first.rate is not None and second.rate >= first.rate:
                yield Hit(
                    key,
                    f"{place}.rate",
                    problem=say("rate_rises", number=index + 1, rate=second.rate, before=first.rate),
                )


@rule("M105")
def tier_example_does_not_compute(ctx: Context) -> Iterator[Hit]:
    """A worked example gives what the tiers give (a rule with gaps is M103's business)."""
    broken = {hit.key for hit in (*tiers_with_gaps(ctx), *tier_rates_rise(ctx))}
    for key, tier_rule in _tier_rules(ctx):
        if key in broken:
            continue
        for index, example in enumerate(tier_rule.examples):
            computed = tier_fee(tier_rule, example.price, example.amount)
            if computed != example.fee:
                yield Hit(
                    key,
                    f"tier_rule.examples[{index}].fee",
                    amount=example.amount,
                    fee=example.fee,
                    computed=amount_text(computed),
                )


@rule("M113")
def fixed_price_that_floats(ctx: Context) -> Iterator[Hit]:
    """A price fixed by government does not float."""
    for key, schedule in ctx.registry.fees.items():
        floating = schedule.floating
        if schedule.mode is PricingMode.FIXED and floating is not None and (floating.up or floating.down):
            yield Hit(key, "floating", up=floating.up, down=floating.down)


@rule("M118")
def percent_of_a_full_waiver(ctx: Context) -> Iterator[Hit]:
    """A percentage belongs to a reduction; waiving everything or charging later has none."""
    waivers = ctx.registry.vocabularies.get("fee-waivers")
    for index, item in enumerate(() if waivers is None else waivers.items):
        if item.percent is not None and WaiverEffect.REDUCE not in item.effects:
            effects = "、".join(effect.value for effect in item.effects)
            yield Hit("vocab/fee-waivers", f"items[{index}].percent", percent=item.percent, effects=effects)
