"""``job watchdog``: is the public site older than it says it should be? Reads its manifest."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import orjson

from mingjian import __version__
from mingjian.derive.windows import add_months
from mingjian.jobs.addresses import is_askable
from mingjian.jobs.found import Found
from mingjian.jobs.reminder import Level
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.publish.manifest import NAME

GRACE = timedelta(days=1)
"""A nightly run may be hours late without anybody being called."""
_LIMIT = 256 << 20
_SECONDS = 30


def watch(today: Today) -> Found:
    """Return one late reminder when the site cannot be read or its data are too old."""
    site = str(today.options.get("site") or _usual_site(today))
    try:
        day = date.fromisoformat(read_manifest(site)["as_of"])
    except (OSError, URLError, ValueError, KeyError, TypeError) as error:
        return _late(today, "unreachable", say("watch_unreachable", site=site, reason=_reason(error)))
    last = still_fresh(day, today.registry.settings.open_data.cadence)
    if today.as_of <= last + GRACE:
        return Found(notes=(say("watch_fresh", site=site, day=day),))
    age = (today.as_of - day).days
    return _late(today, f"{day}", say("watch_late", site=site, day=day, age=age, last=last))


def _reason(error: Exception) -> str:
    """Say in words why nothing was read: what to look at differs from one to the next."""
    if isinstance(error, FileNotFoundError):
        return say("watch_absent")
    if isinstance(error, HTTPError):
        return say("watch_refused", code=error.code)
    return say("watch_silent" if isinstance(error, OSError) else "watch_garbled")


def _usual_site(today: Today) -> str:
    """Return the public address; a sample's leads nowhere, so its tree is looked at instead."""
    url = today.registry.settings.site_url
    return url if url is not None and is_askable(url) else str(today.places.out)


def _late(today: Today, what: str, text: str) -> Found:
    return Found((today.reminder(f"watchdog:{what}", "registry", text, level=Level.LATE),))


def still_fresh(day: date, cadence: str) -> date:
    """Return the last day on which data of a day still keep the cadence (``P1D`` …)."""
    count, unit = int(cadence[1:-1]), cadence[-1]
    if unit in "MY":
        return add_months(day, count * (12 if unit == "Y" else 1))
    return day + timedelta(days=count * (7 if unit == "W" else 1))


def read_manifest(site: str) -> dict[str, Any]:
    """Return the manifest of a site given by address or folder."""
    if site.startswith(("http://", "https://")):
        address = f"{site.rstrip('/')}/{NAME}"
        request = Request(address, headers={"User-Agent": f"mingjian/{__version__}"})  # noqa: S310 - see above
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            data = answer.read(_LIMIT)
    else:
        data = (Path(site) / NAME).read_bytes()
    found: dict[str, Any] = orjson.loads(data)
    return found
