"""Vocabularies: rules and word lists as dated data, one file each in registry/vocab/.

Longer than others: declarations of the vocabularies the checks know by name, a few lines each.
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.case import Severity
from mingjian.model.declaration import CategoryCode, Model, RegionCode, Text, Word, declare
from mingjian.model.provenance import Confidence, Source


class Category(Model):
    """A node of the practice-category tree. The prefix (fy wz sx hj) is ours, the digits are official."""

    code: CategoryCode = declare("代码", "大类前缀加官方代码。", example="fy:0202")
    name: Text = declare("名称", "执业分类规定里的名称。", example="人体残疾等级鉴定")
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="likely")
    aliases: tuple[str, ...] = declare("旧名与俗称", "检索用。", default=(), example=["伤残程度评定"])
    plain: str | None = declare(
        "能回答什么", "用大白话说明。", default=None, example="受伤恢复后达到几级伤残"
    )
    legal_basis: str | None = declare(
        "法律依据",
        "没有依据的类别不得登记。",
        default=None,
        example="司规〔2020〕3号",
        law="新疆 2020 意见第7条",
    )
    accreditation_required: bool = declare(
        "须有认证认可",
        "该类别是否必须有资质认定或实验室认可。",
        default=False,
        law="司法部、市场监管总局 2018 年通知",
    )
    scarce: str | None = declare(
        "社会急需",
        "文件点名为急需的类别，写明哪份文件、哪一条。",
        default=None,
        example="上海 2019 方案第2项",
    )
    since: date | None = declare("启用日期", "类别自哪一天起使用。", default=None, example="2020-06-23")
    until: date | None = declare("停用日期", "停用的类别填写。", default=None)
    replaced_by: CategoryCode | None = declare(
        "替代类别", "停用后改用哪个类别。", default=None, vocabulary="categories"
    )
    note: str | None = declare("说明", "整理说明。", default=None)


class CategoryClass(Model):
    """The rule behind one of the four classes."""

    code: Text = declare("大类", "两个字母的前缀。", example="fy")
    rule: Text = declare("规定", "执业分类规定的名称。", example="法医类司法鉴定执业分类规定")
    document_number: Text = declare("文号", "规定的文号。", example="司规〔2020〕3号")
    issued: date = declare("印发日期", "规定的印发日期。", example="2020-05-14")
    issued_confidence: Confidence = declare("日期可信度", "印发日期的可信度。", example="memory")
    sources: tuple[Source, ...] = declare("来源", "类别名称的来源。", min_length=1)


class Categories(Model):
    """vocab/categories.yml"""  # noqa: D415

    model_config = ConfigDict(title="执业类别")
    note: str | None = declare("说明", "整理说明。", default=None)
    classes: tuple[CategoryClass, ...] = declare("大类依据", "每个大类的规定。")
    items: tuple[Category, ...] = declare("类别", "按代码排列。", min_length=1)


class RegionLevel(Word):
    """Level of a region; provinces name their levels differently, so the display name is data."""

    NATION = "全国", "全国"
    PROVINCE = "省", "省、自治区、直辖市"
    CITY = "市", "设区的市、自治州、地区"
    COUNTY = "县", "县、区、县级市"


class Region(Model):
    """A region of the tree; its parent follows from the code."""

    code: RegionCode = declare("代码", "行政区划代码，须加引号。", identifier=True, example="990100")
    name: Text = declare("名称", "地区名称。", example="明州市")
    level: RegionLevel = declare("级别", "全国、省、市或县。", example="市")
    neighbours: tuple[RegionCode, ...] = declare(
        "相邻地区",
        "接壤的同级地区，两边都要写；用来给没有机构的地区找最近的机构。",
        default=(),
        identifier=True,
        example=["990200"],
        vocabulary="regions",
    )
    remote: str | None = declare(
        "扶持地区",
        "文件点名扶持的边远、欠发达地区，写明出处。",
        default=None,
        example="示例省扶持名单（虚构）",
    )
    fictional: bool = declare("虚构", "示例数据里的虚构地区。", default=False)


class Regions(Model):
    """vocab/regions.yml"""  # noqa: D415

    model_config = ConfigDict(title="地区")
    items: tuple[Region, ...] = declare("地区", "按代码排列。", min_length=1)


class TitleLevel(Word):
    """Level of a professional title."""

    FULL_SENIOR = "正高", "正高级"
    ASSOCIATE_SENIOR = "副高", "副高级"
    MIDDLE = "中级", "中级"
    JUNIOR = "初级", "初级"
    NONE = "无", "未评职称"


class Title(Model):
    """A professional title."""

    name: Text = declare("职称", "职称名称。", example="主任法医师")
    level: TitleLevel = declare("级别", "正高、副高、中级、初级或无。", example="正高")
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="memory")


class Titles(Model):
    """vocab/titles.yml"""  # noqa: D415

    model_config = ConfigDict(title="职称")
    items: tuple[Title, ...] = declare("职称", "按系列和级别排列。", min_length=1)


class Matter(Model):
    """One matter of the inspection list 随机抽查事项清单 (S55, S61)."""

    name: Text = declare("事项", "事项名称。", example="收费")
    content: Text = declare("检查内容", "检查什么。", example="是否按公示标准收费")
    basis: Text = declare("依据", "检查的依据。", example="新疆 2020 意见第28条")
    checklist: tuple[Text, ...] = declare(
        "检查表", "逐项检查的项目；没有固定项目的不填。", default=(), example=["摆放工作牌"]
    )


class Matters(Model):
    """vocab/matters.yml"""  # noqa: D415

    model_config = ConfigDict(title="抽查事项")
    items: tuple[Matter, ...] = declare("事项", "抽查事项清单。", min_length=1)


class ResultWord(Model):
    """One result word of inspections with its plain meaning."""

    name: Text = declare("结果用语", "公布时使用的词。", example="未发现问题")
    meaning: Text = declare("含义", "用大白话说明。")
    problem: bool | None = declare(
        "是否有问题", "结果是否表示发现了问题；说明不了的（如“不适用”）不填。", default=None, example=False
    )
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="memory")


class ResultWords(Model):
    """vocab/result-words.yml"""  # noqa: D415

    model_config = ConfigDict(title="检查结果用语")
    items: tuple[ResultWord, ...] = declare("用语", "检查结果用语。", min_length=1)


class TimeUnit(Word):
    """Unit of a time limit."""

    WORKING_DAY = "wd", "工作日"
    DAY = "d", "自然日"
    MONTH = "m", "个月"
    YEAR = "y", "年"


class TimeLimit(Model):
    """A deadline or duty set by a rule (facts with their confidence)."""

    id: Text = declare("编号", "期限编号。", example="license-decide")
    who: Text = declare("谁", "承担义务的一方。", example="省级司法行政机关")
    event: Text = declare("从何时算", "起算的事件。", example="受理准入/延续/变更申请")
    limit: int | None = declare("期限", "数值；负数表示提前。", default=None, example=20)
    min: int | None = declare("最短", "区间的下限。", default=None, example=3)
    max: int | None = declare("最长", "区间的上限。", default=None, example=12)
    unit: TimeUnit = declare("单位", "wd 工作日、d 自然日、m 月、y 年。", example="wd")
    max_unit: TimeUnit | None = declare("上限单位", "上限与下限单位不同时填写。", default=None)
    extend: int | None = declare("可延长", "可以延长多少。", default=None, example=10)
    duty: str | None = declare("做什么", "应当做的事。", default=None, example="颁发送达证件")
    law: Text = declare("依据", "法律、法规和条款。", example="行政许可法 42")
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="certain")
    regions: tuple[RegionCode, ...] = declare(
        "适用地区", "不填表示全国。", default=(), identifier=True, vocabulary="regions"
    )
    url: str | None = declare("网址", "来源网址。", default=None, pattern=r"^https?://[^\s<>\"]+$")


class CountingRule(Model):
    """How days are counted under a law."""

    law: Text = declare("依据", "法律和条款。", example="行政许可法 第82条")
    rule: Text = declare("规则", "怎样计算。", example="实施行政许可的期限以工作日计算")
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="certain")


class TimeLimits(Model):
    """vocab/deadlines.yml"""  # noqa: D415

    model_config = ConfigDict(title="期限与公示义务")
    counting: tuple[CountingRule, ...] = declare("计算规则", "工作日怎么算。", default=())
    items: tuple[TimeLimit, ...] = declare("期限", "期限清单。", min_length=1)


class PublicationWindow(Model):
    """For how long an entry of one class may be published, from the decision (law 5)."""

    severity: Severity = declare("失信程度", "轻微、一般或严重。", example="一般")
    months: int = declare("公示月数", "最长公示多少个月，0 表示不公示。", example=12, ge=0, le=60)
    least: int = declare("最短公示月数", "满多少个月才能修复，0 表示没有限制。", default=0, example=3, ge=0)
    optional: bool = declare(
        "可以不公示",
        "原则上不公示、认为确有必要才公示的写 true；没有公示的不算逾期。",
        default=False,
        example=True,
    )
    since: date = declare("适用于此日起的决定", "作出决定的日期自这一天起适用。", example="2026-04-01")
    until: date | None = declare("适用到", "作出决定的日期到这一天为止适用。", default=None)
    law: Text = declare("依据", "规则。", example="国办发〔2025〕22号")
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="certain")


class PublicationWindows(Model):
    """vocab/publication-windows.yml"""  # noqa: D415

    model_config = ConfigDict(title="公示期限")
    note: str | None = declare("说明", "整理说明。", default=None)
    items: tuple[PublicationWindow, ...] = declare("规则", "按失信程度和起用日期排列。", min_length=1)


class WaiverEffect(Word):
    """What a waiver does."""

    REDUCE = "减", "少收一部分"
    EXEMPT = "免", "不收费"
    DEFER = "缓", "先鉴定，后交费"


class FeeWaiver(Model):
    """A rule under which a person may pay less, nothing or later (S48, S49)."""

    id: Text = declare("编号", "规则编号。", example="aid-recipient")
    who: Text = declare("谁可以申请", "适用人群。", example="法律援助受援人")
    group: Text = declare("人群类别", "个人、企业、小微企业、困难家庭等。", example="个人")
    effects: tuple[WaiverEffect, ...] = declare("效果", "减、免、缓。", example=["减", "免"], min_length=1)
    percent: int | None = declare("减收比例（%）", "写明比例的填写。", default=None, ge=0, le=100)
    proof: str | None = declare("需要什么证明", "申请时带什么。", default=None, example="法律援助决定书")
    how: str | None = declare("怎么办", "怎样申请。", default=None)
    region: RegionCode | None = declare(
        "适用地区", "不填表示全国。", default=None, identifier=True, vocabulary="regions"
    )
    basis: Text = declare("依据", "法律、法规和条款。", example="法律援助法 第五十三条")
    since: date | None = declare("起用日期", "规则自哪一天起适用。", default=None)
    until: date | None = declare("停用日期", "规则适用到哪一天。", default=None)
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="certain")


class FeeWaivers(Model):
    """vocab/fee-waivers.yml"""  # noqa: D415

    model_config = ConfigDict(title="减免缓规则")
    items: tuple[FeeWaiver, ...] = declare("规则", "减收、免收、缓收规则。", min_length=1)


class Theme(Model):
    """One of the 165 systems the founding documents ask for."""

    id: Text = declare("编号", "S01 至 S165。", example="S01", pattern=r"^S\d{2,3}$")
    group: Text = declare("分组", "A 至 L。", example="A", pattern=r"^[A-L]$")
    name: Text = declare("名称", "制度名称。", example="机构登记")
    name_en: Text = declare("英文名", "英文名称。", example="institution register")
    core: bool = declare("核心", "是否属于五类核心实体。", default=False)


class ThemeGroup(Model):
    """A group of themes."""

    id: Text = declare("编号", "A 至 L。", example="A", pattern=r"^[A-L]$")
    name: Text = declare("名称", "分组名称。", example="准入、登记与退出")
    name_en: Text = declare("英文名", "英文名称。", example="Admission, registration, exit")


class Themes(Model):
    """vocab/themes.yml"""  # noqa: D415

    model_config = ConfigDict(title="制度清单")
    groups: tuple[ThemeGroup, ...] = declare("分组", "按字母排列。", min_length=1)
    items: tuple[Theme, ...] = declare("制度", "按编号排列。", min_length=1)
