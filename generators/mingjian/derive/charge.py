"""Pages about money: schedules, price lists, waivers (S45–S49)."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.fees import band
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, confidence_badge, index_head, origin_of
from mingjian.derive.priceblock import PriceBlock, price_block
from mingjian.derive.pricing import (
    TierExampleLine,
    TierLine,
    band_text,
    force_badge,
    price_mark,
    price_text,
    tier_examples,
    tier_lines,
)
from mingjian.derive.statistics import OverviewLine, totals
from mingjian.derive.views import Views, grouped
from mingjian.model.fee import FeeItem, FeeNote, FeeSchedule, PriceList
from mingjian.model.vocabulary import FeeWaiver


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """A schedule as the index shows it."""

    record: FeeSchedule
    link: Link
    region: Link | None
    force: Badge
    confidence: Badge
    priced: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One line of a schedule."""

    item: FeeItem
    category: Link | None
    price: str
    is_priced: bool
    band: str
    confidence: Badge


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The lines under one heading of a schedule."""

    name: str
    lines: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One rule of a schedule in our words."""

    note: FeeNote
    confidence: Badge


@dataclass(frozen=True, slots=True)
class FeesPage:
    """All schedules, those of the registry's own region first."""

    head: Head
    own: tuple[ScheduleLine, ...]
    others: tuple[ScheduleLine, ...]
    lists: int
    waivers: int


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """One schedule with its items, tier rule and notes."""

    head: Head
    line: ScheduleLine
    record: FeeSchedule
    until_confidence: Badge | None
    groups: tuple[ItemGroup, ...]
    tiers: tuple[TierLine, ...]
    examples: tuple[TierExampleLine, ...]
    notes: tuple[NoteLine, ...]
    has_band: bool
    followers: tuple[Link, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class PriceListPage:
    """One price list of one institution."""

    head: Head
    block: PriceBlock
    institution: Link
    state: Badge
    origin: Origin


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """One waiver rule."""

    rule: FeeWaiver
    effects: tuple[Badge, ...]
    region: Link | None
    confidence: Badge


@dataclass(frozen=True, slots=True)
class WaiversPage:
    """Who may pay less, nothing or later: rules that apply here by group of people, then those of others."""

    head: Head
    groups: tuple[tuple[str, tuple[WaiverLine, ...]], ...]
    others: tuple[WaiverLine, ...]
    totals: tuple[OverviewLine, ...]


def schedule_line(views: Views, record: FeeSchedule) -> ScheduleLine:
    """Return a schedule as the index shows it."""
    return ScheduleLine(
        record=record,
        link=Link(record.title, f"fees/{record.id}/"),
        region=None if record.region is None else views.region_link(record.region),
        force=force_badge(record, views.as_of),
        confidence=price_mark(views.regions, record, record.confidence),
        priced=sum(price_text(item.price) != wording.PRICE_UNKNOWN for item in record.items),
    )


def fees_page(views: Views) -> FeesPage:
    """Return the index of schedules."""
    own: list[ScheduleLine] = []
    others: list[ScheduleLine] = []
    for _, record in sorted(views.registry.fees.items()):
        home = record.region is not None and record.region[:2] == views.registry.settings.region[:2]
        (own if home else others).append(schedule_line(views, record))
    lists = sum(len(lists) for lists in views.price_lists.values())
    return FeesPage(index_head("fees"), tuple(own), tuple(others), lists, len(waivers(views)))


def _item_line(views: Views, record: FeeSchedule, item: FeeItem) -> ItemLine:
    text = price_text(item.price)
    return ItemLine(
        item=item,
        category=None if item.category is None else views.categories.link(item.category),
        price=text,
        is_priced=text != wording.PRICE_UNKNOWN,
        band="" if record.floating is None else band_text(band(item, record.floating)),
        confidence=price_mark(views.regions, record, item.confidence),
    )


def schedule_page(views: Views, record: FeeSchedule) -> SchedulePage:
    """Return the page of one schedule."""
    groups = grouped((item.group, _item_line(views, record, item)) for item in record.items)
    rule = record.tier_rule
    mark = record.until_confidence
    return SchedulePage(
        head=Head(record.title, record.title, (INDEX["fees"],)),
        line=schedule_line(views, record),
        record=record,
        until_confidence=None if mark is None else price_mark(views.regions, record, mark),
        groups=tuple(ItemGroup(name, lines) for name, lines in groups.items()),
        tiers=() if rule is None else tuple(tier_lines(rule)),
        examples=() if rule is None else tuple(tier_examples(rule)),
        notes=tuple(
            NoteLine(note, price_mark(views.regions, record, note.confidence)) for note in record.notes
        ),
        has_band=record.floating is not None,
        followers=tuple(_followers(views, record)),
        origin=origin_of(record),
    )


def _followers(views: Views, record: FeeSchedule) -> Iterator[Link]:
    for key, row in views.institutions.items():
        lists = views.price_lists.get(key, ())
        if any(item.schedule == record.id and item.covers(views.as_of) for item in lists):
            yield Link(row.name, f"{row.url}#fees")


def price_list_page(views: Views, record: PriceList) -> PriceListPage:
    """Return the page of one price list."""
    link = views.institution_link(record.institution)
    current = record.covers(views.as_of)
    title = wording.TITLE_PRICE_LIST.format(institution=link.text, since=record.since)
    return PriceListPage(
        head=Head(title, title, (INDEX["fees"], link)),
        block=price_block(views, record),
        institution=link,
        state=Badge(wording.IN_FORCE, "ok") if current else Badge(wording.OUT_OF_FORCE, "warn"),
        origin=origin_of(record),
    )


def waivers(views: Views) -> tuple[FeeWaiver, ...]:
    """Return the waiver rules in force on the day, in the order of the vocabulary."""
    vocabulary = views.registry.vocabularies.get("fee-waivers")
    rules = vocabulary.items if vocabulary else ()
    return tuple(
        rule
        for rule in rules
        if (rule.since is None or rule.since <= views.as_of)
        and (rule.until is None or rule.until >= views.as_of)
    )


def waiver_line(views: Views, rule: FeeWaiver) -> WaiverLine:
    """Return one waiver rule as pages show it."""
    return WaiverLine(
        rule=rule,
        effects=tuple(Badge(str(effect), "ok", effect.meaning) for effect in rule.effects),
        region=None if rule.region is None else views.region_link(rule.region),
        confidence=confidence_badge(rule.confidence),
    )


def waivers_page(views: Views) -> WaiversPage:
    """Return the waiver rules in force, by group of people in the order of the vocabulary."""
    root = views.registry.settings.region
    here = {None, *views.regions.path(root), *views.regions.below(root)}
    rules = waivers(views)
    groups = grouped((rule.group, waiver_line(views, rule)) for rule in rules if rule.region in here)
    others = tuple(waiver_line(views, rule) for rule in rules if rule.region not in here)
    head = Head(wording.TITLE_WAIVERS, wording.INDEX_DESCRIPTIONS["fees"], (INDEX["fees"],))
    return WaiversPage(head, tuple(groups.items()), others, totals(views, "S48", "S49"))
