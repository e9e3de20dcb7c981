"""What has to be printed again: posters, cards, badges that say what no longer holds (S31–S33).

Two states of the registry are compared print by print: what hung on the wall then, what would be printed now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mingjian.derive import notice as parts
from mingjian.derive.card import Card, cards
from mingjian.derive.notice import Notice, missing_parts, notice_of
from mingjian.derive.views import Views

BODY = "机构名称和地址"
_OF_BODY: dict[str, tuple[str, ...]] = {
    parts.SCOPE: ("scope",),
    parts.LICENCE: (
        "licence",
        "until",
        "issued",
        "authority",
        "representative",
        "head",
        "host",
        "has_expired",
    ),
    BODY: ("name", "address", "phone", "hotline"),
    parts.PEOPLE: ("people",),
}
_OF_NOTICE: dict[str, tuple[str, ...]] = {
    parts.PROCESS: ("stages",),
    parts.PRICES: ("charges", "schedule", "since", "tiers"),
    parts.ETHICS: ("ethics", "discipline"),
    parts.PLEDGES: ("pledges", "risks"),
    parts.SUPERVISION: ("office", "phone", "contact"),
}
_OF_CARD = {
    "name": "姓名", "title": "职称", "categories": "执业类别", "number": "执业证号", "phone": "监督电话",
    "institution": "执业机构",
}  # fmt: skip


class Task(StrEnum):
    """What to do about a print."""

    POSTER = "poster"
    NEW_POSTER = "new-poster"
    TAKE_DOWN = "take-down"
    CARD = "card"
    NEW_CARD = "new-card"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class Reprint:
    """One print that is out of date: of whom, and why."""

    task: Task
    id: str
    name: str
    institution: str
    reasons: tuple[str, ...]


def reprints(before: Views, now: Views) -> Iterator[Reprint]:
    """Yield what is out of date, posters first, each kind in list order."""
    yield from _posters(before, now)
    yield from _cards(before, now)


def _posters(before: Views, now: Views) -> Iterator[Reprint]:
    for key, row in now.institutions.items():
        old, new = _notice(before, key), _notice(now, key)
        if old is None and new is None:
            continue
        if new is None:
            missing = missing_parts(now, now.registry.institutions[key])
            yield Reprint(Task.TAKE_DOWN, key, row.name, row.name, missing)
        elif old is None:
            yield Reprint(Task.NEW_POSTER, key, row.name, row.name, ())
        elif reasons := tuple(_changed(old, new)):
            yield Reprint(Task.POSTER, key, row.name, row.name, reasons)


def _notice(views: Views, key: str) -> Notice | None:
    return notice_of(views, views.registry.institutions[key]) if key in views.institutions else None


def _changed(old: Notice, new: Notice) -> Iterator[str]:
    for title, names in _OF_BODY.items():
        if _differ(old.body, new.body, names):
            yield title
    for title, names in _OF_NOTICE.items():
        if _differ(old, new, names):
            yield title


def _differ(old: Any, new: Any, names: tuple[str, ...]) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in names)


def _cards(before: Views, now: Views) -> Iterator[Reprint]:
    held = {card.id: card for card in cards(before, before.appraisers)}
    due = {card.id: card for card in cards(now, now.appraisers)}
    for key in dict.fromkeys([*held, *due]):
        old, new = held.get(key), due.get(key)
        if old is not None and new is None:
            yield Reprint(Task.RECALL, key, old.name, old.institution, (_why(now, key),))
        elif old is None and new is not None:
            yield Reprint(Task.NEW_CARD, key, new.name, new.institution, ())
        elif old is not None and new is not None:
            yield from _card(old, new)


def _card(old: Card, new: Card) -> Iterator[Reprint]:
    reasons = tuple(title for name, title in _OF_CARD.items() if getattr(old, name) != getattr(new, name))
    if reasons:
        moved = old.institution != new.institution
        task = Task.RECALL if moved else Task.CARD
        yield Reprint(task, new.id, old.name if moved else new.name, old.institution, reasons)
        if moved:
            yield Reprint(Task.NEW_CARD, new.id, new.name, new.institution, ())


def _why(views: Views, person: str) -> str:
    """Say why somebody may no longer carry a badge: their own status, else that of the institution."""
    row = views.appraisers.get(person)
    if row is None or not row.may_practise:
        return "" if row is None else row.shown.word
    place = views.institutions.get(row.institution or "")
    return BODY if place is None else f"{place.name}：{place.shown.word}"
