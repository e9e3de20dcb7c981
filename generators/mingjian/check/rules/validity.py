"""R2xx: dated facts run forwards, do not overlap where there can be only one, and fit each other."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.status import status_on
from mingjian.derive.windows import add_months
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import (
    ENDED,
    RENEWING,
    AppraiserStatusEvent,
    ExitGround,
    InstitutionStatus,
    InstitutionStatusEvent,
    Licence,
    LicenceAct,
)
from mingjian.model.period import Dated, latest, overlaps

DAY = timedelta(days=1)
LICENCE_TERM = "license-term"
"""The time limit in vocab/deadlines.yml that says how long a licence may run."""


@rule("R201")
def period_reversed(ctx: Context) -> Iterator[Hit]:
    """A period ends on or after the day it begins."""
    for item in ctx.reversed:
        yield Hit(item.key, item.field, since=item.since, until=item.until)


def _overlapping(facts: Sequence[Dated]) -> Iterator[tuple[int, Dated, Dated]]:
    """Yield each later fact that shares a day with an earlier one (a reversed period is R201's business)."""
    forward = [
        (index, fact) for index, fact in enumerate(facts) if fact.until is None or fact.until >= fact.since
    ]
    ordered = sorted(forward, key=lambda pair: (pair[1].since, pair[0]))
    widest: Dated | None = None
    for index, fact in ordered:
        if widest is not None and overlaps(widest, fact):
            yield index, widest, fact
        if widest is None or (widest.until is not None and (fact.until is None or fact.until > widest.until)):
            widest = fact


def span(fact: Dated) -> str:
    """Write a period for a sentence."""
    return say("span", since=fact.since, until=fact.until or say("open"))


def _certificates(ctx: Context) -> Iterator[tuple[Institution | Appraiser, str, tuple[Licence, ...]]]:
    for institution in ctx.registry.institutions.values():
        yield institution, "licences", institution.licences
    for person in ctx.registry.appraisers.values():
        yield person, "certificates", person.certificates


@rule("R202")
def licences_overlap(ctx: Context) -> Iterator[Hit]:
    """One certificate at a time: a renewal begins when the old one ends."""
    for record, name, licences in _certificates(ctx):
        if len(licences) > 1:
            for index, first, second in _overlapping(licences):
                yield Hit(record.id, f"{name}[{index}].since", first=span(first), second=span(second))


@rule("R205")
def two_institutions_at_once(ctx: Context) -> Iterator[Hit]:
    """One institution per appraiser at a time."""
    for key, person in ctx.registry.appraisers.items():
        if len(person.affiliations) > 1:
            for index, first, second in _overlapping(person.affiliations):
                yield Hit(key, f"affiliations[{index}].since", first=span(first), second=span(second))


def _steps(record: Institution | Appraiser) -> Sequence[InstitutionStatusEvent | AppraiserStatusEvent]:
    return record.status


def _histories(ctx: Context) -> Iterator[Institution | Appraiser]:
    yield from ctx.registry.institutions.values()
    yield from ctx.registry.appraisers.values()


@rule("R207")
def status_not_in_order(ctx: Context) -> Iterator[Hit]:
    """The steps of a status history stand in order, each on a later day than the one before."""
    for record in _histories(ctx):
        for index, (first, second) in enumerate(pairwise(_steps(record)), start=1):
            if second.since <= first.since:
                yield Hit(record.id, f"status[{index}].since", since=second.since, before=first.since)


@rule("R209")
def status_after_the_end(ctx: Context) -> Iterator[Hit]:
    """After 注销, 撤销登记 or 吊销 nothing follows; a new registration is a new record."""
    for record in _histories(ctx):
        for index, (first, second) in enumerate(pairwise(_steps(record)), start=1):
            if first.status in ENDED:
                yield Hit(
                    record.id, f"status[{index}].status", status=second.status.value, ended=first.status.value
                )
                break


_GROUNDS = {
    "注销": frozenset(ExitGround) - {ExitGround.FRAUD, ExitGround.SERIOUS},
    "撤销登记": frozenset({ExitGround.FRAUD, ExitGround.SERIOUS, ExitGround.OTHER}),
    "吊销": frozenset({ExitGround.SERIOUS, ExitGround.OTHER}),
}
"""Which grounds go with which status word; none goes with a word that does not end a registration."""


@rule("R237")
def ground_does_not_fit_the_status(ctx: Context) -> Iterator[Hit]:
    """The ground of an exit is one that leads to the status recorded."""
    for record in _histories(ctx):
        for index, event in enumerate(_steps(record)):
            if event.ground is not None and event.ground not in _GROUNDS.get(event.status.value, ()):
                yield Hit(
                    record.id, f"status[{index}].ground", status=event.status.value, ground=event.ground
                )


@rule("R210")
def status_change_without_decision(ctx: Context) -> Iterator[Hit]:
    """A status change rests on a decision with a number; the first status rests on the licence."""
    for record in _histories(ctx):
        for index, event in enumerate(_steps(record)[1:], start=1):
            if event.decision_number is None:
                yield Hit(record.id, f"status[{index}]", status=event.status.value, since=event.since)


def _term_years(ctx: Context) -> int | None:
    limits = ctx.registry.vocabularies.get("deadlines")
    items = () if limits is None else limits.items
    return next((item.limit for item in items if item.id == LICENCE_TERM and item.unit.value == "y"), None)


@rule("R216")
def licence_runs_too_long(ctx: Context) -> Iterator[Hit]:
    """A certificate runs no longer than the term the vocabulary of time limits gives (five years)."""
    years = _term_years(ctx)
    if years is None:
        return
    for record, name, licences in _certificates(ctx):
        for index, licence in enumerate(licences):
            end = add_months(licence.since, years * 12)
            if licence.until is not None and licence.until > end:
                yield Hit(
                    record.id, f"{name}[{index}].until", until=licence.until, end=end - DAY, years=years
                )


@rule("R217")
def gap_between_licences(ctx: Context) -> Iterator[Hit]:
    """A renewal continues the old certificate without a gap."""
    for record, name, licences in _certificates(ctx):
        if record.id in ctx.doubtful:
            continue
        for index, (first, second) in enumerate(pairwise(licences), start=1):
            if first.until is not None and second.since - first.until > DAY:
                yield Hit(record.id, f"{name}[{index}].since", until=first.until, since=second.since)


@rule("R234")
def practising_without_a_licence_in_force(ctx: Context) -> Iterator[Hit]:
    """On the very day a record says it was verified, who may practise holds a certificate in force."""
    for record, name, licences in _certificates(ctx):
        word = status_on(record, record.as_of)
        if (
            word == InstitutionStatus.ACTIVE.value
            and record.id not in ctx.doubtful
            and latest(licences, record.as_of) is None
        ):
            last = max(range(len(licences)), key=lambda position: licences[position].since)
            yield Hit(
                record.id,
                f"{name}[{last}].until",
                day=record.as_of,
                until=licences[last].until or licences[last].since,
            )


@rule("R235")
def schedules_of_one_region_overlap(ctx: Context) -> Iterator[Hit]:
    """For one group of items a region has one schedule in force at a time."""
    by_region: dict[str, list[str]] = {}
    for key, schedule in ctx.registry.fees.items():
        if schedule.region is None or schedule.since is None:
            continue
        for other_key in by_region.setdefault(schedule.region, []):
            other = ctx.registry.fees[other_key]
            shared = {item.group for item in other.items} & {item.group for item in schedule.items}
            if shared and _share_a_day(schedule.since, schedule.until, other.since or date.min, other.until):
                yield Hit(key, "since", other=ctx.name_of(other_key), group=min(shared))
        by_region[schedule.region].append(key)


def _share_a_day(first: date, first_until: date | None, second: date, second_until: date | None) -> bool:
    return (first_until is None or second <= first_until) and (second_until is None or first <= second_until)


@rule("R236")
def issued_after_it_began(ctx: Context) -> Iterator[Hit]:
    """A certificate is issued on or before its first day plus the days the law gives for handing it out."""
    for record, name, licences in _certificates(ctx):
        for index, licence in enumerate(licences):
            reversed_already = licence.until is not None and licence.until < licence.since
            if licence.until is not None and licence.issued > licence.until and not reversed_already:
                yield Hit(record.id, f"{name}[{index}].issued", issued=licence.issued, until=licence.until)


@rule("R238")
def renewed_and_still_under_review(ctx: Context) -> Iterator[Hit]:
    """Once a renewal is granted, the status no longer says that the registration authority is deciding."""
    for record, _, licences in _certificates(ctx):
        last = len(_steps(record)) - 1
        event = _steps(record)[last]
        in_order = last == 0 or _steps(record)[last - 1].since < event.since
        if event.status.value not in RENEWING or not in_order or record.id in ctx.doubtful:
            continue
        granted = [item for item in licences if item.act is LicenceAct.RENEWAL and item.issued >= event.since]
        if granted:
            yield Hit(
                record.id, f"status[{last}].status", status=event.status.value, issued=granted[-1].issued
            )


@rule("R239")
def certificate_without_an_end(ctx: Context) -> Iterator[Hit]:
    """A certificate runs for a term; one without a last day would be published as valid for ever."""
    for record, name, licences in _certificates(ctx):
        for index, licence in enumerate(licences):
            if licence.until is None:
                yield Hit(record.id, f"{name}[{index}].since", number=licence.number)
