"""Who can be met where: windows, channels and agreements, as they stand on a day (S115–S127)."""

from datetime import date

from mingjian.derive.order import sort_key
from mingjian.derive.piece import Link
from mingjian.derive.views import Views, grouped
from mingjian.derive.windows import add_months
from mingjian.model.institution import Branch, NoPrepayment, ServiceRule, ServiceRuleKind
from mingjian.model.period import on
from mingjian.model.service import Agreement, GreenChannel, PurchaseCatalogue, ServiceWindow

CONFIRM_MONTHS = 6
"""Windows are confirmed half-yearly (requirements §3, S115)."""


def is_unconfirmed(window: ServiceWindow, day: date) -> bool:
    """Say whether nobody has confirmed a window for more than half a year."""
    return add_months(window.confirmed, CONFIRM_MONTHS) < day


def windows(views: Views) -> tuple[ServiceWindow, ...]:
    """Return the windows known on the day, closed ones included, by region and name."""
    return views.once("windows", _windows)


def _windows(views: Views) -> tuple[ServiceWindow, ...]:
    known = [item for item in views.registry.service_windows.values() if item.since <= views.as_of]
    return tuple(sorted(known, key=lambda item: (item.region, sort_key(item.centre), item.id)))


def open_windows(views: Views) -> tuple[ServiceWindow, ...]:
    """Return the windows that are open on the day."""
    return tuple(item for item in windows(views) if item.covers(views.as_of))


def windows_by_region(views: Views) -> dict[str, tuple[ServiceWindow, ...]]:
    """Return the open windows by the region they stand in."""
    return views.once("windows by region", lambda _: grouped((w.region, w) for w in open_windows(views)))


def regions_with_windows(views: Views) -> frozenset[str]:
    """Return the regions that have an open window in them or below them."""
    return views.once(
        "regions with windows",
        lambda _: frozenset(
            code for window in open_windows(views) for code in views.regions.path(window.region)
        ),
    )


def known_windows_by_region(views: Views) -> dict[str, tuple[ServiceWindow, ...]]:
    """Return the windows by region, open ones first, closed ones after them."""
    return views.once("known windows by region", _known_by_region)


def _known_by_region(views: Views) -> dict[str, tuple[ServiceWindow, ...]]:
    known = sorted(windows(views), key=lambda window: not window.covers(views.as_of))
    return grouped((window.region, window) for window in known)


def windows_by_institution(views: Views) -> dict[str, tuple[ServiceWindow, ...]]:
    """Return the open windows by the institution that sits in them; who sits in none is missing."""
    return views.once("windows by institution", _by_institution)


def _by_institution(views: Views) -> dict[str, tuple[ServiceWindow, ...]]:
    return grouped((body, window) for window in open_windows(views) for body in window.institutions)


def channels(views: Views) -> tuple[GreenChannel, ...]:
    """Return the channels that may be shown, those that end first ahead, those without an end last."""
    shown = views.registry.green_channels.values()
    return tuple(sorted(shown, key=lambda item: (item.until is None, item.until or item.since, item.id)))


def agreements(views: Views) -> tuple[Agreement, ...]:
    """Return the agreements signed by the day, the youngest first."""
    known = [item for item in views.registry.agreements.values() if item.signed <= views.as_of]
    return tuple(sorted(known, key=lambda item: (item.signed, item.id), reverse=True))


def purchases(views: Views) -> tuple[PurchaseCatalogue, ...]:
    """Return the purchase catalogues public by the day, the youngest year first."""
    known = [item for item in views.registry.purchase_catalogues.values() if item.published <= views.as_of]
    return tuple(sorted(known, key=lambda item: (item.year, item.id), reverse=True))


def pledge_on(views: Views, key: str) -> NoPrepayment | None:
    """Return the pledge not to charge in advance that holds on the day."""
    pledge = views.registry.institutions[key].no_prepayment
    return pledge if pledge is not None and pledge.covers(views.as_of) else None


def rules_on(views: Views, key: str) -> tuple[ServiceRule, ...]:
    """Return the rules of service of an institution on the day, in the order of the five systems."""
    order = list(ServiceRuleKind)
    held = on(views.registry.institutions[key].service_rules, views.as_of)
    return tuple(sorted(held, key=lambda item: (order.index(item.kind), item.since)))


def branches(views: Views) -> tuple[tuple[Link, Link, Branch], ...]:
    """Return the branches open on the day of institutions that practise, by region."""
    return views.once("branches", _branches)


def _branches(views: Views) -> tuple[tuple[Link, Link, Branch], ...]:
    found = [
        (branch.region, key, branch)
        for key, row in views.institutions.items()
        if row.may_practise
        for branch in on(views.registry.institutions[key].branches, views.as_of)
    ]
    found.sort(key=lambda item: (item[0], item[1], item[2].since))
    return tuple(
        (views.institution_link(key), views.region_link(code), branch) for code, key, branch in found
    )


def branches_in(views: Views, region: str) -> tuple[tuple[Link, Branch], ...]:
    """Return the branches in a region and below it, with their institutions."""
    codes = {region, *views.regions.below(region)}
    return tuple((link, branch) for link, _, branch in branches(views) if branch.region in codes)
