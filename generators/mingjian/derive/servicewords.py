"""The Chinese sentences of services and coverage; everything else readers see stands in the templates."""

OPEN = "开放"
CLOSED = "已撤"
CLOSED_MEANING = "窗口在{until}以后不再开放，本页留作查考"
CONFIRMED = "{day}确认"
UNCONFIRMED = "{day}确认，已过半年"
UNCONFIRMED_MEANING = "最近一次确认是{day}，去之前请先打电话"
RUNNING = "可以使用"
RUNNING_UNTIL = "到{until}为止"
ENDED = "已结束"
ENDED_MEANING = "{until}以后不再适用"
IN_FORCE = "执行中"
NOT_YET = "尚未开始"
DESCRIPTION_WINDOW = "{centre}，{region}：{type}，开放时间、电话和能办的事。"
DESCRIPTION_CHANNEL = "{title}：谁可以用，办什么，怎么用，到哪一天。"
DESCRIPTION_AGREEMENT = "{title}：各方、内容、起止日期。"
DESCRIPTION_PURCHASE = "{title}：与司法鉴定有关的项目。"

PAGES = {
    "convenience": ("便民服务和服务制度", "哪些机构能预约、上门、邮寄，各机构的首问负责、限时办结写了什么。"),
    "aid": ("法律援助", "请不起律师、交不起鉴定费的人：找谁、带什么、哪些机构接受法律援助案件。"),
    "environment": ("环境损害与公益诉讼", "能做环境损害鉴定的机构、细分类别，以及不预先收费的名单。"),
    "firms": ("企业服务", "企业可以少交、缓交的规则，为企业开通的绿色通道。"),
    "cooperation": ("协作与帮扶", "跨区域协作、鉴调对接、对接帮扶和法律援助衔接的协议。"),
    "purchases": ("政府购买服务目录", "政府可以花钱购买哪些司法鉴定服务，逐年对照文件列出的四种需求。"),
}
"""Title and description of the pages below ``services/``."""

MEETING = "接壤的{places}"
STEPS = "隔着{n}条地界的{places}"
SAME_PARENT = "同属{place}"
SAME_ROOT = "{place}里的其他地区"
NOWHERE = "本库没有"
BORDERS = "相邻"
ABOVE = "上级地区"
CSV_COVERAGE = (
    "地区代码",
    "地区",
    "级别",
    "类别代码",
    "执业领域",
    "可以接受委托的机构数",
    "最近的地区代码",
    "最近的地区",
    "怎样找到",
)
CSV_WINDOWS = ("地区代码", "地区", "级别", "现有窗口数", "最早开放日期")
