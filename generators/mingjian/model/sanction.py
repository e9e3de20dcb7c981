"""Sanctions 行政处罚与行业惩戒 (S78, S79) and the blacklist 黑名单 (S77): who decided what, on which ground.

How long an entry is public is never typed: derive/windows.py computes it from the severity, the day of the
decision and the rules of that day (law 5).
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.case import Severity
from mingjian.model.declaration import Model, Money, RecordId, Text, Word, declare
from mingjian.model.period import Period
from mingjian.model.provenance import Record


class Subject(Model):
    """Whom a record is about: an institution or an appraiser, never both."""

    institution: RecordId | None = declare(
        "机构", "涉及机构的填写；与鉴定人只填一项。", default=None, ref="institution", example="sl-j0001"
    )
    appraiser: RecordId | None = declare(
        "鉴定人", "涉及鉴定人的填写；与机构只填一项。", default=None, ref="appraiser", example="sl-r00001"
    )


class SanctionType(Word):
    """Who may sanction: the authority by law, the association by its charter."""

    ADMINISTRATIVE = "行政处罚", "司法行政机关依法作出的处罚"
    INDUSTRY = "行业惩戒", "司法鉴定协会依章程对会员作出的惩戒，不是行政处罚"


class Performance(Word):
    """How far the decision has been carried out."""

    OPEN = "履行中", "履行期限未满，或者正在履行"
    DONE = "已履行", "已经全部履行"
    OVERDUE = "未履行", "履行期限已满，尚未履行"
    NONE = "无须履行", "决定本身不需要另外履行"


class WithdrawalGround(Word):
    """What became of a decision that was already public (行政处罚法 第四十八条第二款)."""

    CHANGED = "变更", "决定被依法变更"
    REVOKED = "撤销", "决定被依法撤销"
    UNLAWFUL = "确认违法", "决定被确认违法"
    VOID = "确认无效", "决定被确认无效"


class Withdrawal(Model):
    """Publication taken back, with the reason that the law wants explained in public."""

    ground: WithdrawalGround = declare("情形", "变更、撤销、确认违法或确认无效。", example="撤销")
    decided: date = declare("决定日期", "原决定被变更、撤销等的日期。", example="2026-03-02")
    withdrawn: date = declare(
        "撤回日期",
        "三个工作日内撤回；自这一天起不再公示。",
        example="2026-03-04",
        law="行政处罚法 第四十八条",
    )
    reason: Text = declare(
        "公开说明", "为什么撤回；不写文号、事由和金额。", example="行政复议决定撤销了原决定。"
    )


class Sanction(Record, Subject):
    """One decision against one institution or one appraiser."""

    model_config = ConfigDict(title="处罚与惩戒")

    type: SanctionType = declare("类型", "行政处罚或行业惩戒，不得混同。", example="行政处罚")
    authority: RecordId | None = declare(
        "处罚机关", "行政处罚填写作出决定的机关。", default=None, ref="authority", example="sl-a001"
    )
    association: str | None = declare(
        "惩戒组织", "行业惩戒填写作出决定的协会。", default=None, example="示例省司法鉴定协会"
    )
    decision_number: Text = declare("决定文号", "决定书的文号。", example="示司鉴罚〔2025〕2号")
    decided: date = declare("决定日期", "作出决定的日期，公示期自此起算。", example="2025-11-20")
    basis: tuple[Text, ...] = declare(
        "依据条款", "法规或章程的条款。", example=["示例省司法鉴定条例 第五十条"], min_length=1
    )
    ground: Text = declare("事由", "查实的事实，不写当事人和案件信息。", example="超出登记的业务范围执业")
    kinds: tuple[Text, ...] = declare(
        "种类",
        "处罚或惩戒的种类。",
        example=["警告"],
        min_length=1,
        vocabulary="sanction-kinds",
        table="sanction_imposed",
    )
    amount: Money | None = declare("罚款（元）", "有罚款的填写。", default=None, example=10000)
    confiscated: Money | None = declare("没收违法所得（元）", "有没收的填写。", default=None, example=3200)
    months: int | None = declare(
        "停业月数", "停止从事司法鉴定业务的填写。", default=None, example=6, ge=1, le=36
    )
    performance: Performance = declare("履行情况", "履行中、已履行、未履行或无须履行。", example="已履行")
    severity: Severity = declare(
        "失信程度", "轻微、一般或严重，据以计算公示期限。", example="一般", law="国办发〔2025〕22号"
    )
    published: date | None = declare(
        "公开日期", "首次向社会公开的日期；不填不公开。", default=None, example="2025-11-25"
    )
    repaired: date | None = declare(
        "信用修复日期", "修复后当日停止公示。", default=None, example="2026-05-01"
    )
    linked: RecordId | None = declare(
        "同一事实的另一决定",
        "行政处罚与行业惩戒基于同一事实的，相互写明。",
        default=None,
        ref="sanction",
        example="sl-s0002",
        law="新疆 2020 意见第31条（行政处罚和行业惩戒衔接）",
    )
    inspection: RecordId | None = declare(
        "线索来源", "由哪一次检查发现。", default=None, ref="inspection", example="sl-c0001"
    )
    negative_items: tuple[Text, ...] = declare(
        "负面清单条目", "对应的负面清单编号。", default=(), example=["N01"], vocabulary="negative-list"
    )
    withdrawal: Withdrawal | None = declare("撤回", "公示被撤回的填写。", default=None)
    reviewed_by: tuple[Text, ...] = declare(
        "复核岗位",
        "两个不同的岗位，不写个人姓名。",
        default=(),
        example=["公共法律服务管理处", "法治督察处"],
    )


class BlacklistEntry(Record, Subject, Period):
    """An entry of a blacklist that a rule orders to be public; without such a rule none may exist."""

    model_config = ConfigDict(title="严重失信名单")

    authority: RecordId = declare("列入机关", "作出列入决定的机关。", ref="authority", example="sl-a001")
    decision_number: Text = declare("决定文号", "列入决定的文号。", example="示司鉴失〔2026〕1号")
    ground: Text = declare("列入事由", "查实的事实，不写当事人和案件信息。", example="虚假鉴定，情节严重")
    basis: tuple[Text, ...] = declare("依据", "规定列入的条款。", example=["示例规定 第三条"], min_length=1)
    objection: Text = declare("异议渠道", "向谁、在多少日内提出异议。", example="三十日内向示例省司法厅提出")
    repaired: date | None = declare("移出日期", "修复或者移出后当日停止公示。", default=None)
    reviewed_by: tuple[Text, ...] = declare(
        "复核岗位", "两个不同的岗位，不写个人姓名。", default=(), example=["公共法律服务管理处", "法治督察处"]
    )
