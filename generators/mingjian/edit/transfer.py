"""转所与合并: people go from one institution to another, and their records with them."""

from dataclasses import dataclass
from datetime import date

from mingjian.edit.desk import Desk
from mingjian.edit.licensing import Certificate, certificates_of, plain, still_registered
from mingjian.edit.plan import DAY, Plan
from mingjian.edit.refused import EditRefused
from mingjian.edit.standing import Decision, prices_ended
from mingjian.edit.step import Step
from mingjian.edit.words import say
from mingjian.model.appraiser import Affiliation, Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import InstitutionStatus, LicenceAct


@dataclass(frozen=True)
class Move:
    """Where an appraiser goes, from which day, and how they work there."""

    to: str
    on: date
    employment: str | None = None
    paper: Certificate | None = None
    reason: str | None = None


def move(desk: Desk, key: str, wish: Move) -> Plan:
    """Move an appraiser: the old place ends the day before, the region follows the new one."""
    person, house = desk.appraiser(key), desk.institution(wish.to)
    still_registered(desk, person)
    still_registered(desk, house)
    last = max(person.affiliations, key=lambda place: place.since)
    if last.institution == wish.to and last.until is None:
        raise EditRefused(say("already_there", name=desk.name(key), to=desk.name(wish.to)))
    steps = _moved(desk, person, house, wish.on, wish.employment)
    if wish.paper is not None:
        steps += _reissued(desk, person, wish.paper, wish.on)
    title = say("move_title", name=desk.name(key), to=desk.name(wish.to), day=wish.on)
    decision = wish.paper.decision if wish.paper else None
    return Plan(title, tuple(steps), decision, wish.reason)


def merge(desk: Desk, key: str, into: str, decision: Decision) -> Plan:
    """Merge an institution into another: it is cancelled, its people move, its prices end."""
    house, follower = desk.institution(key), desk.institution(into)
    if key == into:
        raise EditRefused(say("into_itself", name=desk.name(key)))
    still_registered(desk, house)
    still_registered(desk, follower)
    event = plain(
        since=decision.on,
        reason=decision.reason or say("merge_reason", name=follower.name),
        decision_number=decision.number,
        status=InstitutionStatus.CANCELLED.value,
    )
    steps = [desk.step(key, "status[+]", event), desk.step(key, "successor", into)]
    steps += [
        desk.step(other.id, "successor", into)
        for other in desk.registry.institutions.values()
        if other.successor == key
    ]
    for person, _, _ in desk.staff(key):
        steps += _moved(desk, person, follower, decision.on, None)
    steps += prices_ended(desk, key, decision.on)
    title = say("merge_title", name=desk.name(key), to=desk.name(into), day=decision.on)
    todo = say("merge_todo", name=desk.name(into))
    return Plan(title, tuple(steps), decision.number, event["reason"], (todo,))


def _moved(desk: Desk, person: Appraiser, house: Institution, on: date, employment: str | None) -> list[Step]:
    steps = []
    for index, place in enumerate(person.affiliations):
        if place.until is None or place.until >= on:
            last = max(on - DAY, place.since).isoformat()
            steps.append(desk.step(person.id, f"affiliations[{index}].until", last))
    item = plain(since=on, institution=house.id, employment=employment or _employment(person))
    steps.append(desk.step(person.id, "affiliations[+]", item))
    if person.region != house.region:
        steps.append(desk.step(person.id, "region", house.region))
    return steps


def _employment(person: Appraiser) -> str:
    last: Affiliation = max(person.affiliations, key=lambda place: place.since)
    return last.employment.value


def _reissued(desk: Desk, person: Appraiser, paper: Certificate, on: date) -> list[Step]:
    """Replace the certificate in force by one for the new place."""
    steps = []
    last = max(certificates_of(person), key=lambda licence: licence.since)
    if last.until is None or last.until >= on:
        index = person.certificates.index(last)
        steps.append(desk.step(person.id, f"certificates[{index}].until", (on - DAY).isoformat()))
    number = paper.number or last.number
    item = plain(
        since=on,
        until=paper.until,
        number=number,
        act=LicenceAct.CHANGE.value,
        issued=paper.issued,
        decision_number=paper.decision,
    )
    steps.append(desk.step(person.id, "certificates[+]", item))
    if number != person.practice_number:
        steps.append(desk.step(person.id, "practice_number", number))
    return steps
