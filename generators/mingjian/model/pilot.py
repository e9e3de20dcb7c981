"""Pilots 试点 (S92, S164): where something is tried out, from when to when, and what came of it."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import RecordId, RegionCode, Text, Word, declare
from mingjian.model.provenance import Record


class PilotType(Word):
    """What is tried out."""

    STANDARD = "服务标准化", "一家机构或者一个窗口先按标准服务"
    MEASURE = "措施试点", "一项措施先在几个地方试行"


class Pilot(Record):
    """One pilot in one place; an outcome is written only when somebody decided it."""

    model_config = ConfigDict(title="试点")

    type: PilotType = declare("试点种类", "服务标准化或者措施试点。", example="措施试点")
    title: Text = declare("名称", "试什么。", example="司法鉴定机构内部管理负面清单试点")
    region: RegionCode = declare(
        "地区", "在哪里试。", identifier=True, example="990100", vocabulary="regions"
    )
    institution: RecordId | None = declare(
        "试点机构", "在一家机构试的填写。", default=None, ref="institution", example="sl-j0001"
    )
    authority: RecordId = declare("组织机关", "谁组织的。", ref="authority", example="sl-a001")
    measure: str | None = declare("措施编号", "落实库里哪一项措施。", default=None, example="sc-b04")
    since: date = declare("开始日期", "试点的第一天。", example="2025-07-01")
    until: date | None = declare("结束日期", "试点的最后一天。", default=None, example="2026-06-30")
    outcome: str | None = declare(
        "结果",
        "推广、延长还是停止，照决定写。",
        default=None,
        example="全省推广",
        law="四川 2020 要点附2第四项",
    )
