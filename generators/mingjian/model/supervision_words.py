"""Vocabularies of supervision: kinds of sanctions, negative list, approval matters, schemes, result words."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.case import Severity
from mingjian.model.declaration import CategoryCode, Model, Text, Word, declare
from mingjian.model.integrity import ReviewType
from mingjian.model.provenance import Confidence
from mingjian.model.sanction import SanctionType
from mingjian.model.vocabulary import TimeUnit


class SanctionKind(Model):
    """One kind of sanction; its severity is configuration until the ministry sets the classes."""

    name: Text = declare("种类", "处罚或惩戒的种类。", example="警告")
    type: SanctionType = declare("类型", "属于行政处罚还是行业惩戒。", example="行政处罚")
    severity: Severity = declare("失信程度", "没有其他规定时按哪一类计算公示期限。", example="轻微")
    meaning: Text = declare("含义", "用大白话说明。", example="书面指出违法，要求不再犯")
    law: Text = declare("依据", "规定这一种类的条款。", example="行政处罚法 第九条")
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="certain")


class SanctionKinds(Model):
    """vocab/sanction-kinds.yml"""  # noqa: D415

    model_config = ConfigDict(title="处罚与惩戒种类")
    note: str | None = declare("说明", "整理说明。", default=None)
    items: tuple[SanctionKind, ...] = declare("种类", "先行政处罚，后行业惩戒。", min_length=1)


class FalseKind(Word):
    """What the documents call false appraisal (S82)."""

    MONEY = "金钱鉴定", "收了钱，按出钱一方的意思作鉴定"
    FAVOUR = "人情鉴定", "因为人情关系作不实的鉴定"
    FALSE = "虚假鉴定", "故意作出与事实不符的鉴定"
    MANIFOLD = "多头鉴定", "同一事项同时委托几家，挑选有利的结果"
    REPEATED = "重复鉴定", "没有法定理由，反复重新鉴定"


class NegativeItem(Model):
    """One conduct that is forbidden, with its basis and what follows (S70)."""

    id: Text = declare("编号", "清单编号。", example="N01", pattern=r"^N\d{2}$")
    conduct: Text = declare("行为", "不得有的行为。", example="超出登记的业务范围执业")
    basis: Text = declare("依据", "禁止这一行为的条款。", example="司法部令第95号 第四十条")
    consequence: Text = declare("后果", "会有什么后果。", example="警告，责令改正")
    applies_to: Text = declare("适用对象", "机构、鉴定人或两者。", example="机构")
    false_kind: FalseKind | None = declare(
        "虚假鉴定的一种", "属于金钱、人情、虚假、多头、重复鉴定的填写。", default=None, example="虚假鉴定"
    )
    since: date | None = declare("起用日期", "自哪一天起使用。", default=None)
    until: date | None = declare("停用日期", "停用的填写。", default=None)
    pilot: str | None = declare("试点地区", "只在试点地区适用的填写。", default=None)
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="likely")


class NegativeList(Model):
    """vocab/negative-list.yml"""  # noqa: D415

    model_config = ConfigDict(title="违法违规负面清单")
    note: str | None = declare("说明", "整理说明。", default=None)
    items: tuple[NegativeItem, ...] = declare("条目", "按编号排列。", min_length=1)


class StatutoryLimit(Model):
    """A number of days with the article that sets it."""

    days: int = declare("天数", "期限的天数。", example=20, ge=1)
    unit: TimeUnit = declare("单位", "wd 工作日，d 自然日。", example="wd")
    law: Text = declare("依据", "规定期限的条款。", example="行政许可法 第四十二条")


class Holder(Word):
    """Who applies."""

    INSTITUTION = "机构", "司法鉴定机构"
    APPRAISER = "鉴定人", "司法鉴定人"


class ApprovalMatter(Model):
    """One matter of approval with its limits and where to file (S07, S09)."""

    name: Text = declare("事项", "审批事项的名称。", example="机构设立")
    holder: Holder = declare("申请人", "机构或鉴定人。", example="机构")
    statutory: StatutoryLimit = declare("法定期限", "作出决定的法定期限。")
    regulation: StatutoryLimit | None = declare("地方条例期限", "地方条例另有规定的填写。", default=None)
    extension: int | None = declare(
        "可延长（工作日）", "经批准可以延长几日。", default=None, example=10, ge=1
    )
    issue: StatutoryLimit | None = declare("发证期限", "作出准予决定后发证的期限。", default=None)
    expert: bool = declare("须专家考核评审", "是否需要专家现场考核或者评审。", default=False)
    guide: Text = declare("怎么办", "用大白话说明。", example="向省级司法行政机关提出申请")
    materials: tuple[str, ...] = declare("材料", "需要的材料。", default=(), example=["申请表"])
    channel: str | None = declare(
        "办理网址", "官方办理网站；本站不接收申请。", default=None, pattern=r"^https?://[^\s<>\"]+$"
    )


class ProofMatter(Model):
    """A proof that may be replaced by a signed commitment, if the applicant so chooses (S10)."""

    name: Text = declare("证明", "可以用承诺代替的证明。", example="未受刑事处罚证明")
    holder: Text = declare("谁来承诺", "由谁作出承诺。", example="申请执业的鉴定人")
    commitment: Text = declare("承诺内容", "承诺什么。", example="本人没有受过刑事处罚")
    check: Text = declare("事后核查", "怎样核查。", example="向有关机关函询")
    consequence: Text = declare("不实的后果", "承诺不实会怎样。", example="撤销登记")
    basis: Text = declare("依据", "实行告知承诺的依据。", example="重庆 2021 举措（证明事项告知承诺制）")


class AdmissionStandard(Model):
    """What must be met to be registered in a class of practice (S11, S13)."""

    holder: Holder = declare("申请人", "机构或鉴定人。", example="机构")
    classes: tuple[CategoryCode, ...] = declare(
        "适用类别",
        "执业大类的编号。",
        example=["fy"],
        min_length=1,
        vocabulary="categories",
        table="admission_classes",
    )
    criteria: tuple[Text, ...] = declare(
        "条件",
        "逐条写。",
        example=["每项司法鉴定业务有三名以上鉴定人"],
        min_length=1,
        table="admission_criteria",
    )
    basis: Text = declare("依据", "规定条件的条款。", example="司法部令第95号 第十四条")
    version: Text = declare("版本", "标准的版本或施行日期。", example="2005-10-01 施行")
    note: str | None = declare("说明", "还没有见到的部分。", default=None)
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="likely")


class ApprovalMatters(Model):
    """vocab/approval-matters.yml"""  # noqa: D415

    model_config = ConfigDict(title="审批事项")
    items: tuple[ApprovalMatter, ...] = declare("事项", "先机构，后鉴定人。", min_length=1)
    proofs: tuple[ProofMatter, ...] = declare("告知承诺的证明", "可以自主选择承诺的证明。", default=())
    admission: tuple[AdmissionStandard, ...] = declare(
        "准入条件", "分类准入的条件，先机构后鉴定人。", default=()
    )


class GradeWord(Model):
    """One grade of a scheme."""

    word: Text = declare("等级", "等级用语。", example="A")
    meaning: Text = declare("含义", "用大白话说明。", example="优秀")


class RatingScheme(Model):
    """A scheme under which a signed decision may grade (S20, S74)."""

    id: Text = declare("编号", "办法的编号。", example="integrity", pattern=r"^[a-z][a-z-]*$")
    title: Text = declare("名称", "评定办法的名称。", example="司法鉴定机构诚信等级评估")
    holder: Holder = declare("评定对象", "机构或鉴定人。", example="机构")
    grades: tuple[GradeWord, ...] = declare("等级", "从高到低。", min_length=2)
    basis: Text = declare("依据", "评定办法的依据。", example="司规〔2021〕4号")
    since: date | None = declare("起用日期", "自哪一天起使用。", default=None, example="2021-12-28")
    until: date | None = declare("停用日期", "停用的填写。", default=None)
    note: str | None = declare("说明", "还不清楚的地方。", default=None)
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="certain")


class RatingSchemes(Model):
    """vocab/rating-schemes.yml"""  # noqa: D415

    model_config = ConfigDict(title="评定办法")
    items: tuple[RatingScheme, ...] = declare("办法", "评定办法。", min_length=1)


class ReviewWord(Model):
    """One result word of reviews with its plain meaning."""

    name: Text = declare("结果用语", "公布时使用的词。", example="合格")
    types: tuple[ReviewType, ...] = declare("用于", "用于哪些考核评价。", example=["年度考核"], min_length=1)
    meaning: Text = declare("含义", "用大白话说明。")
    problem: bool = declare("是否有问题", "结果是否表示有问题。", example=False)
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="certain")


class ReviewWords(Model):
    """vocab/review-words.yml"""  # noqa: D415

    model_config = ConfigDict(title="考核评价用语")
    items: tuple[ReviewWord, ...] = declare("用语", "考核评价用语。", min_length=1)


class ProficiencyWord(Model):
    """One result word of proficiency tests with its plain meaning."""

    name: Text = declare("结果用语", "组织方使用的词。", example="满意")
    meaning: Text = declare("含义", "用大白话说明。")
    passed: bool = declare("是否通过", "没有通过的应当限期整改。", example=True)
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="likely")


class ProficiencyWords(Model):
    """vocab/proficiency-words.yml"""  # noqa: D415

    model_config = ConfigDict(title="能力验证用语")
    items: tuple[ProficiencyWord, ...] = declare("用语", "能力验证用语。", min_length=1)
