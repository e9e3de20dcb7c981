"""``job stale`` and ``job disclosure``: what has not been looked at for long (S29, S65)."""

from collections.abc import Iterator
from datetime import date, timedelta

from mingjian.derive.status import is_practising
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.model.institution import Disclosure
from mingjian.model.provenance import Confidence

QUARTER = 92
"""The longest quarter; what was confirmed within it was confirmed in this quarter or the one before."""


def stale(today: Today) -> Iterator[Reminder]:
    """Yield the vocabularies with words nobody has verified; records not verified in time come by rule."""
    for stem, vocabulary in today.registry.vocabularies.items():
        count = sum(
            getattr(item, "confidence", None) is Confidence.MEMORY
            for item in getattr(vocabulary, "items", ())
        )
        if count:
            key = f"vocab/{stem}"
            yield today.reminder(f"stale:{key}:{count}", key, say("unconfirmed", count=count))


def confirm(today: Today) -> Iterator[Reminder]:
    """Yield the institutions that have items to confirm again this quarter."""
    limit = today.as_of - timedelta(days=QUARTER)
    for key, record in today.registry.institutions.items():
        if is_practising(record, today.as_of):
            old = [
                field.title or name
                for name, field in Disclosure.model_fields.items()
                if _is_old(getattr(record.disclosure, name), limit)
            ]
            if old:
                text = say("disclosure", count=len(old), days=QUARTER, items="、".join(old))
                yield today.reminder(f"disclosure:{key}:{quarter(today.as_of)}", key, text)


def _is_old(day: date | None, limit: date) -> bool:
    return day is None or day < limit


def quarter(day: date) -> str:
    """Return the quarter a day lies in (``2026-3``)."""
    return f"{day.year}-{(day.month + 2) // 3}"
