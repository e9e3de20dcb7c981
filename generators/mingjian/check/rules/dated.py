"""Rules that depend on the day. They belong to jobs and the staff report, never to the gate."""

from collections.abc import Iterator
from datetime import date

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.planning import has_no_plan, year_asked
from mingjian.derive.status import has_ended, status_on, validity_on
from mingjian.derive.workdays import working_days_between
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import InstitutionStatus, Licence

FRESH = ("authority", "institution", "appraiser", "price")
"""Kinds whose records describe the present and so grow stale."""


def _running(ctx: Context) -> Iterator[tuple[Institution | Appraiser, str, int, Licence]]:
    """Yield each standing record with its last certificate (name of the list and position)."""
    for institution in ctx.registry.institutions.values():
        if not has_ended(institution, ctx.as_of):
            yield institution, "licences", *_last(institution.licences)
    for person in ctx.registry.appraisers.values():
        if not has_ended(person, ctx.as_of):
            yield person, "certificates", *_last(person.certificates)


def _last(licences: tuple[Licence, ...]) -> tuple[int, Licence]:
    return max(enumerate(licences), key=lambda pair: pair[1].since)


@rule("R203")
def licence_expired(ctx: Context) -> Iterator[Hit]:
    """Who is listed as 正常 holds a certificate that has not run out."""
    for record, name, index, licence in _running(ctx):
        word = status_on(record, ctx.as_of)
        validity = validity_on(licence, ctx.as_of)
        if word == InstitutionStatus.ACTIVE.value and validity is not None and validity.has_expired:
            what = say("licence" if name == "licences" else "certificate")
            yield Hit(
                record.id,
                f"{name}[{index}].until",
                what=what,
                number=licence.number,
                until=licence.until,
                status=word,
            )


@rule("R204")
def licence_expires_soon(ctx: Context) -> Iterator[Hit]:
    """A certificate about to run out is announced; renewal is asked for 30 days before."""
    limit = ctx.registry.settings.parameters.expiring_days
    for record, name, index, licence in _running(ctx):
        validity = validity_on(licence, ctx.as_of)
        if validity is not None and validity.days is not None and 0 <= validity.days <= limit:
            what = say("licence" if name == "licences" else "certificate")
            yield Hit(record.id, f"{name}[{index}].until", what=what, until=licence.until, days=validity.days)


@rule("R218")
def accreditation_lapsed(ctx: Context) -> Iterator[Hit]:
    """An accreditation that has run out no longer supports a category that needs one."""
    for key, institution in ctx.registry.institutions.items():
        if has_ended(institution, ctx.as_of):
            continue
        for index, certificate in enumerate(institution.accreditations):
            if certificate.until is None or certificate.until >= ctx.as_of:
                continue
            renewed = any(
                other.kind is certificate.kind and (other.until is None or other.until >= ctx.as_of)
                for other in institution.accreditations
            )
            if not renewed:
                yield Hit(
                    key,
                    f"accreditations[{index}].until",
                    kind=certificate.kind.value,
                    number=certificate.number,
                    until=certificate.until,
                )


@rule("R219")
def accreditation_lapses_soon(ctx: Context) -> Iterator[Hit]:
    """An accreditation about to run out is announced."""
    limit = ctx.registry.settings.parameters.expiring_days
    for key, institution in ctx.registry.institutions.items():
        for index, certificate in enumerate(institution.accreditations):
            if certificate.until is not None and 0 <= (certificate.until - ctx.as_of).days <= limit:
                days = (certificate.until - ctx.as_of).days
                yield Hit(
                    key,
                    f"accreditations[{index}].until",
                    kind=certificate.kind.value,
                    until=certificate.until,
                    days=days,
                )


@rule("R220")
def rectification_overdue(ctx: Context) -> Iterator[Hit]:
    """What was ordered is done by its limit."""
    for key, inspection in ctx.registry.inspections.items():
        for index, problem in enumerate(inspection.problems):
            steps = problem.rectification
            if steps is not None and steps.done is None and steps.due < ctx.as_of:
                days = (ctx.as_of - steps.due).days
                yield Hit(key, f"problems[{index}].rectification.due", due=steps.due, days=days)


@rule("R221")
def stale_record(ctx: Context) -> Iterator[Hit]:
    """A record of the present is verified again in time."""
    limit = ctx.registry.settings.parameters.stale_days
    for kind, records in ctx.by_kind:
        if kind.key not in FRESH:
            continue
        for key, record in records.items():
            days = (ctx.as_of - record.as_of).days
            ended = isinstance(record, Institution | Appraiser) and has_ended(record, ctx.as_of)
            replaced = getattr(record, "until", None) is not None
            if days > limit and not ended and not replaced:
                yield Hit(key, "as_of", day=record.as_of, days=days, limit=limit)


@rule("R222")
def result_not_published(ctx: Context) -> Iterator[Hit]:
    """A closed inspection is public within the limit."""
    limit = ctx.registry.settings.parameters.publication_days
    for key, inspection in ctx.registry.inspections.items():
        if inspection.closed is not None and inspection.published is None:
            days = working_days_between(inspection.closed, ctx.as_of)
            if days > limit:
                yield Hit(key, "closed", closed=inspection.closed, days=days, limit=limit)


@rule("R317")
def no_plan_in_the_year(ctx: Context) -> Iterator[Hit]:
    """An authority with institutions to inspect has a plan in the year: as a rule, not without exception."""
    year = year_asked(ctx.as_of)
    if year is None or ctx.has_unread("plan"):
        return
    for key, authority in ctx.registry.authorities.items():
        if has_no_plan(ctx.registry, authority, year):
            yield Hit(key, "", authority=authority.name, year=year)


@rule("R318")
def nothing_published_for_long(ctx: Context) -> Iterator[Hit]:
    """Each of the three kinds an authority discloses goes on being disclosed.

    What happens once a year can lie almost two years apart, so that is how long nothing is said.
    """
    limit = 2 * ctx.registry.settings.parameters.stale_days
    kinds = (
        ("duty_approvals", ctx.registry.approvals.values()),
        ("duty_inspections", ctx.registry.inspections.values()),
        ("duty_supervision", ctx.registry.sanctions.values()),
    )
    for what, records in kinds:
        last: dict[str, date] = {}
        for record in records:
            if record.authority is not None and record.published is not None:
                last[record.authority] = max(record.published, last.get(record.authority, date.min))
        for key, day in sorted(last.items()):
            days = (ctx.as_of - day).days
            if days > limit and key in ctx.registry.authorities:
                yield Hit(key, "", what=say(what), day=day, days=days)
