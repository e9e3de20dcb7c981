"""Approvals 行政审批: each step with its day, so that promise, law and practice can be compared (S06–S08)."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, Text, Word, declare
from mingjian.model.provenance import Record
from mingjian.model.sanction import Subject


class ApprovalResult(Word):
    """How an application ended."""

    GRANTED = "准予", "准予许可"
    REFUSED = "不予", "不予许可，书面说明理由并告知救济途径"
    WITHDRAWN = "申请人撤回", "申请人撤回申请"
    TERMINATED = "终止", "依法终止办理"


class ReviewKind(Word):
    """Which of the two expert clocks runs; they are not the same thing (重庆 2021 举措)."""

    ABILITY = "现场能力考核", "专家现场能力考核，自申请之日起十个工作日内完成"
    SITE = "现场评审", "业务领域已通过认证认可的，专家现场评审自申请之日起五个工作日内完成"


class ExpertReview(Model):
    """The experts' visit; no names of the panel beside an outcome (S08, S11)."""

    kind: ReviewKind = declare("种类", "现场能力考核或现场评审。", example="现场能力考核")
    applied: date = declare("申请日期", "期限自这一天起算。", example="2026-03-02")
    done: date | None = declare("完成日期", "考核或者评审完成的日期。", default=None, example="2026-03-11")
    certificate: str | None = declare(
        "认证认可证书", "五个工作日的，写明据以适用的证书编号。", default=None, identifier=True
    )
    panel: int | None = declare("专家人数", "只公布人数，不公布姓名。", default=None, example=3, ge=1)
    outcome: str | None = declare("结论", "考核或者评审的结论。", default=None, example="符合条件")


class Approval(Record, Subject):
    """One application and what came of it."""

    model_config = ConfigDict(title="行政审批")

    matter: Text = declare("事项", "审批事项。", example="机构设立", vocabulary="approval-matters")
    applicant: str | None = declare(
        "申请单位", "还没有登记的申请单位；已登记的不填。", default=None, example="示例省新设鉴定所（筹）"
    )
    authority: RecordId = declare("审批机关", "作出决定的机关。", ref="authority", example="sl-a001")
    categories: tuple[CategoryCode, ...] = declare(
        "申请的类别", "申请登记的执业类别。", default=(), example=["fy:04"], vocabulary="categories"
    )
    received: date = declare("收到日期", "收到申请材料的日期。", example="2026-03-02")
    accepted: date | None = declare("受理日期", "受理申请的日期。", default=None, example="2026-03-03")
    review: ExpertReview | None = declare(
        "专家考核评审", "需要专家现场考核或者评审的填写；所需时间不计入审批期限。", default=None
    )
    extended: bool = declare("是否延长", "经负责人批准延长期限的填 true。", default=False)
    decided: date | None = declare("决定日期", "作出决定的日期。", default=None, example="2026-03-12")
    result: ApprovalResult | None = declare("结果", "准予、不予等。", default=None, example="准予")
    decision_number: str | None = declare(
        "决定文号", "许可决定的文号。", default=None, example="示司鉴许〔2026〕5号"
    )
    issued: date | None = declare("发证日期", "颁发、送达证件的日期。", default=None, example="2026-03-16")
    published: date | None = declare("公开日期", "决定向社会公开的日期。", default=None, example="2026-03-17")
