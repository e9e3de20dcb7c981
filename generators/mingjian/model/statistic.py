"""Period statistics: dated totals of one indicator, published by an authority (S130–S136, S147 and others).

One mechanism for complaints, satisfaction, testimony, waivers, training and the rest. What is counted, in
which unit and what may be told apart is said once, by the indicator (``vocab/indicators.yml``). There is no
field for an institution or a person, and no small count enters the registry (docs/adr/0024).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import ConfigDict, Field

from mingjian.model.declaration import Model, RecordId, RegionCode, Text, Word, declare
from mingjian.model.provenance import Record

Quantity = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
"""A count, an amount or a number of days."""


class FigureState(Word):
    """Whether there is a number, and if not, why not; none of them means another."""

    FIGURE = "有数", "有统计，有数字"
    ZERO = "零", "有统计，结果是零"
    NONE_RECORDED = "未见记录", "没有见到统计，不等于没有发生"
    NOT_PUBLISHED = "未公布", "主管机关没有公布"
    WITHHELD = "已隐去", "有统计，数字太小，公布可能认出人来"


class IndicatorKind(Word):
    """What kind of number an indicator is."""

    COUNT = "数量", "数出来的整数"
    AMOUNT = "金额", "多少钱"
    SHARE = "比率", "分子除以分母，两个数都公布"
    MEDIAN = "中位数", "一半不到、一半超过的那个数，附件数"


class Direction(Word):
    """Which way is better; most numbers have no better way."""

    HIGHER = "高为好", "数字越大越好"
    LOWER = "低为好", "数字越小越好"
    NEITHER = "不评好坏", "大小本身不说明好坏"


class Dimension(Word):
    """By what a total may be broken down."""

    REGION = "地区", "按下一级地区"
    CATEGORY = "执业类别", "按执业类别"
    BAND = "分档", "按指标自己的分档"


class Cadence(Word):
    """How often an indicator is due."""

    YEAR = "每年", "一年一次"
    HALF = "每半年", "半年一次"
    QUARTER = "每季度", "一季度一次"


class Figure(Model):
    """One number, or why there is none. A share has numerator and denominator, everything else a value."""

    state: FigureState = declare("状态", "有数、零、未见记录、未公布、已隐去，各不相同。", example="有数")
    value: Quantity | None = declare("数值", "数量、金额、中位数填写。", default=None, example=126)
    numerator: int | None = declare("分子", "比率填写。", default=None, example=88, ge=0)
    denominator: int | None = declare("分母", "比率填写；中位数填写件数。", default=None, example=97, ge=1)


class Part(Model):
    """Which part of a total a row is about."""

    by: Dimension = declare("按什么分", "地区、执业类别或者分档。", example="地区")
    key: Text = declare("分项", "地区代码、类别代码或者分档名称。", identifier=True, example="990100")


class BreakdownRow(Figure, Part):
    """The part of a total that falls to one region, category or band."""


class Extent(Model):
    """Of what, where and when a number speaks."""

    indicator: Text = declare("指标", "哪一个指标。", example="testimony", vocabulary="indicators")
    authority: RecordId = declare("统计机关", "哪一个机关统计的。", ref="authority", example="sl-a001")
    region: RegionCode = declare(
        "地区", "统计范围。", identifier=True, example="990000", vocabulary="regions"
    )
    since: date = declare("期间起", "统计期间的第一天。", example="2025-01-01")
    until: date = declare("期间止", "统计期间的最后一天（含当日），与第一天在同一年。", example="2025-12-31")


class Statistic(Figure, Extent, Record):
    """The number of one indicator for one region and one period."""

    model_config = ConfigDict(title="统计数字")

    published: date | None = declare("公布日期", "数字向社会公布的日期。", default=None, example="2026-02-10")
    breakdown: tuple[BreakdownRow, ...] = declare("分项数字", "各项之和等于总数。", default=())
    note: str | None = declare("说明", "看数字的人需要知道的话。", default=None)


class Indicator(Model):
    """What is counted, in which unit, and what may be told apart."""

    id: Text = declare("编号", "小写英文，也是网页地址。", example="testimony", pattern=r"^[a-z][a-z-]*$")
    title: Text = declare("名称", "指标名称。", example="出庭率")
    group: Text = declare("栏目", "归在哪一个栏目下面。", example="出庭与采信")
    kind: IndicatorKind = declare("数字种类", "数量、金额、比率或者中位数。", example="比率")
    unit: Text = declare("单位", "数字的单位；比率填分子分母的单位。", example="件")
    meaning: Text = declare("统计什么", "用大白话说明。", example="法院通知出庭的，有多少到了庭")
    numerator: str | None = declare("分子是什么", "比率填写。", default=None, example="到庭（含远程）的次数")
    denominator: str | None = declare(
        "分母是什么", "比率和中位数填写。", default=None, example="法院通知出庭的次数"
    )
    empty: str | None = declare(
        "分母为零时怎么说", "比率填写；没有发生不是百分之零。", default=None, example="没有出庭通知"
    )
    direction: Direction = declare("方向", "高为好、低为好或者不评好坏。", example="高为好")
    protected: bool = declare(
        "小数隐去", "数的是当事人、投诉人或者个人的，小于设置里的下限就不登记。", default=True
    )
    by: tuple[Dimension, ...] = declare("可以按什么分", "不填表示只有总数。", default=(), example=["地区"])
    bands: tuple[Text, ...] = declare(
        "分档名称", "可以分档的填写，按次序。", default=(), example=["减收", "免收"]
    )
    within: str | None = declare(
        "不大于", "数值不应大于哪一个指标；大于的须写说明。", default=None, example="complaints-received"
    )
    gains: str | None = declare(
        "随什么增加", "期末存量填写：本期新增的是哪一个指标。", default=None, example="complaints-accepted"
    )
    loses: str | None = declare(
        "随什么减少",
        "期末存量填写：本期减去的是哪一个指标（比率取分母）。",
        default=None,
        example="complaints-upheld",
    )
    cadence: Cadence = declare("多久一次", "应当多久公布一次。", example="每年")
    systems: tuple[Text, ...] = declare(
        "对应制度", "制度清单里的编号。", example=["S105"], min_length=1, vocabulary="themes"
    )
    basis: Text = declare("依据", "要求统计或者公布的文件。", example="赣州 2018 意见四（二）4")


class Indicators(Model):
    """vocab/indicators.yml"""  # noqa: D415

    model_config = ConfigDict(title="统计指标")
    note: str | None = declare("说明", "整理说明。", default=None)
    items: tuple[Indicator, ...] = declare("指标", "同一栏目的排在一起。", min_length=1)
