"""The page of a window, a channel, an agreement or a purchase catalogue, and its line in lists."""

from dataclasses import dataclass

from mingjian.derive import servicewords as words
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, origin_of
from mingjian.derive.serving import is_unconfirmed, windows_by_region
from mingjian.derive.views import Views
from mingjian.model.service import Agreement, GreenChannel, PurchaseCatalogue, PurchaseNeed, ServiceWindow


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A window as lists show it."""

    record: ServiceWindow
    link: Link
    region: Link
    institutions: tuple[Link, ...]
    state: Badge
    confirmed: Badge


@dataclass(frozen=True, slots=True)
class WindowPage:
    """One window; ``others`` are the windows of the same region."""

    head: Head
    line: WindowLine
    record: ServiceWindow
    places: tuple[Link, ...]
    others: tuple[WindowLine, ...]
    origin: Origin


def service_url(record_id: str) -> str:
    """Return the address of the page of a record of services."""
    return f"services/{record_id}/"


def window_line(views: Views, record: ServiceWindow) -> WindowLine:
    """Return a window as lists show it."""
    state = Badge(words.OPEN, "ok")
    if not record.covers(views.as_of):
        state = Badge(words.CLOSED, "stop", words.CLOSED_MEANING.format(until=record.until))
    confirmed = Badge(words.CONFIRMED.format(day=record.confirmed), "ok")
    if is_unconfirmed(record, views.as_of):
        meaning = words.UNCONFIRMED_MEANING.format(day=record.confirmed)
        confirmed = Badge(words.UNCONFIRMED.format(day=record.confirmed), "warn", meaning)
    return WindowLine(
        record=record,
        link=Link(record.centre, service_url(record.id)),
        region=views.region_link(record.region),
        institutions=tuple(map(views.institution_link, record.institutions)),
        state=state,
        confirmed=confirmed,
    )


def window_page(views: Views, record: ServiceWindow) -> WindowPage:
    """Return the page of one window."""
    neighbours = windows_by_region(views).get(record.region, ())
    region = views.regions.name(record.region)
    description = words.DESCRIPTION_WINDOW.format(centre=record.centre, region=region, type=record.type)
    return WindowPage(
        head=Head(record.centre, description, (INDEX["services"],)),
        line=window_line(views, record),
        record=record,
        places=views.region_path(record.region),
        others=tuple(window_line(views, item) for item in neighbours if item.id != record.id),
        origin=origin_of(record),
    )


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A channel as lists show it; no regions, institutions or categories means all of them."""

    record: GreenChannel
    link: Link
    state: Badge
    is_open: bool
    regions: tuple[Link, ...]
    institutions: tuple[Link, ...]
    categories: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """One channel."""

    head: Head
    line: ChannelLine
    record: GreenChannel
    origin: Origin


def channel_line(views: Views, record: GreenChannel) -> ChannelLine:
    """Return a channel as lists show it."""
    is_open = record.covers(views.as_of)
    if not is_open:
        state = Badge(words.ENDED, "stop", words.ENDED_MEANING.format(until=record.until))
    elif record.until is None:
        state = Badge(words.RUNNING, "ok")
    else:
        state = Badge(words.RUNNING_UNTIL.format(until=record.until), "info")
    return ChannelLine(
        record=record,
        link=Link(record.title, service_url(record.id)),
        state=state,
        is_open=is_open,
        regions=tuple(map(views.region_link, record.regions)),
        institutions=tuple(map(views.institution_link, record.institutions)),
        categories=tuple(map(views.categories.link, record.categories)),
    )


def channel_page(views: Views, record: GreenChannel) -> ChannelPage:
    """Return the page of one channel."""
    description = words.DESCRIPTION_CHANNEL.format(title=record.title)
    head = Head(record.title, description, (INDEX["services"],))
    return ChannelPage(head, channel_line(views, record), record, origin_of(record))


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as lists show it."""

    record: Agreement
    link: Link
    state: Badge
    institutions: tuple[Link, ...]
    regions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """One agreement."""

    head: Head
    line: AgreementLine
    record: Agreement
    origin: Origin


def agreement_line(views: Views, record: Agreement) -> AgreementLine:
    """Return an agreement as lists show it."""
    if record.since > views.as_of:
        state = Badge(words.NOT_YET, "info")
    elif record.covers(views.as_of):
        state = Badge(words.IN_FORCE, "ok")
    else:
        state = Badge(words.ENDED, "none", words.ENDED_MEANING.format(until=record.until))
    return AgreementLine(
        record=record,
        link=Link(record.title, service_url(record.id)),
        state=state,
        institutions=tuple(map(views.institution_link, record.institutions)),
        regions=tuple(map(views.region_link, record.regions)),
    )


def agreement_page(views: Views, record: Agreement) -> AgreementPage:
    """Return the page of one agreement."""
    above = subpage("cooperation")
    head = Head(
        record.title, words.DESCRIPTION_AGREEMENT.format(title=record.title), (INDEX["services"], above)
    )
    return AgreementPage(head, agreement_line(views, record), record, origin_of(record))


@dataclass(frozen=True, slots=True)
class PurchasePage:
    """One year's catalogue; ``missing`` are the needs of the documents it does not cover."""

    head: Head
    record: PurchaseCatalogue
    region: Link
    missing: tuple[PurchaseNeed, ...]
    origin: Origin


def purchase_page(views: Views, record: PurchaseCatalogue) -> PurchasePage:
    """Return the page of one catalogue."""
    above = subpage("purchases")
    covered = {need for item in record.items for need in item.needs}
    return PurchasePage(
        head=Head(
            record.title, words.DESCRIPTION_PURCHASE.format(title=record.title), (INDEX["services"], above)
        ),
        record=record,
        region=views.region_link(record.region),
        missing=tuple(need for need in PurchaseNeed if need not in covered),
        origin=origin_of(record),
    )


def subpage(key: str) -> Link:
    """Return the link to a page below ``services/``."""
    return Link(words.PAGES[key][0], f"services/{key}/")


def subhead(key: str) -> Head:
    """Return the head of a page below ``services/``."""
    title, description = words.PAGES[key]
    return Head(title, description, (INDEX["services"],))
