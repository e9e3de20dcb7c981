"""停业、恢复、注销、撤销、吊销: a step in the status history, and what must follow from it."""

from dataclasses import dataclass
from datetime import date

from mingjian.edit.desk import Desk
from mingjian.edit.licensing import plain, still_registered
from mingjian.edit.plan import DAY, Plan
from mingjian.edit.refused import EditRefused
from mingjian.edit.step import Step
from mingjian.edit.words import say
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import (
    ENDED,
    PRACTISING,
    SUSPENDED,
    AppraiserStatus,
    InstitutionStatus,
)
from mingjian.model.period import Dated


@dataclass(frozen=True)
class Decision:
    """The decision a status rests on."""

    on: date
    number: str
    reason: str | None = None


def suspend(desk: Desk, key: str, decision: Decision, word: str | None = None) -> Plan:
    """Interrupt practice."""
    word = word or InstitutionStatus.SUSPENDED.value
    body = desk.body(key)
    still_registered(desk, body)
    if word not in SUSPENDED:
        raise EditRefused(say("not_a_pause", word=word, words="、".join(sorted(SUSPENDED))))
    steps = (_event(desk, body, word, decision),)
    return Plan(_title(desk, key, word, decision), steps, decision.number, decision.reason)


def resume(desk: Desk, key: str, decision: Decision) -> Plan:
    """Let practice go on."""
    body = desk.body(key)
    still_registered(desk, body)
    last = body.status[-1]
    if last.status in PRACTISING:
        raise EditRefused(say("not_paused", name=desk.name(key), day=last.since, status=last.status.value))
    word = InstitutionStatus.ACTIVE.value
    steps = (_event(desk, body, word, decision),)
    return Plan(_title(desk, key, word, decision), steps, decision.number, decision.reason)


def end(desk: Desk, key: str, decision: Decision, word: str) -> Plan:
    """End a registration for good; where an institution ends, places and price lists end with it."""
    body = desk.body(key)
    still_registered(desk, body)
    title, steps = _title(desk, key, word, decision), [_event(desk, body, word, decision)]
    if isinstance(body, Appraiser):
        steps += _places_ended(desk, body, decision.on)
        return Plan(title, tuple(steps), decision.number, decision.reason, tuple(_heads(desk, key)))
    staff = list(desk.staff(key))
    for person, index, place in staff:
        steps.append(_closed(desk, person.id, f"affiliations[{index}]", place, decision.on))
    steps += prices_ended(desk, key, decision.on)
    homeless = [person.id for person, _, _ in staff if person.status[-1].status in PRACTISING | SUSPENDED]
    names = "、".join(desk.name(person) for person in homeless)
    todo = (say("homeless", count=len(homeless), names=names),) if homeless else ()
    return Plan(title, tuple(steps), decision.number, decision.reason, todo)


def prices_ended(desk: Desk, key: str, on: date) -> list[Step]:
    """End the price lists of an institution that has ended."""
    return [
        _closed(desk, prices.id, "", prices, on)
        for prices in desk.registry.price_lists.values()
        if prices.institution == key and (prices.until is None or prices.until >= on)
    ]


def _places_ended(desk: Desk, person: Appraiser, on: date) -> list[Step]:
    return [
        _closed(desk, person.id, f"affiliations[{index}]", place, on)
        for index, place in enumerate(person.affiliations)
        if place.until is None or place.until >= on
    ]


def _closed(desk: Desk, key: str, item: str, fact: Dated, on: date) -> Step:
    """Give a fact its last day: the day before, or its own first day where it began that late."""
    last = max(on - DAY, fact.since)
    return desk.step(key, f"{item}.until" if item else "until", last.isoformat())


def _heads(desk: Desk, key: str) -> list[str]:
    return [
        say("headless", name=desk.name(house.id), id=house.id)
        for house in desk.registry.institutions.values()
        if house.head == key and house.status[-1].status not in ENDED
    ]


def _event(desk: Desk, body: Institution | Appraiser, word: str, decision: Decision) -> Step:
    words = AppraiserStatus if isinstance(body, Appraiser) else InstitutionStatus
    if word not in {member.value for member in words}:
        known = "、".join(member.value for member in words)
        raise EditRefused(say("no_such_status", name=desk.name(body.id), word=word, words=known))
    last = body.status[-1]
    if last.status.value == word:
        raise EditRefused(say("already", name=desk.name(body.id), day=last.since, status=word))
    item = plain(since=decision.on, reason=decision.reason, decision_number=decision.number, status=word)
    return desk.step(body.id, "status[+]", item)


def _title(desk: Desk, key: str, word: str, decision: Decision) -> str:
    return say("status_title", name=desk.name(key), day=decision.on, word=word)
