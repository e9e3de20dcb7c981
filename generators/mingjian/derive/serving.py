"""Who can be met where: windows, channels and agreements, as they stand on a day (S115–S127)."""

from datetime import date

from mingjian.derive.order import sort_key
from mingjian.derive.views import Views, grouped
from mingjian.derive.windows import add_months
from mingjian.model.service import Agreement, GreenChannel, PurchaseCatalogue, ServiceWindow

CONFIRM_MONTHS = 6
"""Windows are confirmed half-yearly (requirements §3, S115)."""


def is_unconfirmed(window: ServiceWindow, on: date) -> bool:
    """Say whether nobody has confirmed a window for more than half a year."""
    return add_months(window.confirmed, CONFIRM_MONTHS) < on


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
