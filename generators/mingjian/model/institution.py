"""Institution 司法鉴定机构: a body licensed to make judicial appraisals.

Longer than others: the declaration of one record with all that stands inside it.
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, RegionCode, Text, Word, declare
from mingjian.model.licence import FormerName, HostKind, InstitutionStatusEvent, Licence, ScopeItem
from mingjian.model.particular import Particular
from mingjian.model.period import Period
from mingjian.model.provenance import Record


class Host(Model):
    """The organisation that set the institution up 设立组织."""

    name: Text = declare("名称", "设立组织的全称。", example="示例省第一医院")
    kind: HostKind = declare("性质", "设立组织的性质。", example="医疗机构")
    uscc: str | None = declare(
        "统一社会信用代码",
        "18 位，末位为校验码。",
        default=None,
        identifier=True,
        example="12990000MB0000013R",
        law="GB 32100-2015",
    )


class Contact(Model):
    """Office contact open to the public; never a private number."""

    address: Text = declare(
        "住所", "对外办公地址。", example="示例省明州市示范区公正路1号", law="司法部令第95号"
    )
    postcode: str | None = declare(
        "邮政编码",
        "6 位数字，须加引号。",
        default=None,
        identifier=True,
        example="990100",
        pattern=r"^\d{6}$",
    )
    phone: Text = declare(
        "办公电话", "座机号码，须加引号；不得填写私人手机。", identifier=True, example="0990-5550101"
    )
    hotline: str | None = declare(
        "公开联系电话",
        "机构自愿公开的联系电话，可以是专用手机。",
        default=None,
        identifier=True,
        example="0990-5550102",
    )
    hours: str | None = declare("办公时间", "接待时间。", default=None, example="工作日 9:00—17:00")
    transit: str | None = declare("怎么去", "公共交通指引。", default=None, example="公交 3 路公正路站")
    website: str | None = declare(
        "网站",
        "机构网站。",
        default=None,
        example="https://example.invalid",
        pattern=r"^https?://[^\s<>\"]+$",
    )


class Supervision(Model):
    """Who supervises and how to reach them (S38): office and landline; a role rather than a name."""

    office: Text = declare("监督单位", "受理监督举报的单位。", example="明州市司法局")
    phone: Text = declare("监督电话", "座机或 12348，须加引号。", identifier=True, example="12348")
    contact: str | None = declare(
        "联系人", "岗位名称或对外公布的联系人。", default=None, example="司法鉴定管理科"
    )


class AccreditationKind(Word):
    """Kind of accreditation certificate."""

    CMA = "资质认定", "检验检测机构资质认定（CMA）"
    CNAS = "实验室认可", "实验室认可（CNAS）"


class Accreditation(Period):
    """A certificate that a laboratory's competence was recognised (S85)."""

    kind: AccreditationKind = declare("种类", "资质认定或实验室认可。", example="资质认定")
    number: Text = declare("证书编号", "证书上的编号，须加引号。", identifier=True, example="239900340001")
    scope: tuple[CategoryCode, ...] = declare(
        "覆盖类别", "证书能力范围对应的执业类别。", example=["fy:04"], min_length=1, vocabulary="categories"
    )


class Service(Word):
    """Ways to be served other than coming to the counter (S119)."""

    BOOKING = "电话预约", "可以电话预约办理"
    HOME = "上门服务", "对行动不便的人可以上门"
    MAIL = "邮寄送达", "意见书可以邮寄"
    DELIVERY = "直接送达", "意见书可以送到手中"
    AID = "法律援助", "接受法律援助案件"
    VIDEO = "远程出庭", "有远程视频出庭室"


class NoPrepayment(Period):
    """A pledge not to charge in advance for environmental public-interest litigation (S52)."""

    basis: Text = declare(
        "依据", "机构承诺或者公布名单的文件。", example="示例省环境损害公益诉讼不预先收费机构名单（虚构）"
    )


class ServiceRuleKind(Word):
    """The five systems of service the documents ask an institution for (S39)."""

    POST = "岗位责任", "各岗位做什么、对谁负责"
    PLEDGE = "服务承诺", "对委托人的承诺，不承诺鉴定结果"
    FIRST = "首问负责", "第一个接待的人负责到底"
    LIMIT = "限时办结", "写明多少个工作日内办结"
    OPEN = "服务公开", "流程、收费、时限、监督电话公开"


class ServiceRule(Period):
    """One rule of service of an institution."""

    kind: ServiceRuleKind = declare(
        "制度", "岗位责任、服务承诺、首问负责、限时办结或服务公开。", example="限时办结"
    )
    text: Text = declare("内容", "对委托人说的一句话。", example="材料齐全的，三个工作日内决定是否受理")
    days: int | None = declare("工作日数", "限时办结写明几个工作日。", default=None, example=3, ge=1, le=365)


class Branch(Period):
    """A branch 分支机构: part of the institution at another place, never with a wider scope (S18)."""

    name: Text = declare("名称", "分支机构的名称。", example="示例省明州司法鉴定中心空白市工作站")
    region: RegionCode = declare(
        "所在地区", "行政区划代码，须加引号。", identifier=True, example="990601", vocabulary="regions"
    )
    address: Text = declare("地址", "对外办公地址。", example="示例省空白市留白区留白路3号")
    phone: Text = declare("电话", "座机号码，须加引号。", identifier=True, example="0990-5550661")
    categories: tuple[CategoryCode, ...] = declare(
        "执业类别",
        "在这里能办的类别，不超出机构的业务范围。",
        example=["fy:02"],
        min_length=1,
        vocabulary="categories",
    )
    decision_number: str | None = declare(
        "决定文号", "准予设立的文号。", default=None, example="示司鉴许〔2025〕31号"
    )


class NonLitigation(Model):
    """Whether an institution says it takes work outside litigation, and of which kinds (S62)."""

    declared: date = declare("申报日期", "机构在哪一天申报。", example="2026-03-01")
    accepts: bool = declare("是否接受", "接受诉讼外委托的写 true。", example=True)
    kinds: tuple[Text, ...] = declare(
        "哪些", "接受哪些诉讼外委托。", default=(), example=["保险理赔"], table="non_litigation_kinds"
    )


class Counsel(Period):
    """A law firm that advises an institution (S71); the firm only, never a person."""

    firm: Text = declare("律师事务所", "聘请的律师事务所，不写个人。", example="示例律师事务所（虚构）")


class Disclosure(Model):
    """The five items an institution must show, each with the day it was last confirmed (S29)."""

    institution: date | None = declare("机构信息", "最近一次核对日期。", default=None, example="2026-06-30")
    appraisers: date | None = declare("鉴定人", "最近一次核对日期。", default=None, example="2026-06-30")
    fees: date | None = declare("收费标准", "最近一次核对日期。", default=None, example="2026-06-30")
    process: date | None = declare("鉴定流程", "最近一次核对日期。", default=None, example="2026-06-30")
    supervision: date | None = declare("监督电话", "最近一次核对日期。", default=None, example="2026-06-30")


class Reply(Model):
    """What an institution itself says about what is published of it; printed as sent, never verified."""

    text: Text = declare(
        "回应内容",
        "机构送来的回应原文，不改一字；不得写当事人和他人的个人信息。",
        example="检查发现的问题已于当月改正，整改报告已报登记机关。",
    )
    dated: date = declare("回应日期", "机构在哪一天作出回应。", example="2026-05-20")


class Institution(Record):
    """A judicial appraisal institution with all its dated facts."""

    model_config = ConfigDict(title="司法鉴定机构")

    name: Text = declare(
        "名称", "许可证上的全称。", example="示例省明鉴司法鉴定中心", law="司法部令第95号 第十四条"
    )
    former_names: tuple[FormerName, ...] = declare("曾用名", "按停用先后排列。", default=())
    region: RegionCode = declare(
        "所在地区",
        "行政区划代码，与所在文件夹一致，须加引号。",
        identifier=True,
        example="990101",
        vocabulary="regions",
    )
    authority: RecordId = declare("登记机关", "准予登记的司法行政机关。", ref="authority", example="sl-a001")
    uscc: str | None = declare(
        "统一社会信用代码",
        "18 位，末位为校验码，须加引号。",
        default=None,
        identifier=True,
        example="34990000MB0000021C",
        law="GB 32100-2015",
    )
    host: Host | None = declare(
        "设立组织", "设立机构的法人或者其他组织。", default=None, law="司法部令第95号"
    )
    legal_representative: str | None = declare(
        "法定代表人", "许可证上的法定代表人。", default=None, example="张示例"
    )
    head: RecordId | None = declare(
        "机构负责人",
        "负责人应是本机构的司法鉴定人，填其编号。",
        default=None,
        ref="appraiser",
        example="sl-r00001",
        law="司法部令第95号",
    )
    capital: int | None = declare(
        "资金数额（万元）",
        "不少于二十万至一百万元。",
        default=None,
        example=100,
        ge=0,
        law="司法部令第95号 第十四条",
    )
    contact: Contact = declare("联系方式", "对外公开的联系方式。")
    supervision: Supervision = declare(
        "监督", "监督电话与联系人。", law="赣州 2018 意见四（三）1；重庆 2021 举措"
    )
    licences: tuple[Licence, ...] = declare("许可证", "历次许可证，按起始日期排列。", min_length=1)
    status: tuple[InstitutionStatusEvent, ...] = declare("状态历史", "按起始日期排列。", min_length=1)
    scope: tuple[ScopeItem, ...] = declare("业务范围", "核准的执业类别及除外项目。", min_length=1)
    accreditations: tuple[Accreditation, ...] = declare("认证认可", "资质认定与实验室认可。", default=())
    services: tuple[Service, ...] = declare(
        "便民服务", "能提供的便民方式。", default=(), example=["电话预约"]
    )
    service_rules: tuple[ServiceRule, ...] = declare(
        "服务制度", "首问负责、限时办结等制度的内容。", default=(), law="四川 2020 要点第22点"
    )
    no_prepayment: NoPrepayment | None = declare(
        "不预先收费",
        "承诺对环境损害公益诉讼不预先收费的填写。",
        default=None,
        law="新疆 2020 意见第23条",
    )
    non_litigation: NonLitigation | None = declare(
        "诉讼外业务", "机构申报的诉讼外鉴定业务。", default=None, law="新疆 2020 意见第28条（规范诉讼外业务）"
    )
    counsels: tuple[Counsel, ...] = declare(
        "法律顾问",
        "聘请的法律顾问。",
        default=(),
        law="新疆 2020 意见第19条；四川 2020 要点附件2·十",
    )
    branches: tuple[Branch, ...] = declare(
        "分支机构", "在其他地区设立的分支机构。", default=(), law="重庆 2021 举措（分支机构、技术指导）"
    )
    particulars: tuple[Particular, ...] = declare(
        "附记事项", "法院委托名单、电子证照、场所设备、助理人数、内部制度等。", default=()
    )
    disclosure: Disclosure = declare(
        "主动公示", "五项公示内容最近核对日期。", default=Disclosure(), law="重庆 2021 举措（政务信息公开）"
    )
    successor: RecordId | None = declare(
        "承接机构", "合并、分立后的承接机构。", default=None, ref="institution", example="sl-j0002"
    )
    reply: Reply | None = declare(
        "机构回应", "机构对公布的检查结果、处罚等的回应；公布时注明未经核实。", default=None
    )
    note: str | None = declare("备注", "需要公众知道的说明。", default=None)
