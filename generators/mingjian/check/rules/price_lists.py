"""M1xx: what an institution charges, held against the schedule in force and against its own licence."""

from collections.abc import Iterator

from mingjian.check.amount import amount_text
from mingjian.check.context import Context
from mingjian.check.nearest import nearest
from mingjian.check.phrase import say, suggest
from mingjian.check.rule import Hit, rule
from mingjian.check.tree import related
from mingjian.derive.fees import Band, band, in_force, within
from mingjian.derive.fit import is_accredited
from mingjian.derive.status import in_scope, scope_on
from mingjian.model.declaration import Decimal, title_of
from mingjian.model.fee import (
    FeeItem,
    FeeSchedule,
    FloatRule,
    Price,
    PriceKind,
    PriceList,
    PriceListItem,
    PricingMode,
)
from mingjian.model.period import overlaps

NATION = "000000"


def _lists(ctx: Context) -> Iterator[tuple[str, PriceList, FeeSchedule]]:
    for key, prices in ctx.registry.price_lists.items():
        schedule = ctx.registry.fees.get(prices.schedule)
        if schedule is not None:
            yield key, prices, schedule


def _lines(ctx: Context) -> Iterator[tuple[str, PriceList, FeeSchedule, int, PriceListItem, FeeItem]]:
    """Yield each line of a price list with the schedule item it refers to."""
    for key, prices, schedule in _lists(ctx):
        items = {item.code: item for item in schedule.items}
        for index, line in enumerate(prices.items):
            item = items.get(line.schedule_item or "")
            if item is not None:
                yield key, prices, schedule, index, line, item


def _float(schedule: FeeSchedule) -> FloatRule | None:
    """Return how far prices may leave the schedule; None when the registry does not know."""
    if schedule.mode in (PricingMode.FIXED, PricingMode.BAND):
        return FloatRule(up=Decimal(0), down=Decimal(0))
    return schedule.floating if schedule.mode is not PricingMode.MARKET else None


def _permitted(
    ctx: Context, prices: PriceList, schedule: FeeSchedule, line: PriceListItem, item: FeeItem
) -> Band | None:
    floating = _float(schedule)
    institution = ctx.registry.institutions.get(prices.institution)
    if floating is None or institution is None or in_force(schedule, prices.since) is False:
        return None
    accredited = is_accredited(institution, line.category, prices.since)
    return band(item, floating, hard_case=line.hard_case, accredited=accredited)


@rule("M106")
def price_outside_the_float(ctx: Context) -> Iterator[Hit]:
    """A price stays within the float of the schedule in force on its first day."""
    for key, prices, schedule, index, line, item in _lines(ctx):
        if line.price.kind is not item.price.kind:
            continue
        permitted = _permitted(ctx, prices, schedule, line, item)
        if permitted is None or within(line, permitted):
            continue
        named = line.price
        shown = (
            _plain(named.amount) if named.amount is not None else f"{_plain(named.low)}—{_plain(named.high)}"
        )
        field = "amount" if named.amount is not None else "high" if not _high_ok(line, permitted) else "low"
        yield Hit(
            key,
            f"items[{index}].price.{field}",
            name=line.name,
            price=shown,
            low=_plain(permitted.low),
            high=_plain(permitted.high),
            schedule=schedule.title,
        )


def _high_ok(line: PriceListItem, permitted: Band) -> bool:
    return line.price.high is None or permitted.holds(line.price.high)


def _plain(amount: Decimal | None) -> str:
    return say("no_limit") if amount is None else amount_text(amount)


@rule("M107")
def item_not_in_the_schedule(ctx: Context) -> Iterator[Hit]:
    """An item a price list refers to stands in the schedule it names."""
    for key, prices, schedule in _lists(ctx):
        codes = [item.code for item in schedule.items]
        known = frozenset(codes)
        for index, line in enumerate(prices.items):
            if line.schedule_item is not None and line.schedule_item not in known:
                suggestion = nearest(line.schedule_item, codes)
                yield Hit(
                    key,
                    f"items[{index}].schedule_item",
                    code=line.schedule_item,
                    schedule=schedule.title,
                    suggestion=suggest(suggestion),
                )


@rule("M108")
def schedule_not_in_force(ctx: Context) -> Iterator[Hit]:
    """A price list rests on a schedule in force on its first day."""
    for key, prices, schedule in _lists(ctx):
        if in_force(schedule, prices.since) is False:
            until = schedule.until or say("open")
            yield Hit(
                key, "schedule", schedule=schedule.title, day=prices.since, since=schedule.since, until=until
            )


@rule("M109")
def price_of_zero(ctx: Context) -> Iterator[Hit]:
    """A price is more than nothing; who pays nothing is said by the waiver rules."""
    for key, prices in ctx.registry.price_lists.items():
        for index, line in enumerate(prices.items):
            if line.price.amount == 0 or line.price.high == 0:
                name = "amount" if line.price.amount == 0 else "high"
                yield Hit(key, f"items[{index}].price.{name}", name=line.name)


@rule("M110")
def category_differs_from_the_schedule(ctx: Context) -> Iterator[Hit]:
    """A line and the schedule item it refers to are of one category."""
    for key, _, _, index, line, item in _lines(ctx):
        if item.category is not None and not related(item.category, line.category):
            yield Hit(
                key,
                f"items[{index}].category",
                category=ctx.category(line.category),
                code=item.code,
                expected=ctx.category(item.category),
            )


@rule("M111")
def price_kind_differs_from_the_schedule(ctx: Context) -> Iterator[Hit]:
    """A line is priced the way the schedule prices the item, in its unit."""
    for key, _, schedule, index, line, item in _lines(ctx):
        if schedule.mode is PricingMode.MARKET or item.price.kind is PriceKind.UNKNOWN:
            continue
        if line.price.kind is not item.price.kind and item.price.kind is not PriceKind.RANGE:
            yield Hit(
                key,
                f"items[{index}].price.kind",
                what=title_of(Price, "kind"),
                own=line.price.kind.value,
                expected=item.price.kind.value,
                name=line.name,
            )
        elif item.price.unit is not None and line.price.unit != item.price.unit:
            yield Hit(
                key,
                f"items[{index}].price.unit",
                what=title_of(Price, "unit"),
                own=line.price.unit or say("not_given"),
                expected=item.price.unit,
                name=line.name,
            )


@rule("M114")
def category_not_licensed(ctx: Context) -> Iterator[Hit]:
    """An institution charges only for what it is licensed for."""
    for key, prices in ctx.registry.price_lists.items():
        institution = ctx.registry.institutions.get(prices.institution)
        if institution is None or institution.id in ctx.doubtful:
            continue
        scope = scope_on(institution, prices.since)
        for index, line in enumerate(prices.items):
            known = line.category in ctx.registry.categories
            if known and not in_scope(scope, line.category):
                yield Hit(
                    key,
                    f"items[{index}].category",
                    category=ctx.category(line.category),
                    name=line.name,
                    institution=ctx.name_of(institution.id),
                    day=prices.since,
                )


@rule("M115")
def item_priced_twice(ctx: Context) -> Iterator[Hit]:
    """A price list prices an item once, and once more for hard cases."""
    for key, prices in ctx.registry.price_lists.items():
        seen: set[tuple[str, str, bool]] = set()
        for index, line in enumerate(prices.items):
            item = (line.schedule_item or "", "" if line.schedule_item else line.name, line.hard_case)
            if item in seen:
                yield Hit(key, f"items[{index}].name", name=line.name)
            seen.add(item)


@rule("M116")
def price_lists_overlap(ctx: Context) -> Iterator[Hit]:
    """An institution has one price list in force at a time."""
    by_institution: dict[str, list[PriceList]] = {}
    for key, prices in ctx.registry.price_lists.items():
        for other in by_institution.setdefault(prices.institution, []):
            if key not in ctx.doubtful and other.id not in ctx.doubtful and overlaps(prices, other):
                later = max(prices, other, key=lambda item: (item.since, item.id))
                earlier = other if later is prices else prices
                yield Hit(later.id, "since", institution=ctx.name_of(prices.institution), other=earlier.id)
                break
        by_institution[prices.institution].append(prices)


@rule("M119")
def schedule_of_another_region(ctx: Context) -> Iterator[Hit]:
    """A price list rests on the schedule of its own region or of one above it."""
    for key, prices, schedule in _lists(ctx):
        institution = ctx.registry.institutions.get(prices.institution)
        if institution is None or schedule.region is None:
            continue
        above = {institution.region, institution.region[:4] + "00", institution.region[:2] + "0000", NATION}
        if schedule.region not in above:
            yield Hit(
                key, "schedule", schedule=schedule.title, region=institution.region, other=schedule.region
            )
