"""R50x: a sanction names one subject, the right organ, kinds that belong to it, and what goes with them."""

from collections.abc import Iterator
from typing import Any

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.status import event_on
from mingjian.derive.suspended import last_day
from mingjian.derive.views import subject_of
from mingjian.model.approval import Approval
from mingjian.model.licence import ENDED, SUSPENDED
from mingjian.model.registry import KINDS
from mingjian.model.sanction import Sanction, SanctionType, Subject

SUSPENSION = "停止从事司法鉴定业务"
WITH_AMOUNT = {"罚款": "amount", "没收违法所得": "confiscated", SUSPENSION: "months"}
"""Kinds that need a number, and the field for it."""
SUSPENSION_MONTHS = range(3, 13)
"""司法鉴定管理问题的决定 第十三条: three months to a year."""


def _about(ctx: Context) -> Iterator[tuple[str, str, Subject]]:
    """Yield everything that is about an institution or an appraiser: key, field prefix, the thing."""
    for kind in KINDS:
        if issubclass(kind.model, Subject):
            for key, record in ctx.registry.of(kind.key).items():
                yield key, "", record
    for key, review in ctx.registry.reviews.items():
        for index, outcome in enumerate(review.outcomes):
            yield key, f"outcomes[{index}].", outcome


@rule("R501")
def not_one_subject(ctx: Context) -> Iterator[Hit]:
    """A record is about one institution, one appraiser or, for an approval, one body not yet registered."""
    for key, prefix, item in _about(ctx):
        applicant = item.applicant if isinstance(item, Approval) else None
        given = [name for name in (item.institution, item.appraiser, applicant) if name is not None]
        if len(given) != 1:
            problem = say("subject_missing") if not given else say("subject_twice", count=len(given))
            field = "appraiser" if item.institution and item.appraiser else ""
            yield Hit(key, (prefix + field).rstrip("."), problem=problem)


@rule("R502")
def organ_of_another_type(ctx: Context) -> Iterator[Hit]:
    """An authority punishes by law, an association by its charter; the two are never mixed."""
    for key, item in ctx.registry.sanctions.items():
        administrative = item.type is SanctionType.ADMINISTRATIVE
        wanted, other = ("authority", "association") if administrative else ("association", "authority")
        if getattr(item, wanted) is None or getattr(item, other) is not None:
            field = other if getattr(item, other) is not None else "type"
            yield Hit(key, field, type=item.type.value, wanted=say(f"organ_{wanted}"))


@rule("R503")
def kind_of_another_type(ctx: Context) -> Iterator[Hit]:
    """A kind of administrative penalty is no industry discipline, and the other way round."""
    vocabulary = ctx.registry.vocabularies.get("sanction-kinds")
    types = {kind.name: kind.type for kind in (vocabulary.items if vocabulary else ())}
    for key, item in ctx.registry.sanctions.items():
        for index, name in enumerate(item.kinds):
            if types.get(name, item.type) is not item.type:
                yield Hit(key, f"kinds[{index}]", kind=name, other=types[name].value, type=item.type.value)


@rule("R504")
def number_without_its_kind(ctx: Context) -> Iterator[Hit]:
    """A fine has an amount, a confiscation too, a suspension its months; none of them stands alone."""
    for key, item in ctx.registry.sanctions.items():
        for kind, field in WITH_AMOUNT.items():
            given = getattr(item, field) is not None
            if given is not (kind in item.kinds):
                title = Sanction.model_fields[field].title or field
                problem = say("number_extra" if given else "number_missing", kind=kind, title=title)
                yield Hit(key, field if given else "kinds", problem=problem)


@rule("R505")
def suspension_outside_the_law(ctx: Context) -> Iterator[Hit]:
    """A suspension lasts three months to a year."""
    for key, item in ctx.registry.sanctions.items():
        if item.months is not None and SUSPENSION in item.kinds and item.months not in SUSPENSION_MONTHS:
            yield Hit(key, "months", months=item.months)


@rule("R506")
def link_not_mutual(ctx: Context) -> Iterator[Hit]:
    """Two decisions on one fact name each other, are of the two types, and concern the same subject."""
    for key, item in ctx.registry.sanctions.items():
        other = ctx.registry.sanctions.get(item.linked or "")
        if other is None:
            continue
        if other.linked != key:
            yield Hit(key, "linked", problem=say("link_one_way", other=other.id))
        elif other.type is item.type:
            yield Hit(key, "linked", problem=say("link_same_type", type=item.type.value))
        elif subject_of(other) != subject_of(item):
            yield Hit(key, "linked", problem=say("link_other_subject", other=other.id))


@rule("R507")
def number_used_twice(ctx: Context) -> Iterator[Hit]:
    """One decision against one subject is one record."""
    seen: dict[tuple[str, str], str] = {}
    for key, item in ctx.registry.sanctions.items():
        first = seen.setdefault((item.decision_number, subject_of(item)), key)
        if first != key:
            yield Hit(key, "decision_number", number=item.decision_number, other=first)


@rule("R508")
def suspension_not_in_the_history(ctx: Context) -> Iterator[Hit]:
    """Who was told to stop, or lost the registration, has the step in the status history, under its number.

    By the number the step loses its reason when the window of the decision is over (derive/takedown.py).
    """
    for key, item in ctx.registry.sanctions.items():
        stops = SUSPENSION in item.kinds
        if item.withdrawal is not None or not (stops or {"撤销登记", "吊销许可证件"} & set(item.kinds)):
            continue
        record: Any = ctx.registry.institutions.get(item.institution or "")
        record = record or ctx.registry.appraisers.get(item.appraiser or "")
        words = SUSPENDED | ENDED if stops else ENDED
        if record is not None and not any(
            event.status in words
            and event.since >= item.decided
            and event.decision_number == item.decision_number
            for event in record.status
        ):
            yield Hit(key, "kinds", kind="、".join(item.kinds), subject=ctx.name_of(record.id))


@rule("R509")
def suspension_over(ctx: Context) -> Iterator[Hit]:
    """When a suspension has run out, the status says what holds since."""
    for item in ctx.registry.sanctions.values():
        subject = item.institution or item.appraiser or ""
        record: Any = ctx.registry.institutions.get(subject) or ctx.registry.appraisers.get(subject)
        event = event_on(record.status, ctx.as_of) if record is not None else None
        until = last_day(event, item)
        if event is not None and until is not None and until < ctx.as_of:
            index = record.status.index(event)
            yield Hit(subject, f"status[{index}]", status=event.status, months=item.months, until=until)
