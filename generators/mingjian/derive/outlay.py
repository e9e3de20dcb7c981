"""What something costs here and now: the schedule in force beside what institutions charge (S45, S46)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from mingjian.derive.fees import band, bounds, schedule_on
from mingjian.derive.piece import Badge, Link
from mingjian.derive.pricing import band_text, force_badge, money, price_mark, price_text
from mingjian.derive.status import covers
from mingjian.derive.views import Views
from mingjian.model.fee import FeeItem, FeeSchedule, Price
from mingjian.model.guidance import FeeHint


@dataclass(frozen=True, slots=True)
class Outlay:
    """One fee item: the benchmark, and the lowest and highest price institutions publish for it.

    ``count`` says how many institutions publish a price; ``calculator`` is the fragment that fills in the
    calculator.
    """

    name: str
    category: Link
    schedule: Link | None
    benchmark: str
    band: str
    low: str
    high: str
    unit: str
    count: int
    calculator: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A line of another schedule worth looking at, with whether that schedule is in force."""

    name: str
    schedule: Link
    force: Badge
    price: str
    confidence: Badge


@dataclass
class _Found:
    name: str
    category: str
    line: tuple[FeeSchedule, FeeItem] | None
    unit: str | None
    amounts: list[Decimal] = field(default_factory=list)
    institutions: set[str] = field(default_factory=set)

    def add(self, price: Price, institution: str) -> None:
        named = bounds(price)
        if named is not None:
            self.amounts += [amount for amount in (named.low, named.high) if amount is not None]
            self.institutions.add(institution)


def _matches(categories: Iterable[str], code: str | None) -> bool:
    return code is not None and any(covers(wanted, code) for wanted in categories)


def outlays(views: Views, categories: tuple[str, ...], institutions: Iterable[str]) -> Iterator[Outlay]:
    """Yield the items of the schedule in force and the prices published for them, then other items."""
    found: dict[tuple[str, str], _Found] = {}
    own = schedule_on(views.registry.fees.values(), views.registry.settings.region, views.as_of)
    for item in own.items if own is not None else ():
        if own is not None and item.category is not None and _matches(categories, item.category):
            found[own.id, item.code] = _Found(item.name, item.category, (own, item), item.price.unit)
    for institution in institutions:
        _collect(views, categories, institution, found)
    for entry in found.values():
        yield _outlay(views, entry)


def _collect(
    views: Views, categories: tuple[str, ...], institution: str, found: dict[tuple[str, str], _Found]
) -> None:
    """Add the prices an institution publishes on the day to the items they belong to."""
    for prices in views.price_lists.get(institution, ()):
        if not prices.covers(views.as_of):
            continue
        for item in prices.items:
            if not _matches(categories, item.category):
                continue
            code = item.schedule_item
            key = ("", item.name) if code is None else (prices.schedule, code)
            entry = found.setdefault(key, _Found(item.name, item.category, None, item.price.unit))
            entry.add(item.price, institution)


def _outlay(views: Views, entry: _Found) -> Outlay:
    schedule, item = entry.line or (None, None)
    permitted = None if schedule is None or item is None else band(item, schedule.floating)
    return Outlay(
        name=entry.name,
        category=views.categories.link(entry.category),
        schedule=None if schedule is None else Link(schedule.title, f"fees/{schedule.id}/"),
        benchmark="" if item is None else price_text(item.price),
        band=band_text(permitted),
        low=money(min(entry.amounts)) if entry.amounts else "",
        high=money(max(entry.amounts)) if entry.amounts else "",
        unit=entry.unit or "",
        count=len(entry.institutions),
        calculator="" if schedule is None or item is None else f"s={schedule.id}&i={item.code}",
    )


def references(views: Views, hints: Iterable[FeeHint]) -> Iterator[Reference]:
    """Yield the lines hinted at; a line the registry does not hold is left out."""
    for hint in hints:
        schedule = views.registry.fees.get(hint.schedule)
        lines = schedule.items if schedule is not None else ()
        item = next((line for line in lines if line.code == hint.item), None)
        if schedule is not None and item is not None:
            yield Reference(
                name=item.name,
                schedule=Link(schedule.title, f"fees/{schedule.id}/"),
                force=force_badge(schedule, views.as_of),
                price=price_text(item.price),
                confidence=price_mark(views.regions, schedule, item.confidence),
            )
