"""变更单: an errand as a small file that people sign and keep, and that ``mingjian intake`` carries out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
from pydantic import ConfigDict, ValidationError

from mingjian.edit.comment import Comments
from mingjian.edit.plan import Plan
from mingjian.edit.refused import EditRefused
from mingjian.edit.step import Step
from mingjian.edit.words import say
from mingjian.edit.writer import write
from mingjian.load.decode import SIZE_LIMIT
from mingjian.load.reader import read
from mingjian.model.declaration import Model, Text, declare
from mingjian.model.errors import SourceError

FORM = 1


class OrderedChange(Model):
    """One change of a change set; without ``was`` there was nothing, without ``becomes`` it is taken away."""

    record: Text = declare("记录", "记录的编号。", example="sl-j0001")
    creates: str | None = declare("新增种类", "新增记录的，写记录种类。", default=None, example="institution")
    field: str = declare("字段", "改哪一项；新增记录的不写。", default="", example="contact.phone")
    was: Any = declare("原来", "改以前的内容；原来没有的不写。", default=None)
    becomes: Any = declare("改为", "改以后的内容；去掉的不写。", default=None)
    reason: str | None = declare("原因", "这一项为什么改。", default=None)


class ChangeOrder(Model):
    """A change set."""

    model_config = ConfigDict(title="变更单")

    form: int = declare("格式", "变更单格式的版本。", example=FORM, ge=FORM, le=FORM)
    title: Text = declare("事项", "办什么事。", example="示例省明鉴司法鉴定中心延续至 2031-05-31")
    who: str | None = declare(
        "经办", "经办岗位，不写个人姓名。", default=None, example="示例市司法局司法鉴定管理科"
    )
    basis: str | None = declare("依据", "决定文号等。", default=None, example="示司鉴许〔2026〕12号")
    reason: str | None = declare("原因", "为什么变更。", default=None)
    reviewed_by: tuple[Text, ...] = declare(
        "复核", "复核岗位，不写个人姓名。", default=(), example=["示例省司法厅公共法律服务管理处"]
    )
    base: str | None = declare(
        "登记库版本", "填写时登记库的提交。", default=None, identifier=True, pattern=r"^[0-9a-f]{40}$"
    )
    changes: tuple[OrderedChange, ...] = declare("变更", "逐项列出。", min_length=1)


def order_text(
    plan: Plan, *, who: str | None, basis: str | None, reason: str | None, base: str | None
) -> str:
    """Return the text of the change set of an errand."""
    changes = [_written(step) for step in plan.steps]
    tree: dict[str, Any] = {"form": FORM, "title": plan.title, "changes": changes}
    said = {"who": who, "basis": basis, "reason": reason, "base": base}
    tree |= {name: value for name, value in said.items() if value}
    return write(ChangeOrder, tree, Comments(above={"": [say("order_head")]}))


def _written(step: Step) -> dict[str, Any]:
    values = {
        "record": step.record,
        "creates": step.creates,
        "field": step.field or None,
        "was": step.was,
        "becomes": step.becomes,
        "reason": step.reason,
    }
    return {name: value for name, value in values.items() if value is not None}


def read_order(path: Path) -> tuple[ChangeOrder, Plan]:
    """Read a change set.

    Raises:
        SourceError: the file cannot be read.
        EditRefused: it is no change set.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(say("order_unreadable", path=path)) from error
    reading = read(data) if len(data) <= SIZE_LIMIT else None
    if reading is None or reading.tree is None or reading.problems:
        raise EditRefused(say("order_broken", path=path))
    try:
        order = ChangeOrder.model_validate_json(orjson.dumps(reading.tree))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise EditRefused(say("order_wrong", path=path, where=where)) from error
    return order, Plan(order.title, _steps(order.changes), order.basis, order.reason)


def _steps(changes: Sequence[OrderedChange]) -> tuple[Step, ...]:
    return tuple(
        Step(change.record, change.field, change.was, change.becomes, change.creates, change.reason)
        for change in changes
    )
