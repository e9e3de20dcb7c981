"""Associations, bodies for disputes about appraisal, and protection of appraisers (S71, S108, S135, S158).

Offices, never people: no chairman, no mediator, no member has a field.
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import RecordId, RegionCode, Text, Word, declare
from mingjian.model.provenance import Record


class AssociationType(Word):
    """What a body is for."""

    ASSOCIATION = "司法鉴定协会", "鉴定机构和鉴定人的行业自律组织，可以作行业惩戒"
    MEDIATION = "涉鉴纠纷调处", "调解因鉴定发生的纠纷：人民调解委员会、调处中心"
    PROTECTION = "鉴定人维权", "鉴定人因执业受到威胁、打扰时找谁"


class Association(Record):
    """One body with its office, its rules, and since when it exists."""

    model_config = ConfigDict(title="协会和调处组织")

    type: AssociationType = declare("种类", "协会、调处组织或者维权中心。", example="司法鉴定协会")
    name: Text = declare("名称", "全称。", example="示例省司法鉴定协会（虚构）")
    region: RegionCode = declare(
        "地区", "管到哪里；代码须加引号。", identifier=True, example="990000", vocabulary="regions"
    )
    authority: RecordId | None = declare(
        "指导机关", "由哪一个司法行政机关指导。", default=None, ref="authority", example="sl-a001"
    )
    handles: Text = declare(
        "办什么", "公众或者鉴定人可以为什么事找它。", example="行业惩戒、继续教育、会员投诉"
    )
    charge: str | None = declare(
        "收不收费", "调处纠纷的写明。", default=None, example="不收费", law="四川 2020 要点附2第九项"
    )
    address: str | None = declare("地址", "对外办公地址。", default=None, example="示例省明州市厅前路3号")
    phone: Text = declare("电话", "座机号码或 12348，须加引号。", identifier=True, example="0990-5550160")
    hours: str | None = declare("办公时间", "什么时候有人。", default=None, example="工作日 9:00—17:00")
    website: str | None = declare(
        "网站",
        "官方网站。",
        default=None,
        example="https://example.invalid",
        pattern=r"^https?://[^\s<>\"]+$",
    )
    rules: tuple[RecordId, ...] = declare(
        "依据的规则",
        "章程、惩戒规则、评判规则，在文件库里的编号。",
        default=(),
        ref="document",
        example=["sl-0006"],
    )
    members: int | None = declare(
        "会员机构数", "协会填写，只写数；会员名单没有公布的不收。", default=None, example=26, ge=0
    )
    counsel: str | None = declare(
        "法律顾问",
        "聘请的律师事务所，不写律师。",
        default=None,
        example="示例律师事务所（虚构）",
        law="四川 2020 要点附2第十项",
    )
    resident_since: date | None = declare(
        "会长驻会办公",
        "协会自哪一天起实行会长驻会办公；不写姓名。",
        default=None,
        example="2025-01-01",
        law="上海 2019 方案第15项",
    )
    since: date = declare("成立日期", "登记或者决定成立的日期。", example="2012-06-18")
    until: date | None = declare("终止日期", "注销或者撤销的日期。", default=None, example="2030-12-31")
