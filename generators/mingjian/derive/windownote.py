"""How long what a change makes public stays public, in a sentence for whoever approves it."""

from collections.abc import Iterable, Iterator, Mapping

from mingjian.derive.changeset import RecordChange, name_of
from mingjian.derive.difference import cited
from mingjian.derive.takedown import window_rules
from mingjian.derive.windows import last_public_day, publish_until
from mingjian.model.case import CaseKind
from mingjian.model.registry import KINDS, Registry
from mingjian.model.sanction import Sanction

PUBLIC = "{name}：此{what}将公示至 {day}，次日起自动撤下。"
ENDED = "{name}：此{what}自 {day} 起停止公示。"
NEVER = "{name}：此{what}没有填公开日期，或者没有适用的公示期限，不公示。"
GONE = "{name}：此{what}的记录被移除，公示随之撤下。"
LEFT = (
    "{name}：此{what}的记录被移除，但是{where}里还写着{number}。"
    "网站靠这份记录认出它们，记录没有了就会一直显示：把它们一并去掉，或者留着这份记录，到期自动不显示。"
)
SANCTION, CASE, ENTRY = "处罚", "警示案例", "失信名单条目"
_NAMED = "{name}（{id}）"


def window_notes(
    changes: Iterable[RecordChange], base: Registry, head: Registry, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return a sentence for every changed record whose publication ends by rule."""
    return tuple(note for change in changes for note in _notes(change, base, head, names))


def _notes(change: RecordChange, base: Registry, head: Registry, names: Mapping[str, str]) -> Iterator[str]:
    rules = window_rules(head)
    if change.kind == "sanction":
        sanction = head.sanctions.get(change.id)
        if sanction is None:
            yield _removed(change.id, base, head)
        else:
            yield _sanction(sanction, head, names)
    elif change.kind == "case":
        case = head.cases.get(change.id)
        if case is not None and case.kind is CaseKind.WARNING and case.publication is not None:
            name, until = _called(change.id, name_of(case)), publish_until(case.publication, rules)
            yield (
                NEVER.format(name=name, what=CASE)
                if until is None
                else PUBLIC.format(name=name, what=CASE, day=until)
            )
    elif change.kind == "blacklist":
        entry = head.blacklist.get(change.id)
        if entry is not None and entry.until is not None:
            yield PUBLIC.format(name=change.id, what=ENTRY, day=entry.repaired or entry.until)


def _removed(key: str, base: Registry, head: Registry) -> str:
    """Say what becomes of a sanction whose record goes: what cites its number is then no longer hidden."""
    number = base.sanctions[key].decision_number if key in base.sanctions else ""
    left = [
        other
        for kind in KINDS
        for other, record in head.of(kind.key).items()
        if number and number in cited(record)
    ]
    if not left:
        return GONE.format(name=key, what=SANCTION)
    return LEFT.format(name=key, what=SANCTION, where="、".join(sorted(left)), number=number)


def _sanction(sanction: Sanction, head: Registry, names: Mapping[str, str]) -> str:
    subject = sanction.institution or sanction.appraiser or ""
    name = _called(sanction.id, f"{names.get(subject, subject)} {sanction.decision_number}".strip())
    stopped = [sanction.repaired, sanction.withdrawal.withdrawn if sanction.withdrawal else None]
    days = [day for day in stopped if day is not None]
    if days:
        return ENDED.format(name=name, what=SANCTION, day=min(days))
    last = last_public_day(sanction, window_rules(head))
    if last is None:
        return NEVER.format(name=name, what=SANCTION)
    return PUBLIC.format(name=name, what=SANCTION, day=last)


def _called(key: str, name: str) -> str:
    return _NAMED.format(name=name, id=key) if name != key else key
