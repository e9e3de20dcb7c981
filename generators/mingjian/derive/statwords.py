"""The words of the statistics pages."""

LISTED = "；"
YEAR = "{year}年"
HALVES = ("{year}年上半年", "{year}年下半年")
QUARTERS = ("{year}年第一季度", "{year}年第二季度", "{year}年第三季度", "{year}年第四季度")
DAY = "{day.year}年{day.month}月{day.day}日"
SPAN = "{since}至{until}"
SHORT_YEAR = "{year}"
SHORT_HALVES = ("{year}上", "{year}下")
SHORT_QUARTERS = ("{year}一季", "{year}二季", "{year}三季", "{year}四季")
SHORT_YEAR_END = "{year}末"
SHORT_DAY = "{day.month}月{day.day}日"

NUMBER = "{number}{unit}"
PERCENT = "{number}%"
OF = "{part}／{whole}"
CASES = "{count}件"
TOO_FEW = "分母不足{minimum}，不算比率"
TOO_FEW_SHORT = "不足{minimum}"
TREND = "{title}（{unit}），逐期"
TREND_SHARE = "{title}（%），逐期"
PARTS = "{title}，{period}，按{by}"
TITLE_YEAR = "{year}年统计年鉴"
DESCRIPTION_YEAR = "{year}年公开的统计数字：投诉、满意度、出庭、收费与援助、队伍、监督，附分子分母。"
DESCRIPTION_INDICATOR = "{title}：{meaning}。逐期的数字、分子分母、来源和查询。"
HEADER = (
    "indicator",
    "title",
    "since",
    "until",
    "region",
    "by",
    "key",
    "name",
    "state",
    "value",
    "numerator",
    "denominator",
    "percent",
    "unit",
    "published",
)
"""Columns of the files beside the pages."""
STATES = {
    "有数": "ok",
    "零": "info",
    "未见记录": "none",
    "未公布": "warn",
    "已隐去": "none",
}
"""Tone of each state."""
