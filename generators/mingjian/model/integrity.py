"""What is judged from outside: grades, yearly and quality reviews, third parties, proficiency tests, honours.

A grade is published, never computed (law 7); drafts and objections under way are not recorded.
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, Text, Word, declare
from mingjian.model.inspection import Rectification
from mingjian.model.provenance import Record
from mingjian.model.sanction import Subject


class Rating(Record, Subject):
    """One grade of one subject under one scheme for one period, from a signed decision (S74, S20, S96)."""

    model_config = ConfigDict(title="等级评定")

    scheme: Text = declare("评定办法", "按哪一个办法评定。", example="integrity", vocabulary="rating-schemes")
    year: int = declare("评定年度", "评定所属年度，与所在文件夹一致。", example=2025, ge=2000, le=2100)
    grade: Text = declare("等级", "评定办法规定的等级用语。", example="A")
    authority: RecordId = declare("评定机关", "作出评定决定的机关。", ref="authority", example="sl-a001")
    decision_number: Text = declare("决定文号", "签发的评定决定文号。", example="示司鉴评〔2026〕1号")
    decided: date = declare("决定日期", "签发评定决定的日期。", example="2026-03-16")
    objection_until: date = declare(
        "异议截止", "公布前给被评定对象提出异议的最后一天。", example="2026-03-10"
    )
    published: date | None = declare("公开日期", "向社会公开的日期。", default=None, example="2026-03-20")
    valid_until: date | None = declare(
        "有效期至", "办法规定有效期的填写；到期应当重新评定。", default=None, example="2027-03-31"
    )


class ReviewType(Word):
    """What kind of review a round is."""

    YEARLY = "年度考核", "司法行政机关按年度对机构和鉴定人的考核"
    QUALITY = "质量评查", "抽取鉴定文书评查质量，只公布合计和常见问题"
    THIRD_PARTY = "第三方评价", "由司法行政机关和被评价机构以外的一方评价"
    ABILITY = "能力评估", "对鉴定能力的评估考核"


class Outcome(Subject):
    """What one subject was judged to be."""

    result: Text = declare("结果", "考核评价的结果用语。", example="合格", vocabulary="review-words")
    note: str | None = declare("说明", "需要公众知道的说明。", default=None)


class GradeCount(Model):
    """How many sampled reports were judged alike."""

    result: Text = declare("结果", "评查的结果用语。", example="优秀", vocabulary="review-words")
    count: int = declare("份数", "评为这一结果的文书份数。", example=40, ge=0)


class Review(Record):
    """One round of a review, entered in one file (S58, S59, S76, S96)."""

    model_config = ConfigDict(title="考核评价")

    type: ReviewType = declare("类型", "年度考核、质量评查、第三方评价或能力评估。", example="年度考核")
    title: Text = declare("名称", "这一轮的名称。", example="2025年度司法鉴定机构考核")
    year: int = declare("年度", "所属年度，与所在文件夹一致。", example=2025, ge=2000, le=2100)
    authority: RecordId = declare("组织机关", "组织的机关。", ref="authority", example="sl-a001")
    evaluator: str | None = declare(
        "评价方", "第三方评价写明由谁评价。", default=None, example="示例大学司法评估中心（虚构）"
    )
    method: str | None = declare("方法", "怎样评价。", default=None, example="抽取文书、实地走访")
    dimensions: tuple[str, ...] = declare("评查内容", "从哪些方面评查。", default=(), example=["文书规范"])
    outcomes: tuple[Outcome, ...] = declare("结果", "逐家（人）的结果；质量评查不填。", default=())
    sampled: int | None = declare("抽取份数", "质量评查抽取的文书份数。", default=None, example=120, ge=1)
    counts: tuple[GradeCount, ...] = declare("份数分布", "质量评查各结果的份数。", default=())
    faults: tuple[str, ...] = declare(
        "常见问题", "共性问题，不写机构、案件和当事人。", default=(), example=["没有写明所用标准的版本"]
    )
    closed: date | None = declare("结束日期", "评定结束的日期。", default=None, example="2026-01-20")
    published: date | None = declare("公开日期", "结果向社会公开的日期。", default=None, example="2026-02-02")
    decision_number: str | None = declare(
        "文号", "公布结果的文件文号。", default=None, example="示司鉴通〔2026〕2号"
    )


class RoundResult(Model):
    """What one institution achieved in a proficiency round."""

    institution: RecordId = declare("机构", "参加的机构。", ref="institution", example="sl-j0001")
    result: Text = declare("结果", "能力验证的结果用语。", example="满意", vocabulary="proficiency-words")
    follow_up: Rectification | None = declare("限期整改", "没有通过的，责令整改的情况。", default=None)


class ProficiencyRound(Record):
    """One proficiency test project of one year, entered in one batch (S87)."""

    model_config = ConfigDict(title="能力验证")

    title: Text = declare("项目名称", "能力验证项目。", example="血液中乙醇含量测定（虚构）")
    code: Text = declare("项目编号", "组织方的项目编号。", identifier=True, example="SL2025-01")
    year: int = declare("年度", "项目年度，与所在文件夹一致。", example=2025, ge=2000, le=2100)
    category: CategoryCode = declare("执业类别", "对应的类别。", example="fy:04", vocabulary="categories")
    provider: Text = declare("组织方", "能力验证的提供者。", example="示例能力验证中心（虚构）")
    results: tuple[RoundResult, ...] = declare("结果", "逐家的结果。", min_length=1)
    published: date | None = declare("公开日期", "结果公开的日期。", default=None, example="2025-12-10")


class HonourType(Word):
    """What an honour is: an award of one day, or a title that may be borne."""

    AWARD = "表彰", "一次表彰或者奖励"
    TITLE = "称号", "可以使用的荣誉称号"
    BRAND = "品牌与特色", "主管机关认定的龙头、品牌、特色机构或者项目"


class Honour(Record, Subject):
    """An honour or a designation, with who granted it and for how long (S27, S81)."""

    model_config = ConfigDict(title="表彰奖励")

    type: HonourType = declare(
        "荣誉种类", "表彰、称号或品牌与特色。", default=HonourType.AWARD, example="表彰"
    )
    title: Text = declare("荣誉", "荣誉称号或奖励名称。", example="示例省司法鉴定先进集体")
    grantor: Text = declare("授予单位", "谁授予的。", example="示例省司法厅")
    granted: date = declare("授予日期", "授予的日期。", example="2025-12-20")
    document_number: Text = declare("文号", "表彰文件的文号。", example="示司发〔2025〕30号")
    until: date | None = declare(
        "有效期至", "有期限的称号、认定，最后有效的一天。", default=None, example="2028-12-31"
    )


class CampaignKind(Word):
    """What a campaign is about."""

    RENEWAL = "重新审核登记", "按新的条件逐家重新审核登记"
    CLEANUP = "清理整顿", "对机构和鉴定人清理整顿"
    SPECIAL = "专项整治", "针对一类问题集中整治"
    JOINT = "联合执法", "与其他部门联合检查"


class CampaignOutcome(Word):
    """What a campaign decided about one institution."""

    KEPT = "保留", "符合条件，保留登记"
    REDUCED = "缩减范围", "部分业务范围被取消"
    RECTIFY = "限期整改", "要求在期限内整改"
    CANCELLED = "注销", "依法注销登记"


class CampaignResult(Model):
    """The outcome for one institution."""

    institution: RecordId = declare("机构", "哪一家机构。", ref="institution", example="sl-j0001")
    outcome: CampaignOutcome = declare("结果", "保留、缩减范围、限期整改或注销。", example="保留")
    removed: tuple[CategoryCode, ...] = declare(
        "取消的类别", "缩减范围的填写。", default=(), example=["wz:03"], vocabulary="categories"
    )
    decision_number: str | None = declare("决定文号", "缩减范围和注销须有文号。", default=None)


class Campaign(Record):
    """A campaign with its span, its partners and its closing numbers (S12, S15, S60)."""

    model_config = ConfigDict(title="专项行动")

    kind: CampaignKind = declare("类型", "重新审核登记、清理整顿、专项整治或联合执法。", example="清理整顿")
    title: Text = declare("名称", "行动的名称。", example="司法鉴定机构和鉴定人清理整顿")
    since: date = declare("开始日期", "行动开始的日期。", example="2020-04-01")
    until: date = declare("结束日期", "行动结束的日期（含当日）。", example="2020-05-31")
    authority: RecordId = declare("组织机关", "组织的机关。", ref="authority", example="sl-a001")
    partners: tuple[str, ...] = declare(
        "联合单位", "一起行动的单位。", default=(), example=["示例省市场监管局"]
    )
    target: Text = declare("对象", "针对什么。", example="全省登记的司法鉴定机构")
    basis: Text = declare("依据", "行动的依据。", example="四川 2020 要点附2第八项")
    total: int | None = declare("应审家数", "列入行动的机构数。", default=None, example=30, ge=1)
    results: tuple[CampaignResult, ...] = declare("逐家结果", "逐家的结果。", default=())
    report: str | None = declare("小结", "结束后公布的小结，只写合计。", default=None)
    published: date | None = declare("公开日期", "小结公开的日期。", default=None, example="2020-06-10")
