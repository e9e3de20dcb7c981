"""A change set in Chinese words: what happened, which field, from what to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from mingjian.derive.changeset import Action, RecordChange
from mingjian.derive.difference import FieldChange
from mingjian.derive.scrutiny import WHY
from mingjian.model.registry import KIND

ACTIONS = {
    Action.ADDED: "新增",
    Action.REMOVED: "移除",
    Action.RENAMED: "更名",
    Action.MOVED: "换地区",
    Action.STATUS: "状态变化",
    Action.CHANGED: "内容变化",
    Action.CHECKED: "重新核对",
}
VOCABULARY = "词表与规则"
NOTHING = "（无）"
_YES_NO = {"true": "是", "false": "否"}
_ITEM = "{title}（{item}）"
_WITH_NAME = "{name}（{id}）"
_MEMBER = "{title} {value}"
_COMMA = "，"
_LONG = 200
_CUT = "……"


@dataclass(frozen=True, slots=True)
class Line:
    """One changed field as people read it."""

    field: str
    old: str
    new: str


def kind_title(change: RecordChange) -> str:
    """Return the Chinese name of the kind of record."""
    return KIND[change.kind].title if change.kind in KIND else WHY.get(change.kind, VOCABULARY)


def action_words(change: RecordChange) -> str:
    """Say in words what happened."""
    return "、".join(ACTIONS[action] for action in change.actions)


def line(field: FieldChange, names: Mapping[str, str], longest: int | None = _LONG) -> Line:
    """Return one changed field in words; long values are cut unless ``longest`` is None."""
    title = _ITEM.format(title=field.title, item=_item(field.item, names)) if field.item else field.title
    old, new = (_value(value, field.ref, names, longest) for value in (field.old, field.new))
    return Line(title, old, new)


def lines(fields: Iterable[FieldChange], names: Mapping[str, str]) -> tuple[Line, ...]:
    """Return changed fields in words."""
    return tuple(line(field, names) for field in fields)


def briefly(fields: Iterable[FieldChange], names: Mapping[str, str]) -> tuple[Line, ...]:
    """Return changed fields in words for a reader: an item added or removed as a whole is one line."""
    found: list[Line] = []
    for (whole, comes), group in groupby(fields, key=lambda field: (field.whole, field.old is None)):
        members = tuple(group)
        found.extend([_whole(members, names, comes=comes)] if whole else lines(members, names))
    return tuple(found)


def _whole(fields: tuple[FieldChange, ...], names: Mapping[str, str], *, comes: bool) -> Line:
    """Return an item that came or went, with what stands in it."""
    title, item = fields[0].whole
    field = _ITEM.format(title=title, item=_item(item, names)) if item else title
    said = _COMMA.join(_member(one, len(title) + 1, names, comes=comes) for one in fields)
    return Line(field, *((NOTHING, said) if comes else (said, NOTHING)))


def _member(field: FieldChange, start: int, names: Mapping[str, str], *, comes: bool) -> str:
    value = _value(field.new if comes else field.old, field.ref, names, _LONG)
    return _MEMBER.format(title=field.title[start:], value=value).strip()


def _item(item: str, names: Mapping[str, str]) -> str:
    first, _, rest = item.partition(" ")
    return f"{names.get(first, first)} {rest}".strip()


def _value(value: str | None, ref: str, names: Mapping[str, str], longest: int | None) -> str:
    if value is None:
        return NOTHING
    if ref and value in names and names[value] != value:
        return _WITH_NAME.format(name=names[value], id=value)
    if longest is not None and len(value) > longest:
        return value[:longest] + _CUT
    return value if ref else _YES_NO.get(value, value)
