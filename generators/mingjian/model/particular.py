"""Particulars 附记事项: what is said of an institution that is neither licence nor judgement.

S21, S23, S25, S42, S103, S145, S159. One list with a closed vocabulary, each entry with who
says so and since when.
"""

from mingjian.model.declaration import CategoryCode, Text, Word, declare
from mingjian.model.period import Period


class ParticularKind(Word):
    """What is said of an institution."""

    COURT = "法院委托名单", "列入人民法院委托鉴定平台的名单，由法院提供"
    E_LICENCE = "电子证照", "有发证平台签发的电子许可证，真伪到发证平台核对"
    NATIONAL = "全国库编号", "在全国统一数据库里的编号"
    PREMISES = "场所自有", "机构自报：执业场所为机构或者设立组织所有；不写位置"
    EQUIPMENT = "设备自备", "机构自报：登记业务必需的仪器设备自备；不写存放位置"
    ASSISTANTS = "鉴定人助理", "机构自报的助理人数，只写人数，不写姓名；助理不签名"
    INSURANCE = "执业责任保险", "机构自报：投保了执业责任保险，写承保公司和保险期间；不写保单号和保额"
    BYLAW = "章程和内部制度", "机构自报：已经制定并在执行的章程或者制度"


class Particular(Period):
    """One entry: what, who says so, since when; over once its last day has passed."""

    kind: ParticularKind = declare("事项", "法院委托名单、电子证照等。", example="法院委托名单")
    by: Text = declare(
        "信息提供单位", "自报的写“机构自报”，其余写提供名单的单位。", example="示例省高级人民法院（虚构）"
    )
    categories: tuple[CategoryCode, ...] = declare(
        "执业类别",
        "法院委托名单写明哪些类别。",
        default=(),
        example=["fy:02"],
        vocabulary="categories",
        table="particular_categories",
    )
    number: str | None = declare(
        "编号", "电子证照、全国库的编号。", default=None, identifier=True, example="DZ-990118002"
    )
    count: int | None = declare("人数", "鉴定人助理填写。", default=None, example=3, ge=0)
    name: str | None = declare(
        "名称",
        "章程和内部制度写制度的名称，执业责任保险写承保公司。",
        default=None,
        example="司法鉴定质量管理制度",
    )
    url: str | None = declare(
        "网址", "电子证照写发证平台的核对网址。", default=None, pattern=r"^https?://[^\s<>\"]+$"
    )
