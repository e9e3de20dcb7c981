"""Typical 典型案例 (S137) and warning cases 警示案例 (S138), anonymised before they enter the registry."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, RegionCode, Text, Word, declare
from mingjian.model.provenance import Record


class CaseKind(Word):
    """Why a case is told."""

    TYPICAL = "典型", "说明一类鉴定能解决什么问题"
    WARNING = "警示", "已有最终决定的违法违规行为，按公示期限公布"


class Severity(Word):
    """Class of a discredit for which publication terms are set (国办发〔2025〕22号)."""

    MINOR = "轻微", "轻微失信：一般不公示，确需公示的最长三个月"
    GENERAL = "一般", "一般失信：公示三个月至一年"
    SERIOUS = "严重", "严重失信：公示一年至三年"


class Publication(Model):
    """What starts the publication clock; the end is computed from the rules, never typed."""

    decided: date = declare("决定日期", "作出最终决定的日期，公示期自此起算。", example="2025-11-20")
    decision_number: Text = declare("决定文号", "最终决定的文号。", example="示司鉴罚〔2025〕2号")
    severity: Severity = declare("失信程度", "轻微、一般或严重。", example="一般")
    sanction: RecordId | None = declare(
        "处罚记录",
        "据以公布的处罚；处罚停止公示，案例同时撤下。",
        default=None,
        ref="sanction",
        example="sl-s0001",
    )
    repaired: date | None = declare(
        "信用修复日期", "修复后当日停止公示。", default=None, example="2026-03-01"
    )


class Case(Record):
    """A case told so that the public can learn from it; no party can be recognised."""

    model_config = ConfigDict(title="典型案例")

    kind: CaseKind = declare("类型", "典型或警示。", example="典型")
    title: Text = declare("标题", "看得懂的标题，不含人名和案号。", example="一张借条上的签名是谁写的")
    category: CategoryCode = declare("执业类别", "所属类别。", example="wz:0101", vocabulary="categories")
    region: RegionCode = declare(
        "地区", "只写到省或市。", identifier=True, example="990000", vocabulary="regions"
    )
    year: int = declare("年份", "案件年份，与所在文件夹一致。", example=2024, ge=2000, le=2100)
    background: Text = declare("案情简介", "自然人写“某某”，不写可识别的时间地点。")
    question: Text = declare("鉴定要解决的问题", "委托的鉴定事项。")
    method: str | None = declare("鉴定过程", "用了什么方法。", default=None)
    standards: tuple[str, ...] = declare(
        "适用标准", "标准号和名称。", default=(), example=["GB/T 37234 文件鉴定通用规范"]
    )
    opinion: Text = declare("鉴定意见", "意见要点。")
    adopted: str | None = declare("采信情况", "办案机关是否采信。", default=None, example="已采信")
    lesson: Text = declare("给公众的提示", "读者能学到什么。")
    anonymised_by: Text = declare(
        "脱敏岗位", "完成脱敏的岗位或单位，不写个人姓名。", example="明州市司法局司法鉴定管理科"
    )
    checked_by: Text = declare(
        "复核岗位", "第二位复核的岗位或单位。", example="示例省司法厅公共法律服务管理处"
    )
    publication: Publication | None = declare(
        "公示", "警示案例必填：据以计算公示期限的决定。", default=None, law="国办发〔2025〕22号"
    )
