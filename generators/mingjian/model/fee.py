"""Fee schedules 收费标准 and price lists 机构收费. Tiers and floats are data, because provinces differ."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import (
    CategoryCode,
    Model,
    Money,
    Percent,
    RecordId,
    RegionCode,
    Text,
    Word,
    declare,
)
from mingjian.model.period import Period
from mingjian.model.provenance import Confidence, Record


class PriceKind(Word):
    """How a price is expressed."""

    SINGLE = "单价", "按计费单位收取的固定数额"
    RANGE = "区间", "在最低与最高数额之间"
    PER_SAMPLE = "按样本", "按送检样本数量计费，特殊检材可按比例加收"
    CAPPED = "封顶", "按单位计费，但合计不超过上限"
    TIERED = "分段", "涉及财产的，按标的额分段累计"
    UNKNOWN = "未见价格", "项目名称有据，但没有找到价格"


class PricingMode(Word):
    """Who sets the price."""

    GUIDED = "政府指导价", "政府定基准价和浮动幅度"
    FIXED = "政府定价", "政府定价，不得浮动"
    MARKET = "市场调节价", "机构自主定价，明码标价"
    BAND = "区间价", "政府定最低和最高价"


class Price(Model):
    """The price of one item; which amounts are needed depends on the kind."""

    kind: PriceKind = declare("计价方式", "单价、区间、按样本、封顶、分段或未见价格。", example="单价")
    unit: str | None = declare("计费单位", "具、例、张、项、样本等。", default=None, example="例")
    amount: Money | None = declare("金额（元）", "单价；区间价不填。", default=None, example=700)
    low: Money | None = declare("最低（元）", "区间价的下限。", default=None, example=300)
    high: Money | None = declare("最高（元）", "区间价的上限。", default=None, example=700)
    surcharge: Percent | None = declare("加收（%）", "特殊检材加收的百分比。", default=None, example=50)
    cap: Money | None = declare("封顶（元）", "合计不超过的数额。", default=None, example=4000)


class FeeItem(Model):
    """One line of a fee schedule."""

    code: Text = declare(
        "项目代码", "在本收费标准内唯一。", example="fy-018", pattern=r"^[a-z]{2}-[a-z0-9-]{1,12}$"
    )
    number: int | None = declare("序号", "原表序号。", default=None, example=18, ge=1)
    group: Text = declare("分组", "原表的分组名称。", example="法医临床鉴定")
    category: CategoryCode | None = declare(
        "执业类别", "对应的执业类别。", default=None, example="fy:02", vocabulary="categories"
    )
    name: Text = declare("收费项目", "原表的项目名称。", example="伤残程度评定")
    price: Price = declare("价格", "计价方式与金额。")
    note: str | None = declare("说明", "内涵与除外内容。", default=None, example="不含医学辅助检查费用")
    warning: str | None = declare("存疑", "录入时发现的疑问，原样公开。", default=None)
    confidence: Confidence = declare(
        "可信度", "certain 已核实、likely 有旁证、memory 未核实。", example="certain"
    )


class FeeTier(Model):
    """One step of the tier rule; ``rate`` is a percentage of the part that lies within the step."""

    over: Money = declare("超过（元）", "本段下限（不含）。", example=100000)
    upto: Money | None = declare("至（元）", "本段上限（含）；最后一段不填。", default=None, example=500000)
    rate: Percent | None = declare(
        "比例（%）", "本段费率；首段按项目单价收取时不填。", default=None, example="1.0"
    )


class TierExample(Model):
    """A worked example of the tier rule that the tests recompute."""

    price: Money = declare("项目单价（元）", "表列单价。", example=1000)
    amount: Money = declare("标的额（元）", "诉讼标的与鉴定标的中较小的一个。", example=500000)
    fee: Money = declare("应收（元）", "按分段累计算出的费用。", example=5000)


class TierRule(Model):
    """Progressive fee by amount in controversy (2009 办法第八条)."""

    applies_to: Text = declare("适用", "哪些鉴定适用分段收费。", example="涉及财产案件的司法鉴定")
    base: Text = declare("计费基数", "取哪一个数额。", example="诉讼标的与鉴定标的两者中的较小值")
    method: Text = declare("方法", "计算方法。", example="分段累计")
    tiers: tuple[FeeTier, ...] = declare("分段", "从低到高排列，首尾相接。", min_length=1, table="fee_tiers")
    cap_note: str | None = declare("封顶规定", "对总额的限制。", default=None)
    examples: tuple[TierExample, ...] = declare(
        "算例", "用来核对的例子。", default=(), table="fee_tier_examples"
    )


class FloatRule(Model):
    """How far an institution's price may leave the benchmark, in percent."""

    up: Percent = declare("上浮（%）", "允许上浮的最大百分比。", default=0, example=20)
    down: Percent = declare("下浮（%）", "允许下浮的最大百分比。", default=0, example=20)
    hard_case_up: Percent | None = declare(
        "疑难上浮（%）", "疑难复杂案件允许上浮的最大百分比。", default=None, example=40
    )
    accredited_up: Percent | None = declare(
        "认可上浮（%）", "通过认证认可的项目允许上浮的最大百分比。", default=None, example=30
    )
    note: str | None = declare("说明", "适用条件。", default=None)


class FeeNote(Model):
    """A rule of the schedule in our own words."""

    topic: Text = declare("事项", "规则说的是什么。", example="出庭费用")
    text: Text = declare("内容", "自拟概括。", example="交通、食宿和误工补贴不在鉴定费之内")
    confidence: Confidence = declare("可信度", "certain、likely 或 memory。", example="likely")
    url: str | None = declare("网址", "来源网址。", default=None, pattern=r"^https?://[^\s<>\"]+$")


class FeeSchedule(Record):
    """A fee schedule 收费标准: a government catalogue of items and benchmark prices."""

    model_config = ConfigDict(title="收费标准")

    title: Text = declare("名称", "收费标准的名称。", example="司法鉴定收费项目和收费标准基准价（试行）")
    region: RegionCode | None = declare(
        "适用地区",
        "行政区划代码；地区不明的不填。",
        default=None,
        identifier=True,
        example="000000",
        vocabulary="regions",
    )
    issuer: str | None = declare(
        "制定机关", "发布文件的机关。", default=None, example="国家发展改革委、司法部"
    )
    document_number: str | None = declare(
        "文号", "文件的文号。", default=None, example="发改价格〔2009〕2264号"
    )
    issued: date | None = declare("印发日期", "文件落款日期。", default=None, example="2009-09-01")
    since: date | None = declare(
        "施行日期", "自这一天起执行；不详的不填。", default=None, example="2009-11-01"
    )
    until: date | None = declare(
        "终止日期", "执行到这一天（含）；仍有效或不详的不填。", default=None, example="2016-04-30"
    )
    until_confidence: Confidence | None = declare(
        "终止日期可信度", "终止日期有多可靠。", default=None, example="memory"
    )
    mode: PricingMode | None = declare(
        "定价方式", "政府指导价、政府定价、市场调节价或区间价。", default=None, example="政府指导价"
    )
    confidence: Confidence = declare("可信度", "整张表的可信度。", example="certain")
    complete: bool = declare("是否完整", "false 表示只找到一部分。", example=False)
    missing: tuple[str, ...] = declare("缺失部分", "没有找到的部分。", default=(), example=["声像资料类全部"])
    floating: FloatRule | None = declare("浮动幅度", "机构定价允许偏离基准价的幅度。", default=None)
    tier_rule: TierRule | None = declare("分段收费", "涉及财产案件的分段累计规则。", default=None)
    notes: tuple[FeeNote, ...] = declare("收费规则", "与收费有关的其他规定。", default=())
    items: tuple[FeeItem, ...] = declare("收费项目", "按原表次序排列。", default=(), table="fee_items")
    note: str | None = declare("备注", "整理说明。", default=None)


class PriceListItem(Model):
    """What one institution charges for one item."""

    schedule_item: str | None = declare(
        "对应项目", "收费标准里的项目代码；市场调节价项目不填。", default=None, example="fy-018"
    )
    name: Text = declare("收费项目", "公示的项目名称。", example="伤残程度评定")
    category: CategoryCode = declare(
        "执业类别", "须在本机构业务范围之内。", example="fy:0202", vocabulary="categories"
    )
    price: Price = declare("价格", "本机构的价格。")
    hard_case: bool = declare("疑难复杂", "是否为疑难复杂案件的价格。", default=False, example=False)
    note: str | None = declare("说明", "包含与另收的内容。", default=None, example="不含医学检查费")


class PriceList(Record, Period):
    """The prices an institution charges 机构收费公示 (S46)."""

    model_config = ConfigDict(title="机构收费公示")

    institution: RecordId = declare("机构", "公示价格的机构。", ref="institution", example="sl-j0001")
    schedule: RecordId = declare("依据的收费标准", "执行哪一个收费标准。", ref="fee", example="sl-f0001")
    items: tuple[PriceListItem, ...] = declare("收费项目", "公示的收费项目与价格。", min_length=1)
    note: str | None = declare("备注", "需要公众知道的说明。", default=None)
