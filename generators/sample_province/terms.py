"""Five-year terms: the certificates of an institution or of a person, one after the other without overlap."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sample_province.draw import day_before, number, years_later
from sample_province.gazette import Gazette

YEARS = 5
TODAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Holder:
    """Whose certificates they are: the number, the series of decisions, and a key for the dates."""

    number: str
    series: str
    key: str


def issued(start: date, key: str, act: str) -> date:
    """Return the day of the decision, one to three weeks before the certificate begins, never a weekend."""
    day = start - timedelta(days=number(7, 21, key, act, start))
    return day - timedelta(days=max(0, day.weekday() - 4))


def certificate(holder: Holder, act: str, since: date, until: date, gazette: Gazette) -> dict[str, Any]:
    """Return one certificate."""
    dated = issued(since, holder.key, act)
    return {
        "number": holder.number,
        "act": act,
        "issued": dated.isoformat(),
        "decision_number": gazette.number(holder.series, dated),
        "since": since.isoformat(),
        "until": until.isoformat(),
    }


def certificates(
    holder: Holder, start: date, last: date, gazette: Gazette, changes: tuple[date, ...] = ()
) -> list[dict[str, Any]]:
    """Return the certificates from ``start`` to the term that holds ``last``; a change splits a term in two."""
    found, since, act = [], start, "设立"
    while since <= last:
        until = day_before(years_later(since, YEARS))
        for change in [day for day in changes if since < day <= until]:
            found.append(certificate(holder, act, since, day_before(change), gazette))
            since, act = change, "变更"
        found.append(certificate(holder, act, since, until, gazette))
        since, act = day_after(until), "延续"
    return found


def day_after(day: date) -> date:
    """Return the day after."""
    return day + timedelta(days=1)
