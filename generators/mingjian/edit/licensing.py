"""延续: a new certificate behind the old one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjian.edit.desk import Desk
from mingjian.edit.plan import DAY, Plan
from mingjian.edit.refused import EditRefused
from mingjian.edit.words import say
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import ENDED, InstitutionStatus, Licence, LicenceAct

RENEWING = InstitutionStatus.RENEWING.value


@dataclass(frozen=True)
class Certificate:
    """What is printed on a certificate; what is not given is taken from the one before."""

    until: date
    issued: date
    since: date | None = None
    number: str | None = None
    decision: str | None = None


def field_of(body: Institution | Appraiser) -> str:
    """Return where a body's certificates stand."""
    return "certificates" if isinstance(body, Appraiser) else "licences"


def certificates_of(body: Institution | Appraiser) -> tuple[Licence, ...]:
    """Return a body's certificates."""
    return body.certificates if isinstance(body, Appraiser) else body.licences


def plain(**values: Any) -> dict[str, Any]:
    """Return plain data without what is not there; days as text."""
    kept = {name: value for name, value in values.items() if value is not None}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in kept.items()}


def renew(desk: Desk, key: str, paper: Certificate) -> Plan:
    """Add the certificate of a renewal; an examination that was open ends with it."""
    body = desk.body(key)
    still_registered(desk, body)
    last = max(certificates_of(body), key=lambda licence: licence.since)
    if paper.since is None and last.until is None:
        raise EditRefused(say("since_unknown", name=desk.name(key)))
    since = paper.since or (last.until or last.since) + DAY
    if paper.since is None and paper.until is not None and paper.until <= since:
        raise EditRefused(say("renewed_already", name=desk.name(key), until=last.until or last.since))
    item = plain(
        since=since,
        until=paper.until,
        number=paper.number or last.number,
        act=LicenceAct.RENEWAL.value,
        issued=paper.issued,
        decision_number=paper.decision,
    )
    steps = [desk.step(key, f"{field_of(body)}[+]", item)]
    if body.status[-1].status.value == RENEWING:
        step = plain(
            since=since,
            reason=say("renewed_reason"),
            decision_number=paper.decision,
            status=InstitutionStatus.ACTIVE.value,
        )
        steps.append(desk.step(key, "status[+]", step))
    title = say("renew_title", name=desk.name(key), until=paper.until)
    return Plan(title, tuple(steps), paper.decision)


def still_registered(desk: Desk, body: Institution | Appraiser) -> None:
    """Refuse to touch a registration that has ended."""
    last = body.status[-1]
    if last.status in ENDED:
        raise EditRefused(say("has_ended", name=desk.name(body.id), day=last.since, status=last.status.value))
