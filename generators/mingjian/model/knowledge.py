"""What appraisal rests on: standards 标准与方法 (S90, S91), facilities 科研平台, experts 专家.

Facilities are key laboratories, shared instruments, data and materials, training bases and studios (S22, S89,
S93, S100, S111). An expert is named only with consent, and only for the term (S109, S110).
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, Text, Word, declare
from mingjian.model.provenance import Confidence, Record

_URL = r"^https?://[^\s<>\"]+$"


class StandardType(Word):
    """Who set a standard; a method that no standard covers is reviewed one by one."""

    NATIONAL = "国家标准", "全国统一的标准，编号以 GB 开头"
    INDUSTRY = "行业标准", "主管部门发布的标准，例如 GA/T、SF/T"
    LOCAL = "地方标准", "省、自治区、直辖市发布的标准，编号以 DB 开头"
    GROUP = "团体标准", "协会、学会发布的标准，编号以 T 开头"
    RULES = "分级与技术规范", "最高人民法院、公安部、司法部等发布的分级标准和技术规范"
    METHOD = "非标准方法", "没有标准的方法，经审查认证后由一家机构使用"


class Standard(Record):
    """A standard, or a method of one institution that was reviewed because there is no standard."""

    model_config = ConfigDict(title="标准与方法")

    type: StandardType = declare("标准种类", "国家标准、行业标准、非标准方法等。", example="国家标准")
    number: str | None = declare(
        "编号", "标准号；没有编号的不填。", default=None, identifier=True, example="GB/T 37239—2018"
    )
    title: Text = declare("名称", "标准或者方法的全名。", example="笔迹鉴定技术规范")
    categories: tuple[CategoryCode, ...] = declare(
        "适用类别", "用于哪些执业类别。", default=(), example=["wz:01"], vocabulary="categories"
    )
    issuer: str | None = declare(
        "发布单位", "谁发布的。", default=None, example="国家市场监督管理总局、国家标准化管理委员会"
    )
    since: date | None = declare("实施日期", "没有见到的不填。", default=None, example="2019-04-01")
    until: date | None = declare(
        "停用日期", "废止、被代替或者审查有效期届满，最后可用的一天。", default=None, example="2025-12-31"
    )
    replaced_by: RecordId | None = declare(
        "代替它的标准", "被新标准代替的填写。", default=None, ref="standard", example="sl-bz0002"
    )
    institution: RecordId | None = declare(
        "使用机构", "非标准方法填写：哪一家机构使用。", default=None, ref="institution", example="sl-j0001"
    )
    reviewed_by: str | None = declare(
        "审查单位",
        "非标准方法填写：谁审查认证的。",
        default=None,
        example="示例省司法鉴定专家委员会（虚构）",
        law="上海 2019 方案第11项",
    )
    url: str | None = declare("网址", "能看到原文的网址。", default=None, pattern=_URL)
    confidence: Confidence = declare(
        "可信度", "编号、名称、日期有多大把握：certain、likely 或 memory。", example="likely"
    )


class FacilityType(Word):
    """What kind of facility it is."""

    LABORATORY = "重点实验室", "主管机关培育或者认定的司法鉴定重点实验室"
    INSTRUMENT = "共享仪器", "别的机构可以预约使用的大型仪器"
    MATERIALS = "基础数据库", "基础数据库、标准物质库、科研转化中心"
    TRAINING = "培训基地", "教育培训基地、师资和教材中心"
    STUDIO = "专家工作室", "以鉴定专家领衔的工作室"


class Stage(Word):
    """How far the recognition of a facility has come."""

    GROWING = "培育", "列入培育，还没有认定"
    RECOGNISED = "认定", "主管机关已经认定"
    OWN = "自建", "机构自己建设，不需要认定"


class Facility(Record):
    """A facility with its host, and who recognised it when: without grantor and date it is not recognised."""

    model_config = ConfigDict(title="科研平台")

    type: FacilityType = declare("平台种类", "重点实验室、共享仪器等。", example="重点实验室")
    title: Text = declare("名称", "平台或者仪器的名称。", example="法医毒物分析重点实验室")
    category: CategoryCode = declare("执业类别", "主要服务的类别。", example="fy:05", vocabulary="categories")
    institution: RecordId | None = declare(
        "依托机构",
        "依托哪一家鉴定机构；不在本库的填写依托单位。",
        default=None,
        ref="institution",
        example="sl-j0001",
    )
    host: str | None = declare(
        "依托单位", "不是鉴定机构的写名称。", default=None, example="示例医科大学（虚构）"
    )
    stage: Stage = declare("阶段", "培育、认定或自建。", example="认定")
    grantor: str | None = declare("认定机关", "谁认定的。", default=None, example="示例省司法厅（虚构）")
    document_number: str | None = declare(
        "文号", "认定文件的文号。", default=None, example="示司发〔2025〕18号"
    )
    since: date = declare("起始日期", "认定、列入培育或者开放使用的日期。", example="2025-08-20")
    until: date | None = declare(
        "截止日期", "期满、撤销或者停止使用的日期。", default=None, example="2028-08-19"
    )
    access: str | None = declare(
        "怎么使用",
        "共享仪器、数据库、基地写明怎样联系和使用；不写存放位置。",
        default=None,
        example="预约电话 0990-5550101",
    )


class ExpertRole(Word):
    """In which capacity somebody is an expert."""

    POOL = "专家库", "专家库入库专家，为疑难问题提供咨询"
    COMMITTEE = "专家委员会", "专家委员会委员，按任期遴选"
    TEACHER = "师资", "教育培训的授课教师"


class Consent(Model):
    """The consent of a person to be named; without it nobody is."""

    reference: Text = declare(
        "同意书编号", "本人签署的同意书编号，原件由保管单位存档。", example="示专同〔2026〕7号"
    )
    given: date = declare("同意日期", "本人签署的日期。", example="2026-03-02")
    withdrawn: date | None = declare(
        "撤回日期", "本人撤回同意的日期；自这一天起不再显示。", default=None, example="2026-06-01"
    )


class Expert(Record):
    """A person who agreed in writing to be named as an expert, for the term of the appointment."""

    model_config = ConfigDict(title="专家")

    role: ExpertRole = declare("专家身份", "专家库、专家委员会或师资。", example="专家库")
    name: Text = declare("姓名", "本人同意公开的姓名。", example="李示例")
    title: str | None = declare(
        "职称", "专业技术职称。", default=None, example="主任法医师", vocabulary="titles"
    )
    organisation: Text = declare("单位", "工作单位。", example="示例医科大学（虚构）")
    institution: RecordId | None = declare(
        "执业机构",
        "在本库的机构执业的填写；本机构的案件应当回避。",
        default=None,
        ref="institution",
        example="sl-j0001",
    )
    categories: tuple[CategoryCode, ...] = declare(
        "专业领域", "擅长的执业类别。", example=["fy:02"], min_length=1, vocabulary="categories"
    )
    body: Text = declare("聘任单位", "专家库或者委员会由谁设立。", example="示例省司法厅（虚构）")
    since: date = declare("起始日期", "聘期的第一天。", example="2026-01-01")
    until: date = declare("截止日期", "聘期的最后一天；第二天自动撤下。", example="2028-12-31")
    consent: Consent | None = declare(
        "本人同意", "没有本人书面同意的，不得收录。", default=None, law="个人信息保护法 第二十五条"
    )
