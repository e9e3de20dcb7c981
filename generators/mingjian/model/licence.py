"""Licences of institutions and practice certificates of appraisers, and dated status events."""

from datetime import date

from mingjian.model.declaration import CategoryCode, Model, RecordId, Text, Word, declare
from mingjian.model.period import Period


class LicenceAct(Word):
    """The administrative act by which a certificate was issued."""

    FIRST = "设立", "首次准予登记"
    RENEWAL = "延续", "有效期届满前准予延续"
    CHANGE = "变更", "登记事项变更后换发"


class Licence(Period):
    """One certificate. A renewal or a change adds a certificate; old ones stay as history."""

    number: Text = declare(
        "证号",
        "司法鉴定许可证号（9 位）或司法鉴定人执业证号（12 位），须加引号。",
        example="990101001",
        identifier=True,
        law="司发通〔2001〕019号 第九条",
        pattern=r"^\d{7,12}$",
    )
    act: LicenceAct = declare("登记类型", "设立、延续或变更。", example="延续")
    issued: date = declare("发证日期", "证书上的发证日期。", example="2021-05-31")
    decision_number: str | None = declare(
        "决定文号", "准予登记决定的文号。", default=None, example="示司鉴许〔2021〕12号"
    )


class InstitutionStatus(Word):
    """Status of an institution. See domain rules on the roster for what each one means to the public."""

    ACTIVE = "正常", "在有效期内，可以接受委托"
    RENEWING = (
        "延续审查中",
        "已申请延续，登记机关正在审查；到期前未作决定的视为准予延续（行政许可法第五十条）",
    )
    SUSPENDED = "停业", "被责令停止从事司法鉴定业务，期间不得接受委托"
    RECTIFYING = "停业整改", "停业整改中，期间不得接受委托"
    COMPLETING = "补足期", "登记条件暂不具备，限期补足；期间不得执业"
    CANCELLED = "注销", "登记已依法注销，不再是司法鉴定机构"
    WITHDRAWN = "撤销登记", "登记被依法撤销"
    REVOKED = "吊销", "许可证件被依法吊销"


class AppraiserStatus(Word):
    """Status of an appraiser."""

    ACTIVE = "正常", "在有效期内，可以执业"
    RENEWING = "延续审查中", "已申请延续，登记机关正在审查"
    SUSPENDED = "停业", "被责令停止执业，期间不得从事司法鉴定"
    CANCELLED = "注销", "执业登记已依法注销"
    WITHDRAWN = "撤销登记", "执业登记被依法撤销"


PRACTISING = frozenset({"正常", "延续审查中"})
"""Status words under which an institution or appraiser may practise."""
RENEWING = frozenset({"延续审查中"})
"""Status words under which a certificate that runs out counts as renewed until the registrar decides."""
SUSPENDED = frozenset({"停业", "停业整改", "补足期"})
"""Status words under which practice is interrupted; held back from the printed roster."""
ENDED = frozenset({"注销", "撤销登记", "吊销"})
"""Status words that end a registration for good."""


class ExitGround(Word):
    """Why a registration ended (S14); which grounds go with which status is R237's to say."""

    REQUEST = "申请终止", "机构或者鉴定人依法申请终止"
    DISSOLVED = "自愿解散或者停业", "机构自愿解散，或者停业后不再继续"
    UNFIT = "不再符合登记条件", "登记事项变化，不再符合登记的条件"
    LAPSED = "期满未申请延续", "许可证或者执业证有效期届满，没有申请延续"
    PLACE = "所在机构终止", "所在机构终止以后没有转到其他机构"
    FRAUD = "骗取登记", "用虚假材料等欺骗手段取得登记"
    SERIOUS = "违法情节严重", "有违法行为，情节严重"
    OTHER = "其他法定情形", "法律、法规规定的其他情形"


class _StatusEvent(Model):
    since: date = declare("起始日期", "状态自这一天起生效。", example="2021-06-01")
    ground: ExitGround | None = declare(
        "终止事由",
        "终止登记的填写，照词表选一个。",
        default=None,
        example="期满未申请延续",
        law="新疆 2020 意见第10条",
    )
    reason: str | None = declare("原因", "状态变化的法定事由。", default=None, example="届满未申请延续")
    decision_number: str | None = declare(
        "决定文号", "决定或公告的文号；状态变化须有文号。", default=None, example="示司鉴注〔2024〕3号"
    )


class InstitutionStatusEvent(_StatusEvent):
    """One step in the status history of an institution; it holds until the next step begins."""

    status: InstitutionStatus = declare("状态", "机构的登记状态。", example="正常")


class AppraiserStatusEvent(_StatusEvent):
    """One step in the status history of an appraiser; it holds until the next step begins."""

    status: AppraiserStatus = declare("状态", "鉴定人的执业状态。", example="正常")


class ScopeItem(Period):
    """One category an institution is licensed for, with what is excluded from it."""

    category: CategoryCode = declare(
        "执业类别",
        "类别代码，照词表 categories，例如法医临床鉴定写 fy:02。",
        example="fy:02",
        vocabulary="categories",
        law="司规〔2020〕3号、司规〔2020〕5号、司发通〔2019〕56号",
    )
    exclusions: tuple[CategoryCode, ...] = declare(
        "除外项目", "许可证上写明“……除外”的项目。", default=(), example=["fy:0208"], vocabulary="categories"
    )
    legal_basis: str | None = declare(
        "法律依据",
        "四大类以外的类别必须写明法律、法规依据。",
        default=None,
        law="新疆 2020 意见第7条（无依据不登记）",
    )


class FormerName(Model):
    """A name that is no longer in use."""

    name: Text = declare("曾用名", "原来的名称。", example="示例省明鉴司法鉴定所")
    until: date = declare("停用日期", "用到这一天（含当日）。", example="2019-05-01")


class HostKind(Word):
    """Kind of organisation that set up the institution."""

    HOSPITAL = "医疗机构", "医院等医疗机构设立"
    UNIVERSITY = "高等院校", "大学等高等院校设立"
    RESEARCH = "科研机构", "科研院所设立"
    COMPANY = "企业", "公司等企业设立"
    NONPROFIT = "社会服务机构", "民办非企业单位等社会服务机构设立"
    OTHER = "其他", "其他法人或者非法人组织设立"


__all__ = [
    "ENDED",
    "PRACTISING",
    "SUSPENDED",
    "AppraiserStatus",
    "AppraiserStatusEvent",
    "ExitGround",
    "FormerName",
    "HostKind",
    "InstitutionStatus",
    "InstitutionStatusEvent",
    "Licence",
    "LicenceAct",
    "RecordId",
    "ScopeItem",
]
