"""R52x: approvals run in order, keep their limits, and use the short expert clock only when it applies."""

from collections.abc import Iterator
from itertools import pairwise

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.clock import REVIEW_DAYS, matter_of, spent, statutory_days
from mingjian.derive.status import accreditations_on, covers
from mingjian.derive.workdays import working_days_between
from mingjian.model.approval import Approval, ApprovalResult, ReviewKind
from mingjian.model.supervision_words import Holder

STEPS = ("received", "accepted", "decided", "issued")
NEAR = 3
"""Working days before a limit at which the staff is told."""


@rule("R521")
def steps_out_of_order(ctx: Context) -> Iterator[Hit]:
    """Received, accepted, decided, issued: one after the other; public after the decision."""
    for key, item in ctx.registry.approvals.items():
        known = [(name, getattr(item, name)) for name in STEPS if getattr(item, name) is not None]
        pairs = [*pairwise(known)]
        if item.decided is not None and item.published is not None:
            pairs.append((("decided", item.decided), ("published", item.published)))
        for (first, before), (then, after) in pairs:
            if after < before:
                fields = Approval.model_fields
                yield Hit(
                    key,
                    then,
                    first=say("dated_step", step=fields[first].title or first, day=before),
                    then=say("dated_step", step=fields[then].title or then, day=after),
                )


@rule("R522")
def decision_incomplete(ctx: Context) -> Iterator[Hit]:
    """A decision has a day, a result and, when it grants or refuses, a number."""
    for key, item in ctx.registry.approvals.items():
        if (item.decided is None) is not (item.result is None):
            missing = "decided" if item.decided is None else "result"
        elif item.published is not None and item.decided is None:
            missing = "decided"
        elif item.result in {ApprovalResult.GRANTED, ApprovalResult.REFUSED} and item.decision_number is None:
            missing = "decision_number"
        else:
            continue
        yield Hit(key, "", missing=Approval.model_fields[missing].title or missing)


@rule("R523")
def decided_late(ctx: Context) -> Iterator[Hit]:
    """A decision comes within the statutory limit; the experts' time is not counted."""
    for key, item in ctx.registry.approvals.items():
        matter = matter_of(ctx.registry, item)
        if matter is None or item.accepted is None or item.decided is None:
            continue
        days, limit = spent(item, item.decided).days, statutory_days(matter, extended=item.extended)
        if days > limit:
            yield Hit(key, "decided", days=days, limit=limit, law=matter.statutory.law)


@rule("R524")
def review_late(ctx: Context) -> Iterator[Hit]:
    """The experts keep their clock: ten working days, or five where the field is already accredited."""
    for key, item in ctx.registry.approvals.items():
        if item.review is not None and item.review.done is not None:
            days = working_days_between(item.review.applied, item.review.done)
            limit = REVIEW_DAYS[item.review.kind]
            if days > limit:
                yield Hit(key, "review.done", kind=item.review.kind.value, days=days, limit=limit)


@rule("R525")
def short_clock_without_accreditation(ctx: Context) -> Iterator[Hit]:
    """Five days apply only with a valid certificate that covers what is applied for."""
    for key, item in ctx.registry.approvals.items():
        if item.review is None or item.review.kind is not ReviewKind.SITE:
            continue
        holder = ctx.registry.institutions.get(item.institution or "")
        if holder is None and item.institution is not None:
            continue
        held = accreditations_on(holder, item.review.applied) if holder else ()
        certificates = [held_item for held_item in held if held_item.number == item.review.certificate]
        scopes = [code for certificate in certificates for code in certificate.scope]
        missing = [
            code
            for code in item.categories
            if not any(covers(scope, code) or covers(code, scope) for scope in scopes)
        ]
        if not certificates or missing:
            number = item.review.certificate or say("not_given")
            yield Hit(key, "review.kind", number=number, categories="、".join(map(ctx.category, missing)))


@rule("R526")
def issued_late(ctx: Context) -> Iterator[Hit]:
    """The certificate follows the decision within the limit."""
    for key, item in ctx.registry.approvals.items():
        matter = matter_of(ctx.registry, item)
        if matter is None or matter.issue is None or item.decided is None or item.issued is None:
            continue
        days = working_days_between(item.decided, item.issued)
        if days > matter.issue.days:
            yield Hit(key, "issued", days=days, limit=matter.issue.days, law=matter.issue.law)


@rule("R527")
def approval_published_late(ctx: Context) -> Iterator[Hit]:
    """A decision is public within seven working days."""
    limit = ctx.registry.settings.parameters.decision_days
    for key, item in ctx.registry.approvals.items():
        if item.decided is not None and item.published is not None:
            days = working_days_between(item.decided, item.published)
            if days > limit:
                yield Hit(key, "published", days=days, limit=limit)


@rule("R528")
def matter_of_another_holder(ctx: Context) -> Iterator[Hit]:
    """An institution's matter is not an appraiser's."""
    for key, item in ctx.registry.approvals.items():
        matter = matter_of(ctx.registry, item)
        if matter is None:
            continue
        wrong = item.appraiser if matter.holder is Holder.INSTITUTION else item.institution or item.applicant
        if wrong is not None:
            yield Hit(key, "matter", matter=item.matter, holder=matter.holder.value)


@rule("R529")
def application_due(ctx: Context) -> Iterator[Hit]:
    """An application near or past its limit is on the staff's list."""
    for key, item in ctx.registry.approvals.items():
        matter = matter_of(ctx.registry, item)
        if matter is None or item.decided is not None or item.accepted is None:
            continue
        days, limit = spent(item, ctx.as_of).days, statutory_days(matter, extended=item.extended)
        if limit - days <= NEAR:
            yield Hit(key, "accepted", days=days, limit=limit)
