"""What holds on a day: status word, licence, affiliation, scope, categories.

Status and validity are two facts. The status word is what the registrar decided and says whether one may
practise; whether the certificate has run out is said beside it (行政许可法 第五十条: no decision in time
means renewed).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from mingjian.model.appraiser import Affiliation, Appraiser
from mingjian.model.declaration import Word
from mingjian.model.institution import Accreditation, Institution
from mingjian.model.licence import ENDED, PRACTISING, SUSPENDED, FormerName, Licence, ScopeItem
from mingjian.model.period import latest, on


class StatusEvent(Protocol):
    """A step of a status history."""

    @property
    def since(self) -> date: ...  # noqa: D102
    @property
    def ground(self) -> Word | None: ...  # noqa: D102
    @property
    def reason(self) -> str | None: ...  # noqa: D102
    @property
    def decision_number(self) -> str | None: ...  # noqa: D102
    @property
    def status(self) -> Word: ...  # noqa: D102


E = TypeVar("E", bound=StatusEvent)


def event_on(history: Iterable[E], day: date) -> E | None:
    """Return the step of a status history that holds on a day; the later of two steps of one day wins."""
    found: E | None = None
    for event in history:
        if event.since <= day and (found is None or event.since >= found.since):
            found = event
    return found


def status_on(record: Institution | Appraiser, day: date) -> Word | None:
    """Return the status word of a record on a day, or None before its history begins."""
    history: Sequence[StatusEvent] = record.status
    event = event_on(history, day)
    return None if event is None else event.status


def is_practising(record: Institution | Appraiser, day: date) -> bool:
    """Say whether the status word lets the record practise on a day."""
    return status_on(record, day) in PRACTISING


def is_suspended(record: Institution | Appraiser, day: date) -> bool:
    """Say whether practice is interrupted on a day."""
    return status_on(record, day) in SUSPENDED


def has_ended(record: Institution | Appraiser, day: date) -> bool:
    """Say whether the registration has ended for good by a day."""
    return status_on(record, day) in ENDED


def is_listed(record: Institution | Appraiser, day: date) -> bool:
    """Say whether the record belongs in the lists of a day: registered by then and not ended."""
    word = status_on(record, day)
    return word is not None and word not in ENDED


def licence_on(licences: Iterable[Licence], day: date) -> Licence | None:
    """Return the certificate that holds on a day, else the one that ran out last, else None."""
    known = [licence for licence in licences if licence.since <= day]
    return latest(known, day) or max(known, key=lambda licence: (licence.since, licence.issued), default=None)


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether a certificate is valid on a day: ``days`` left (negative once it has run out; None: no end)."""

    until: date | None
    days: int | None

    @property
    def has_expired(self) -> bool:
        """Say whether the last day lies in the past."""
        return self.days is not None and self.days < 0


def validity_on(licence: Licence | None, day: date) -> Validity | None:
    """Return the validity of a certificate seen from a day."""
    if licence is None:
        return None
    return Validity(licence.until, None if licence.until is None else (licence.until - day).days)


def affiliation_on(appraiser: Appraiser, day: date) -> Affiliation | None:
    """Return where the appraiser practises on a day."""
    return latest(appraiser.affiliations, day)


def scope_on(institution: Institution, day: date) -> tuple[ScopeItem, ...]:
    """Return the scope items that hold on a day, by category code."""
    return tuple(sorted(on(institution.scope, day), key=lambda item: item.category))


def categories_on(appraiser: Appraiser, day: date) -> tuple[str, ...]:
    """Return the category codes the appraiser is registered for on a day, in code order."""
    return tuple(sorted({item.category for item in on(appraiser.categories, day)}))


def accreditations_on(institution: Institution, day: date) -> tuple[Accreditation, ...]:
    """Return the accreditations valid on a day."""
    return on(institution.accreditations, day)


def covers(wider: str, narrower: str) -> bool:
    """Say whether a category code is, or lies below, another one (``fy:02`` covers ``fy:0202``)."""
    return narrower.startswith(wider)


def in_scope(items: Iterable[ScopeItem], category: str) -> bool:
    """Say whether a category is licensed: below an included code and not below an excluded one."""
    return any(
        covers(item.category, category) and not any(covers(out, category) for out in item.exclusions)
        for item in items
    )


def name_on(institution: Institution, day: date) -> str:
    """Return the name an institution bore on a day."""
    former = [name for name in institution.former_names if name.until >= day]
    return min(former, key=lambda name: name.until).name if former else institution.name


def former_names_on(institution: Institution, day: date) -> tuple[FormerName, ...]:
    """Return the names given up before a day, the last one first."""
    given_up = [name for name in institution.former_names if name.until < day]
    return tuple(sorted(given_up, key=lambda name: name.until, reverse=True))
