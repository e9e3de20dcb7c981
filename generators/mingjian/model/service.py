"""Services around appraisal: windows, green channels, agreements, purchase catalogues (S53, S115–S127).

Few kinds, each with a closed ``type``: what differs between a stationed institution and a counter, or between
a regional agreement and a link with mediation, is a word, not another kind of record.
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, RegionCode, Text, Word, declare
from mingjian.model.period import Period
from mingjian.model.provenance import Record

_URL = r"^https?://[^\s<>\"]+$"


class WindowType(Word):
    """In which form appraisal is present in a service centre."""

    SETTLED = "机构进驻", "鉴定机构派人在公共法律服务中心坐班"
    COUNTER = "设立窗口", "公共法律服务中心设司法鉴定窗口，由中心的人接待"
    DUTY = "驻场答疑", "按值班时间在12348法网、热线或者中心答复司法鉴定的问题"


class CentreLevel(Word):
    """At which of the four levels a service centre stands."""

    CITY = "市级", "市（州）公共法律服务中心"
    COUNTY = "县级", "县（市、区）公共法律服务中心"
    TOWN = "乡镇街道", "乡镇（街道）公共法律服务站"
    VILLAGE = "村社区", "村（社区）公共法律服务室"


class WindowTask(Word):
    """What a window does for people."""

    ADVICE = "法律咨询", "解答司法鉴定的问题"
    GUIDANCE = "服务指引", "告诉您该做哪一类鉴定、找谁、带什么"
    HANDLING = "业务办理", "接收委托材料，转给鉴定机构"


class ServiceWindow(Record, Period):
    """A place in a public legal service centre where appraisal can be asked for (S115, S117)."""

    model_config = ConfigDict(title="服务窗口")

    type: WindowType = declare("形式", "机构进驻、设立窗口或驻场答疑。", example="机构进驻")
    centre: Text = declare("中心名称", "公共法律服务中心（站、室）的全称。", example="示范区公共法律服务中心")
    level: CentreLevel = declare("中心层级", "市级、县级、乡镇街道或村社区。", example="县级")
    region: RegionCode = declare(
        "所在地区",
        "行政区划代码，与所在文件夹一致，须加引号。",
        identifier=True,
        example="990101",
        vocabulary="regions",
    )
    institutions: tuple[RecordId, ...] = declare(
        "鉴定机构",
        "进驻或者值班的机构；由中心的人接待的不填。",
        default=(),
        ref="institution",
        example=["sl-j0001"],
    )
    address: Text = declare("地址", "对外办公地址。", example="示例省明州市示范区服务路8号")
    phone: Text = declare("电话", "座机号码或 12348，须加引号。", identifier=True, example="0990-5550810")
    hours: Text = declare(
        "开放时间", "哪几天、几点到几点有人。", example="周二、周四 9:00—17:00，法定节假日除外"
    )
    tasks: tuple[WindowTask, ...] = declare(
        "能办什么", "法律咨询、服务指引、业务办理。", example=["法律咨询"], min_length=1
    )
    confirmed: date = declare(
        "最近确认", "最近一次向中心确认地址、时间和电话的日期，每半年确认一次。", example="2026-05-20"
    )
    note: str | None = declare("备注", "需要公众知道的说明。", default=None)


class ChannelType(Word):
    """For whom a way is kept open."""

    GROUP = "特殊群体", "为老弱病残孕等人群开通"
    FIRMS = "企业", "为民营企业、小微企业开通"
    EMERGENCY = "突发事件", "为一次突发事件开通，到期自动撤下"


class GreenChannel(Record, Period):
    """A way to be served first, for whom, for what and until when (S118, S124, S125)."""

    model_config = ConfigDict(title="绿色通道")

    type: ChannelType = declare("类型", "特殊群体、企业或突发事件。", example="特殊群体")
    title: Text = declare("名称", "通道的名称。", example="示例省司法鉴定老年人、残疾人绿色通道")
    groups: tuple[Text, ...] = declare("谁可以用", "适用的人群。", example=["老年人"], min_length=1)
    event: str | None = declare(
        "突发事件", "为哪一次突发事件开通；不写个人。", default=None, example="示例河流域汛情"
    )
    scope: Text = declare("办什么", "优先办理哪些事情。", example="优先受理伤残等级、保险理赔所需的鉴定")
    how: Text = declare("怎么用", "到哪里、带什么、说什么。", example="到窗口出示残疾人证，或者电话预约")
    office: Text = declare("负责单位", "开通的单位。", example="示例省司法厅公共法律服务管理处")
    phone: Text = declare("电话", "座机号码或 12348，须加引号。", identifier=True, example="12348")
    regions: tuple[RegionCode, ...] = declare(
        "适用地区",
        "不填表示全省；代码须加引号。",
        default=(),
        identifier=True,
        example=["990100"],
        vocabulary="regions",
    )
    institutions: tuple[RecordId, ...] = declare(
        "鉴定机构", "参加的机构；不填表示所有机构。", default=(), ref="institution", example=["sl-j0001"]
    )
    categories: tuple[CategoryCode, ...] = declare(
        "执业类别", "限于哪些类别；不填表示不限。", default=(), example=["fy:02"], vocabulary="categories"
    )


class AgreementType(Word):
    """What kind of cooperation an agreement is about."""

    REGIONAL = "跨区域协作", "不同地区的机关或者协会约定协作"
    MEDIATION = "鉴调对接", "鉴定机构与人民调解组织约定对接"
    SUPPORT = "对接帮扶", "一地的机构、机关帮助另一地，例如技术指导"
    AID = "援助衔接", "法律援助与司法鉴定的工作衔接"


class Agreement(Record, Period):
    """Who agreed with whom to work together, on what and for how long (S50, S121, S126, S127)."""

    model_config = ConfigDict(title="协作协议")

    type: AgreementType = declare("类型", "跨区域协作、鉴调对接、对接帮扶或援助衔接。", example="跨区域协作")
    title: Text = declare("名称", "协议的名称。", example="示例省与邻省司法鉴定协同发展协议（虚构）")
    parties: tuple[Text, ...] = declare(
        "各方",
        "签订的单位，至少两方；不写个人。",
        example=["示例省司法厅", "邻省司法厅（虚构）"],
        min_length=2,
    )
    institutions: tuple[RecordId, ...] = declare(
        "本库机构",
        "参加的鉴定机构。",
        default=(),
        ref="institution",
        example=["sl-j0001"],
    )
    regions: tuple[RegionCode, ...] = declare(
        "受益地区",
        "在哪里适用；对接帮扶填被帮扶的地区。",
        default=(),
        identifier=True,
        example=["990600"],
        vocabulary="regions",
    )
    signed: date = declare("签订日期", "签订的日期。", example="2025-04-10")
    scope: Text = declare(
        "内容", "约定做什么，不抄协议全文。", example="能力验证互认、专家共用、跨地区委托便利"
    )
    number: str | None = declare("文号", "印发协议的文件文号。", default=None, example="示司鉴协〔2025〕1号")
    url: str | None = declare(
        "全文", "公开的协议全文。", default=None, example="https://example.invalid/agreement", pattern=_URL
    )


class PurchaseNeed(Word):
    """The four needs for which the documents ask that appraisal be bought by the government (S53)."""

    DEATH = "非正常死亡处理", "公民非正常死亡事件的处理"
    ENFORCEMENT = "行政执法", "行政执法中的鉴定"
    PUBLIC_INTEREST = "公益诉讼", "公益诉讼中的鉴定"
    MAJOR_EVENT = "重大公共事件", "应对重大公共事件的鉴定"


class PurchaseItem(Model):
    """One line of a catalogue that concerns appraisal."""

    code: str | None = declare(
        "目录编码", "目录里的编码，须加引号。", default=None, identifier=True, example="B0306"
    )
    name: Text = declare("项目", "目录里的名称。", example="公益诉讼环境损害鉴定")
    needs: tuple[PurchaseNeed, ...] = declare(
        "对应的需求", "属于文件所列四种需求中的哪些；都不是的不填。", default=(), example=["公益诉讼"]
    )


class PurchaseCatalogue(Record):
    """The lines on appraisal in one year's catalogue of government purchases (S53)."""

    model_config = ConfigDict(title="购买服务目录")

    title: Text = declare("名称", "目录的名称。", example="示例省政府购买服务指导性目录（2026年）")
    year: int = declare("年度", "目录的年度，与所在文件夹一致。", example=2026, ge=2000, le=2100)
    region: RegionCode = declare(
        "地区", "目录适用的地区，须加引号。", identifier=True, example="990000", vocabulary="regions"
    )
    issuer: Text = declare("印发单位", "印发目录的单位。", example="示例省财政厅（虚构）")
    number: str | None = declare("文号", "印发目录的文号。", default=None, example="示财购〔2026〕3号")
    published: date = declare("公开日期", "目录公开的日期。", example="2026-01-15")
    items: tuple[PurchaseItem, ...] = declare(
        "司法鉴定项目", "目录中与司法鉴定有关的项目；目录里没有的写空列表。"
    )
