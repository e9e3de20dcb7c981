"""Inspection plans and inspections 监督检查 under 双随机、一公开 (S54–S57, S63)."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import Model, RecordId, Text, Word, declare
from mingjian.model.period import Period
from mingjian.model.provenance import Record


class InspectionMethod(Word):
    """How the inspection was carried out."""

    ON_SITE = "实地检查", "检查人员到机构现场检查"
    DOCUMENT = "书面检查", "调取材料进行检查"
    BOTH = "书面和实地", "书面检查与实地检查相结合"


class Rounding(Word):
    """How a fraction of a subject is rounded when a ratio is applied."""

    UP = "进一", "不足一家的按一家抽取"
    DOWN = "舍去", "不足一家的舍去，但至少抽取一家"


class InspectionPlan(Record, Period):
    """A yearly plan: what is inspected, by whom, at which ratio, and which subjects were drawn."""

    model_config = ConfigDict(title="检查计划")

    title: Text = declare("名称", "计划名称。", example="示例省2025年度司法鉴定机构双随机抽查")
    authority: RecordId = declare("组织机关", "组织检查的机关。", ref="authority", example="sl-a001")
    year: int = declare("年度", "计划所属年度，与所在文件夹一致。", example=2025, ge=2000, le=2100)
    matters: tuple[Text, ...] = declare(
        "抽查事项", "抽查事项清单里的事项。", example=["收费"], min_length=1, vocabulary="matters"
    )
    basis: Text = declare("依据", "抽查的依据。", example="新疆 2020 意见第28条所述“双随机、一公开”要求")
    ratio: int = declare("抽查比例（%）", "抽取对象占名录库的百分比。", example=20, ge=1, le=100)
    rounding: Rounding = declare("取整方式", "比例不是整数时怎样取整。", example="进一")
    pool_size: int = declare("名录库对象数", "抽取当日检查对象名录库的机构数。", example=24, ge=1)
    inspector_pool_size: int | None = declare(
        "检查人员名录库人数", "只公布人数，不公布姓名。", default=None, example=18, ge=2
    )
    drawn_on: date | None = declare("抽取日期", "抽取检查对象的日期。", default=None, example="2025-04-10")
    subjects: tuple[RecordId, ...] = declare(
        "抽中机构", "抽中的检查对象。", default=(), ref="institution", example=["sl-j0001"]
    )


class Rectification(Model):
    """What was ordered, by when, and whether it was done (S63)."""

    ordered: date = declare("责令日期", "责令整改的日期。", example="2025-05-20")
    due: date = declare("整改期限", "应当完成的日期。", example="2025-06-20")
    done: date | None = declare(
        "完成日期", "实际完成的日期；未完成不填。", default=None, example="2025-06-10"
    )
    verified: date | None = declare("核实日期", "检查机关核实的日期。", default=None, example="2025-06-18")


class Problem(Model):
    """One problem found in an inspection."""

    matter: Text = declare("事项", "属于哪一个抽查事项。", example="收费", vocabulary="matters")
    description: Text = declare(
        "问题", "查实的问题，不写当事人和案件信息。", example="收费公示栏未更新到现行标准"
    )
    schedule: RecordId | None = declare(
        "收费标准", "收费问题须写明检查当日执行的收费标准。", default=None, ref="fee", example="sl-f0001"
    )
    rectification: Rectification | None = declare("整改", "责令整改的情况。", default=None)


class CheckedItem(Model):
    """One item of a matter's checklist with what was found (S34)."""

    matter: Text = declare("事项", "哪一个抽查事项的检查表。", example="便民设施", vocabulary="matters")
    item: Text = declare("项目", "检查表里的项目，照词表写。", example="摆放工作牌")
    met: bool = declare("做到没有", "做到的写 true。", example=True)


class Inspection(Record):
    """One inspection of one institution, with its result."""

    model_config = ConfigDict(title="检查结果")

    plan: RecordId = declare("检查计划", "属于哪一个检查计划。", ref="plan", example="sl-t0001")
    institution: RecordId = declare("检查对象", "被检查的机构。", ref="institution", example="sl-j0001")
    authority: RecordId = declare("检查机关", "实施检查的机关。", ref="authority", example="sl-a002")
    inspected: date = declare("检查日期", "实施检查的日期。", example="2025-05-12")
    method: InspectionMethod = declare("检查方式", "实地、书面或两者结合。", example="实地检查")
    inspectors: int = declare("检查人数", "不少于二人；不公布姓名。", example=2, ge=1)
    matters: tuple[Text, ...] = declare(
        "检查事项", "本次检查的事项。", example=["收费"], min_length=1, vocabulary="matters"
    )
    result: str | None = declare(
        "检查结果", "检查结果用语。", default=None, example="未发现问题", vocabulary="result-words"
    )
    not_inspected_reason: str | None = declare("未检查原因", "抽中而没有检查的，写明原因。", default=None)
    problems: tuple[Problem, ...] = declare("发现的问题", "逐条列出。", default=())
    checklist: tuple[CheckedItem, ...] = declare("检查表", "事项有检查表的，逐项填写。", default=())
    closed: date | None = declare("办结日期", "检查结束的日期。", default=None, example="2025-05-20")
    published: date | None = declare("公开日期", "结果向社会公开的日期。", default=None, example="2025-05-28")
    decision_number: str | None = declare(
        "文书文号", "检查结果文书的文号。", default=None, example="示司鉴检〔2025〕3号"
    )
