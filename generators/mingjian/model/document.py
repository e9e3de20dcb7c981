"""Policy documents 政策文件 and the measures 措施 they promise (S153, S161)."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import Decimal, Model, RecordId, Text, Word, declare
from mingjian.model.provenance import Confidence, Record


class DuePrecision(Word):
    """How exactly a due date is written in the document."""

    MONTH = "month", "写到某月底前"
    YEAR = "year", "写到某年底前或年内"
    RELATIVE = "relative", "按相对期限推算"
    DAY = "day", "写明日期"


class Deadline(Model):
    """A due date a measure names."""

    due: date = declare("期限", "所述期限的最后一日。", example="2021-06-30")
    precision: DuePrecision = declare("精度", "month、year、relative 或 day。", example="month")
    what: str | None = declare("事项", "到期应完成什么。", default=None, example="意见书赋码管理")
    reading: str | None = declare("读法说明", "原文有脱字时的读法。", default=None)


class TargetKind(Word):
    """Whether a number is a goal or only draws a line."""

    TARGET = "target", "目标"
    THRESHOLD = "threshold", "界定范围的数字"


class TargetOperator(Word):
    """How the number is meant."""

    EQUAL = "=", "等于"
    AT_MOST = "<=", "不超过"
    AT_LEAST = ">=", "不少于"
    ABOUT = "~", "左右"


class Target(Model):
    """A number a measure names."""

    kind: TargetKind = declare("性质", "target 目标，threshold 界定范围。", example="target")
    metric: Text = declare("指标", "数字说的是什么。", example="重点实验室数量")
    op: TargetOperator = declare("比较", "=、<=、>= 或 ~（左右）。", example="~")
    value: Decimal = declare("数值", "数值。", example=8)
    unit: str | None = declare("单位", "单位。", default=None, example="家")
    note: str | None = declare("说明", "对指标的说明。", default=None)


class Recurrence(Model):
    """Something a measure wants done again and again."""

    every: Text = declare("周期", "ISO 8601 时长，P1Y 为每年。", example="P1Y", pattern=r"^P\d+[YMD]$")
    what: Text = declare("事项", "反复做什么。", example="质量评查")


class MeasurePeriod(Model):
    """A stretch of time a measure names that is not a due date."""

    since: date = declare("起", "起始日。", example="2021-01-01")
    until: date = declare("止", "结束日。", example="2023-12-31")
    what: Text = declare("事项", "是什么期间。", example="所引国家提升计划的期间")


class Units(Model):
    """Offices named by a measure, as printed; people are never named."""

    lead: tuple[str, ...] = declare("牵头单位", "文件写明牵头的单位。", default=())
    responsible: tuple[str, ...] = declare("责任单位", "文件写明负责的单位。", default=())
    cooperating: tuple[str, ...] = declare("配合单位", "文件写明配合的单位。", default=())
    mentioned: tuple[str, ...] = declare("提及单位", "正文提到而没有写角色的单位。", default=())


class Evidence(Model):
    """Proof that a measure was carried out; without it the page says 未见记录."""

    dated: date = declare("日期", "证据形成的日期。", example="2021-06-29")
    title: Text = declare("名称", "公告或文件的名称。", example="关于实行赋码管理的公告")
    url: str | None = declare("网址", "可以打开的网址。", default=None, pattern=r"^https?://[^\s<>\"]+$")
    issuer: Text = declare("发布单位", "发布证据的单位。", example="示例省司法厅")


class Measure(Model):
    """One promise of a document, summarised in our own words."""

    id: Text = declare("措施编号", "全库唯一。", example="cq-03", pattern=r"^[a-z]{2}-[a-z]?\d{1,2}[a-z]?$")
    number: Text = declare("文中序号", "文件自己的编号。", example="3")
    locator: Text = declare("出处", "在文件里的位置。", example="正文第3段措施")
    section: Text = declare("章节", "所在部分。", example="服务举措")
    title: Text = declare("标题", "原文小标题或其缩写。", example="管理服务信息化")
    summary: Text = declare("概括", "自拟的一句话概括。")
    deadlines: tuple[Deadline, ...] = declare("期限", "文件写明的期限；没有写就不填。", default=())
    targets: tuple[Target, ...] = declare("数字", "文件写明的数字。", default=())
    recurrences: tuple[Recurrence, ...] = declare("周期事项", "文件要求反复做的事。", default=())
    periods: tuple[MeasurePeriod, ...] = declare("期间", "文件提到的期间。", default=())
    units: Units = declare("单位", "文件写明的单位。", default=Units())
    hedges: tuple[str, ...] = declare(
        "留有余地的用语", "争取、探索、适时、逐步等。", default=(), example=["逐步"]
    )
    pilots: tuple[str, ...] = declare("试点地方", "文件列出的试点。", default=(), example=["成都"])
    sensitivity: tuple[str, ...] = declare(
        "不设明细", "只公布这句话本身，其下不设任何明细。", default=(), example=["党务"]
    )
    relation: str | None = declare("与司法鉴定的关系", "正文是否点名司法鉴定。", default=None)
    verifiable_by: tuple[str, ...] = declare(
        "可核对方式", "date、number、period、recurrence、qualitative。", example=["date"]
    )
    themes: tuple[str, ...] = declare("制度", "对应的制度编号。", example=["S43"])
    evidence: tuple[Evidence, ...] = declare("完成证据", "没有证据就不填，页面显示“未见记录”。", default=())
    note: str | None = declare("备注", "整理说明。", default=None)


class DocumentSpan(Model):
    """The years a document covers."""

    since: date = declare("起", "起始日。", example="2019-01-01")
    until: date = declare("止", "结束日。", example="2021-12-31")
    basis: Text = declare("依据", "怎么知道的。", example="标题所载年度")


class DocumentType(Word):
    """What a document is, so that the library can be read from law down to the yearly review."""

    REFORM = "改革文件", "提出措施的意见、方案、要点"
    LAW = "法律", "全国人大及其常委会制定"
    REGULATION = "行政法规", "国务院制定"
    INTERPRETATION = "司法解释", "最高人民法院、最高人民检察院作出"
    LOCAL = "地方性法规", "地方人大及其常委会制定"
    RULE = "部门规章", "国务院部门以部令公布"
    NORMATIVE = "规范性文件", "行政机关发布的办法、规定、通知"
    INDUSTRY = "行业规则", "司法鉴定协会的章程、规则"
    PLAN = "发展规划", "行业发展、人才培养等规划"
    REVIEW = "年度评估", "对一份文件落实情况的年度评估、总结"
    MECHANISM = "工作机制", "部门之间的议事协商、衔接机制"


class DocumentStage(Word):
    """How far a document has come that is not in force yet."""

    DRAFTING = "起草", "正在起草或者修订"
    READING = "审议", "已经提请审议"


class Document(Record):
    """A document of the library; a policy document with the measures it promises."""

    model_config = ConfigDict(title="政策文件")

    type: DocumentType = declare(
        "文件类型", "改革文件、法律、规范性文件等。", default=DocumentType.REFORM, example="改革文件"
    )
    title: Text = declare("名称", "文件名称。", example="打响“上海司法鉴定”服务品牌行动方案（2019—2021年）")
    kind: Text = declare("文种", "文件种类。", example="行动方案")
    issuer: Text = declare("发文机关", "发文机关。", example="上海市司法局")
    aliases: tuple[str, ...] = declare(
        "别名", "别处引用它时用的简称、旧称。", default=(), example=["行政许可法"]
    )
    co_issuers: tuple[str, ...] = declare("联合发文", "联合发文的单位。", default=())
    document_number: str | None = declare(
        "文号", "没有文号的不填。", default=None, example="沪司发〔2019〕10号"
    )
    index_number: str | None = declare("索引号", "政府信息索引号。", default=None, identifier=True)
    issued: date | None = declare("成文日期", "没有日期的不填。", default=None, example="2019-01-14")
    issued_basis: str | None = declare("日期依据", "日期从哪里来。", default=None, example="落款日期")
    published: date | None = declare("发布日期", "网页发布日期。", default=None, example="2020-12-25")
    url: str | None = declare("网址", "原文网址。", default=None, pattern=r"^https?://[^\s<>\"]+$")
    span: DocumentSpan | None = declare("适用期间", "文件覆盖的年度。", default=None)
    stage: DocumentStage | None = declare(
        "进度", "还没有公布的填写：起草或者审议。", default=None, example="起草"
    )
    since: date | None = declare("施行日期", "没有见到的不填。", default=None, example="2016-05-01")
    until: date | None = declare(
        "失效日期", "废止、被代替或者期满，最后有效的一天。", default=None, example="2026-03-31"
    )
    replaced_by: RecordId | None = declare(
        "代替它的文件", "被新文件代替的填写。", default=None, ref="document", example="cn-0035"
    )
    reviews: RecordId | None = declare(
        "评估的文件", "年度评估填写：评估哪一份文件。", default=None, ref="document", example="sl-0002"
    )
    confidence: Confidence | None = declare(
        "可信度", "名称、文号、日期有多大把握。", default=None, example="likely"
    )
    note: str | None = declare("整理说明", "录入时的判断与取舍。", default=None)
    measures: tuple[Measure, ...] = declare("措施", "按文件次序排列。", default=(), table="measures")
