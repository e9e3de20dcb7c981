"""The price list of an institution, each price beside the band of the schedule it follows."""

from dataclasses import dataclass

from mingjian.derive.fit import is_accredited
from mingjian.derive.piece import Link
from mingjian.derive.pricing import Comparison, compare, price_text
from mingjian.derive.views import Views
from mingjian.model.fee import FeeSchedule, PriceList, PriceListItem


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One price beside the band of the schedule it follows."""

    item: PriceListItem
    category: Link
    price: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class PriceBlock:
    """A price list with the schedule it follows."""

    record: PriceList
    url: str
    schedule: Link
    rules: FeeSchedule | None
    lines: tuple[PriceLine, ...]


def price_block(views: Views, prices: PriceList) -> PriceBlock:
    """Return a price list beside the schedule it follows."""
    schedule = views.registry.fees.get(prices.schedule)
    institution = views.registry.institutions.get(prices.institution)
    lines = []
    for item in prices.items:
        accredited = institution is not None and is_accredited(institution, item.category, views.as_of)
        comparison = compare(item, schedule, accredited=accredited)
        lines.append(
            PriceLine(item, views.categories.link(item.category), price_text(item.price), comparison)
        )
    link = Link(prices.schedule, "fees/")
    if schedule is not None:
        link = Link(schedule.title, f"fees/{schedule.id}/")
    return PriceBlock(
        record=prices,
        url=f"fees/{prices.id}/",
        schedule=link,
        rules=schedule,
        lines=tuple(lines),
    )
