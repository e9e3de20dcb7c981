"""How long what a change makes public stays public, in a sentence for whoever approves it."""

from collections.abc import Iterable, Iterator, Mapping

from mingjian.derive.changeset import RecordChange, name_of
from mingjian.derive.takedown import window_rules
from mingjian.derive.windows import last_public_day, publish_until
from mingjian.model.case import CaseKind
from mingjian.model.registry import Registry
from mingjian.model.sanction import Sanction

PUBLIC = "{name}：此{what}将公示至 {day}，次日起自动撤下。"
ENDED = "{name}：此{what}自 {day} 起停止公示。"
NEVER = "{name}：此{what}没有填公开日期，或者没有适用的公示期限，不公示。"
GONE = "{name}：此{what}的记录被移除，全部公示随之撤下。"
SANCTION, CASE, ENTRY = "处罚", "警示案例", "失信名单条目"
_NAMED = "{name}（{id}）"


def window_notes(
    changes: Iterable[RecordChange], head: Registry, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return a sentence for every changed record whose publication ends by rule."""
    return tuple(note for change in changes for note in _notes(change, head, names))


def _notes(change: RecordChange, head: Registry, names: Mapping[str, str]) -> Iterator[str]:
    rules = window_rules(head)
    if change.kind == "sanction":
        sanction = head.sanctions.get(change.id)
        if sanction is None:
            yield GONE.format(name=change.id, what=SANCTION)
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
