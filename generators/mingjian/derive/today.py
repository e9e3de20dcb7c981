"""Is this person, this institution licensed on the day? What a badge is checked against (S33).

The register knows its own day and nothing later, so every answer carries the day and what it cannot know.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mingjian.derive.explain import status_anchor
from mingjian.derive.piece import Badge, Head
from mingjian.derive.row import EXPIRED_TONE, validity_badge
from mingjian.derive.signpost import BADGES_HEAD, SITE_ADDRESS, VERIFY_HEAD
from mingjian.derive.status import licence_on, status_on
from mingjian.derive.views import Views
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import AppraiserStatus, InstitutionStatus, Licence

FRESH_DAYS = 14
"""A badge shown elsewhere says that it holds for this long after the day of the data."""

YES, ASK, NO = "yes", "ask", "no"

SHARD_SIZE = 300
"""About how many numbers one file of the look-up holds."""


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """The page on which a number is looked up."""

    head: Head
    as_of: date
    files: int


@dataclass(frozen=True, slots=True)
class BadgesPage:
    """The page that explains the badges, with the first practising institution as the example."""

    head: Head
    example: "Today | None"
    site: str
    has_site: bool
    days: int


@dataclass(frozen=True, slots=True)
class Today:
    """The answer for one record on the day.

    ``verdict`` is YES, NO, or ASK where the status allows practice but the certificate has run out;
    ``until`` is the last day of the certificate, ``address`` the page's full address where the site has one.
    """

    id: str
    url: str
    name: str
    number: str
    badge: Badge
    anchor: str
    verdict: str
    is_person: bool
    institution: str
    licence: Licence | None
    validity: Badge
    address: str
    until: date | None
    as_of: date

    @property
    def shown_until(self) -> date:
        """The day until which a copy of this answer may be shown."""
        return self.as_of + timedelta(days=FRESH_DAYS)


def verdict(validity: Badge, *, may: bool) -> str:
    """Say whether somebody may practise; a certificate run out without a pending renewal is a question."""
    if not may:
        return NO
    return ASK if validity.tone == EXPIRED_TONE else YES


def _address(views: Views, url: str) -> str:
    site = views.registry.settings.site_url
    return "" if site is None else f"{site}{url}"


_ANCHORS: dict[str, dict[str, str]] = {
    "institution": {str(word): status_anchor(word) for word in InstitutionStatus},
    "appraiser": {str(word): status_anchor(word) for word in AppraiserStatus},
}


def _anchor(kind: str, badge: Badge) -> str:
    return _ANCHORS[kind].get(badge.word, f"{kind}-unknown")


def institution_today(views: Views, record: Institution) -> Today:
    """Return the answer for an institution."""
    row = views.institutions[record.id]
    licence = licence_on(record.licences, views.as_of)
    return Today(
        id=record.id,
        url=row.url,
        name=row.name,
        number=row.licence_number,
        badge=row.badge,
        anchor=_anchor("institution", row.badge),
        verdict=verdict(row.validity, may=row.is_practising),
        is_person=False,
        institution="",
        licence=licence,
        validity=row.validity,
        address=_address(views, row.url),
        until=None if licence is None else licence.until,
        as_of=views.as_of,
    )


def appraiser_today(views: Views, record: Appraiser) -> Today:
    """Return the answer for an appraiser, who may practise only where the institution may, too."""
    row = views.appraisers[record.id]
    place = views.institutions.get(row.institution) if row.institution else None
    licence = licence_on(record.certificates, views.as_of)
    days = views.registry.settings.parameters.expiring_days
    validity = validity_badge(licence, views.as_of, days, status_on(record, views.as_of))
    may = row.is_practising and place is not None and place.is_practising
    return Today(
        id=record.id,
        url=row.url,
        name=row.name,
        number=row.practice_number,
        badge=row.badge,
        anchor=_anchor("appraiser", row.badge),
        verdict=verdict(validity if place is None or place.may_practise else place.validity, may=may),
        is_person=True,
        institution="" if place is None else place.name,
        licence=licence,
        validity=validity,
        address=_address(views, row.url),
        until=None if licence is None else licence.until,
        as_of=views.as_of,
    )


def answers(views: Views) -> Iterator[tuple[str, Today]]:
    """Yield every number a certificate bears or bore, with the answer for its holder."""
    for key in views.institutions:
        record = views.registry.institutions[key]
        today = institution_today(views, record)
        known = (licence.number for licence in record.licences if licence.since <= views.as_of)
        for number in dict.fromkeys(known):
            yield number, today
    for key in views.appraisers:
        person = views.registry.appraisers[key]
        yield person.practice_number, appraiser_today(views, person)


def shard_of(number: str, count: int) -> int:
    """Return the file a number is filed in; FNV-1a, which ``theme/assets/verify.js`` computes alike."""
    value = 0x811C9DC5
    for byte in number.encode("ascii"):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value % count


def shards(views: Views) -> tuple[dict[str, list[Any]], ...]:
    """Return the look-up files: number → who, which status, until when.

    An entry is kind, id, name, institution, status word, tone, verdict, until, is the present number.
    """
    found = list(answers(views))
    count = max(1, -(-len(found) // SHARD_SIZE))
    files: tuple[dict[str, list[Any]], ...] = tuple({} for _ in range(count))
    for number, today in found:
        files[shard_of(number, count)][number] = [
            int(today.is_person),
            today.id,
            today.name,
            today.institution,
            today.badge.word,
            today.badge.tone,
            today.verdict,
            "" if today.until is None else today.until.isoformat(),
            int(number == today.number),
        ]
    return files


def verify_page(views: Views, files: int) -> VerifyPage:
    """Return the page on which a number is looked up."""
    return VerifyPage(VERIFY_HEAD, views.as_of, files)


def badges_page(views: Views) -> BadgesPage:
    """Return the page that explains the badges."""
    first = next((key for key, row in views.institutions.items() if row.may_practise), None)
    site = views.registry.settings.site_url
    return BadgesPage(
        head=BADGES_HEAD,
        example=None if first is None else institution_today(views, views.registry.institutions[first]),
        site=site or SITE_ADDRESS,
        has_site=site is not None,
        days=FRESH_DAYS,
    )
