"""Invented service windows, green channels, agreements and purchase catalogues; pledges and branches."""

from typing import Any

from sample_province import places
from sample_province.draw import number, pick, sample
from sample_province.institution_table import Institution
from sample_province.particulars import particulars

MISSING = {"990502", "990602"}
"""Counties whose centre has no window yet."""
STALE = "990402"
"""The county whose window was last confirmed long ago."""
HOURS = ("工作日 9:00—17:00", "周二、周四 9:00—17:00，法定节假日除外", "周三 8:30—12:00，法定节假日除外")
SETTLED = {"990101": [1, 3], "990102": [4], "990201": [11], "990301": [16], "990401": [22], "990501": [27]}
SUPPORTED = "990600"
PLEDGED = {6: "2024-05-06", 14: "2024-05-06", 29: "2025-03-17"}
LIST = "示例省环境损害公益诉讼不预先收费鉴定机构名单（虚构）"
RULES = (
    ("首问负责", "第一个接待您的人负责到底，不推给别人。", None),
    ("限时办结", "材料齐全的，{days}个工作日内决定是否受理。", (2, 7)),
    ("服务公开", "流程、收费、时限和监督电话在大厅和本站公开。", None),
    ("服务承诺", "一次说清要交的材料；不承诺鉴定结果。", None),
    ("岗位责任", "接待、受理、鉴定、复核各有专岗，岗位职责上墙。", None),
)


def _stamped(record: dict[str, Any], title: str, **more: str) -> dict[str, Any]:
    return {**record, "as_of": places.AS_OF, "sources": [{"title": title, **more}]}


def _window(region: str, centre: str, serial: int, **facts: Any) -> dict[str, Any]:
    base = {
        "centre": centre,
        "region": region,
        "phone": f"0990-5557{serial:03d}",
        "hours": pick(HOURS, region, "window"),
        "tasks": ["法律咨询", "服务指引"],
        "since": f"{number(2020, 2023, region, 'opened')}-0{number(3, 9, region, 'month')}-01",
        "confirmed": "2026-05-20",
    }
    return _stamped(base | facts, f"{centre}窗口公告")


def windows() -> list[dict[str, Any]]:
    """Return the windows: one per county but two, four city centres, one duty desk, one that has closed."""
    found = []
    for city in places.CITIES:
        for code, name in city.counties.items():
            if code in MISSING:
                continue
            bodies = [f"sl-j{serial:04d}" for serial in SETTLED.get(code, ())]
            facts: dict[str, Any] = {"type": "机构进驻" if bodies else "设立窗口", "level": "县级"}
            if bodies:
                facts |= {"institutions": bodies, "tasks": ["法律咨询", "服务指引", "业务办理"]}
            if code == STALE:
                facts["confirmed"] = "2025-09-12"
            address = f"示例省{city.name}{name}服务路{number(2, 60, code, 'centre')}号"
            found.append(_window(code, f"{name}公共法律服务中心", len(found) + 1, address=address, **facts))
    for city in places.CITIES[:4]:
        address = f"示例省{city.name}{city.road}20号"
        centre = f"{city.name}公共法律服务中心"
        facts = {"type": "设立窗口", "level": "市级", "address": address, "hours": HOURS[0]}
        found.append(_window(city.code, centre, len(found) + 1, **facts))
    duty = {
        "type": "驻场答疑",
        "level": "市级",
        "address": "示例省明州市明镜路20号",
        "institutions": ["sl-j0001", "sl-j0004"],
        "phone": "12348",
        "hours": "周一、周五 14:00—17:00",
        "tasks": ["法律咨询"],
        "note": "通过12348热线和法网答复司法鉴定的问题，不办理业务。",
    }
    found.append(_window("990100", "明州市12348公共法律服务热线", len(found) + 1, **duty))
    closed = {"type": "设立窗口", "level": "乡镇街道", "address": "示例省明州市甲乙区直尺街9号"}
    ended = {"since": "2021-04-01", "until": "2024-12-31", "confirmed": "2024-06-20"}
    found.append(_window("990102", "甲乙区直尺街道公共法律服务站", len(found) + 1, **closed, **ended))
    return [{"id": f"sl-u{serial:04d}", **item} for serial, item in enumerate(found, start=1)]


def channels() -> list[dict[str, Any]]:
    """Return the channels: two that run, one for firms, one that has ended, two for emergencies."""
    office = "示例省司法厅公共法律服务管理处"
    found: list[dict[str, Any]] = [
        {
            "type": "特殊群体",
            "title": "老年人、残疾人、孕妇绿色通道",
            "groups": ["老年人", "残疾人", "孕妇", "行动不便的人"],
            "scope": "优先接待、优先受理，可以电话预约上门",
            "how": "打机构电话说明情况，或者到窗口出示证件",
            "since": "2021-06-01",
        },
        {
            "type": "特殊群体",
            "title": "军人、医务人员、人民警察绿色通道",
            "groups": ["现役军人和退役军人", "医务人员", "人民警察"],
            "scope": "优先受理伤残等级和保险理赔所需的鉴定",
            "how": "到窗口出示工作证件或者优待证",
            "categories": ["fy:02"],
            "since": "2020-06-01",
            "until": "2026-12-31",
        },
        {
            "type": "企业",
            "title": "民营企业和小微企业绿色通道",
            "groups": ["民营企业", "小微企业", "个体工商户"],
            "scope": "优先受理合同、公章、电子数据的鉴定",
            "how": "带营业执照到窗口，或者电话预约",
            "categories": ["wz:01", "sx:03"],
            "since": "2023-03-01",
        },
        {
            "type": "特殊群体",
            "title": "农民工讨薪绿色通道",
            "groups": ["被拖欠工资的农民工"],
            "scope": "优先受理欠条、合同、印章的鉴定",
            "how": "带身份证件和欠薪材料到窗口",
            "categories": ["wz:01"],
            "since": "2024-11-01",
            "until": "2026-02-28",
        },
        {
            "type": "突发事件",
            "title": "示例河流域汛情司法鉴定保障",
            "event": "2026年6月示例河流域汛情（虚构）",
            "groups": ["受灾的个人和企业"],
            "scope": "优先受理伤残等级、保险理赔、环境损害的鉴定，可以先鉴定后交费",
            "how": "打电话预约，机构上门",
            "regions": ["990200"],
            "institutions": ["sl-j0011", "sl-j0014"],
            "since": "2026-06-10",
            "until": "2026-08-31",
        },
        {
            "type": "突发事件",
            "title": "样例市冰雪灾害司法鉴定保障",
            "event": "2025年1月样例市冰雪灾害（虚构）",
            "groups": ["受灾的个人和企业"],
            "scope": "优先受理伤残等级和保险理赔的鉴定",
            "how": "打电话预约",
            "regions": ["990500"],
            "since": "2025-01-20",
            "until": "2025-04-30",
        },
    ]
    return [
        {
            "id": f"sl-h{serial:04d}",
            **_stamped({"office": office, "phone": "12348", **item}, "绿色通道公告"),
            "_year": item["since"][:4],
        }
        for serial, item in enumerate(found, start=1)
    ]


def agreements() -> list[dict[str, Any]]:
    """Return the agreements: with a neighbour, with mediation, a support, and with legal aid."""
    found: list[dict[str, Any]] = [
        {
            "type": "跨区域协作",
            "title": "示例省与邻省司法鉴定协同发展协议",
            "parties": ["示例省司法厅", "邻省司法厅（虚构）"],
            "scope": "能力验证结果互认，专家共用，跨地区委托互相协助",
            "signed": "2025-04-10",
            "since": "2025-05-01",
            "until": "2028-04-30",
            "number": "示司鉴协〔2025〕1号",
            "url": "https://example.invalid/agreements/1",
        },
        {
            "type": "鉴调对接",
            "title": "明州市医疗纠纷鉴调对接协议",
            "parties": ["示例省明州司法鉴定中心", "明州市医疗纠纷人民调解委员会（虚构）"],
            "institutions": ["sl-j0001"],
            "regions": ["990100"],
            "scope": "调解需要鉴定的，由双方当事人共同委托；派鉴定人解答技术问题，不评价具体案件",
            "signed": "2024-09-12",
            "since": "2024-10-01",
        },
        {
            "type": "鉴调对接",
            "title": "公正市道路交通事故鉴调对接协议",
            "parties": ["示例省公正司法鉴定中心", "公正市道路交通事故人民调解委员会（虚构）"],
            "institutions": ["sl-j0016"],
            "regions": ["990300"],
            "scope": "事故调解中的伤残鉴定优先受理",
            "signed": "2022-03-03",
            "since": "2022-03-15",
            "until": "2025-03-14",
        },
        {
            "type": "对接帮扶",
            "title": "示例省第一医院司法鉴定所帮扶空白市协议",
            "parties": ["示例省第一医院司法鉴定所", "空白市司法局"],
            "institutions": ["sl-j0004"],
            "regions": [SUPPORTED],
            "scope": "每月两次到空白市现场受理，远程指导材料准备",
            "signed": "2025-08-20",
            "since": "2025-09-01",
            "until": "2027-08-31",
        },
        {
            "type": "援助衔接",
            "title": "示例省法律援助与司法鉴定衔接工作办法",
            "parties": ["示例省司法厅公共法律服务管理处", "示例省法律援助中心（虚构）"],
            "scope": "受援人凭给予法律援助决定书减免鉴定费，由法律援助机构转交材料",
            "signed": "2023-12-04",
            "since": "2024-01-01",
            "number": "示司通〔2023〕28号",
        },
    ]
    return [
        {"id": f"sl-o{serial:04d}", **_stamped(item, "协议文本"), "_year": item["signed"][:4]}
        for serial, item in enumerate(found, start=1)
    ]


def purchases() -> list[dict[str, Any]]:
    """Return two years of the province's catalogue; the second covers one need more."""
    first = [
        {"code": "B0306", "name": "公益诉讼环境损害鉴定", "needs": ["公益诉讼"]},
        {"code": "B0307", "name": "行政执法中的检验、检测、鉴定", "needs": ["行政执法"]},
    ]
    second = [*first, {"code": "B0311", "name": "公民非正常死亡事件法医鉴定", "needs": ["非正常死亡处理"]}]
    return [
        {
            "id": f"sl-q{serial:04d}",
            "title": f"示例省政府购买服务指导性目录（{year}年）",
            "year": year,
            "region": places.PROVINCE,
            "issuer": "示例省财政厅（虚构）",
            "number": f"示财购〔{year}〕3号",
            "published": f"{year}-01-15",
            "items": items,
            "as_of": places.AS_OF,
            "sources": [{"title": "政府购买服务指导性目录", "number": f"示财购〔{year}〕3号"}],
        }
        for serial, (year, items) in enumerate(((2025, first), (2026, second)), start=1)
    ]


def pledges(spec: Institution) -> dict[str, Any]:
    """Return what an institution itself promises and where else it sits; ended ones promise nothing."""
    if spec.ended:
        return {}
    found: dict[str, Any] = {"service_rules": list(_rules(spec))}
    if spec.serial in PLEDGED:
        found["no_prepayment"] = {"basis": LIST, "since": PLEDGED[spec.serial]}
    if spec.serial == 1:
        found["branches"] = [
            {
                "name": f"{spec.name}空白市工作站",
                "region": "990601",
                "address": "示例省空白市留白区留白路3号",
                "phone": "0990-5550661",
                "categories": ["fy:02"],
                "decision_number": "示司鉴许〔2025〕31号",
                "since": "2025-07-01",
            }
        ]
    if said := particulars(spec):
        found["particulars"] = said
    return found | outside(spec)


FIRMS = ("示例明衡律师事务所（虚构）", "示例公信律师事务所（虚构）")
WORK = ("保险理赔", "单位内部处理", "个人了解情况", "调解组织委托")


def outside(spec: Institution) -> dict[str, Any]:
    """Return what an institution says of work outside litigation, and who advises it on law."""
    found: dict[str, Any] = {}
    turn = number(0, 3, spec.id, "outside")
    if turn:
        found["non_litigation"] = {"declared": "2026-03-02", "accepts": turn > 1}
        if turn > 1:
            found["non_litigation"]["kinds"] = sample(WORK, turn, spec.id, "work")
    if not number(0, 3, spec.id, "counsel"):
        firm = {"firm": FIRMS[spec.serial % 2], "since": "2025-01-01"}
        if spec.serial % 3 == 0:
            firm["until"] = "2026-12-31"
        found["counsels"] = [firm]
    return found


def _rules(spec: Institution) -> list[dict[str, Any]]:
    chosen = []
    for kind, text, span in RULES[: number(0, 5, spec.id, "rules")]:
        rule: dict[str, Any] = {"kind": kind, "text": text, "since": "2021-07-01"}
        if span is not None:
            rule["days"] = number(*span, spec.id, kind)
            rule["text"] = text.format(days=rule["days"])
        chosen.append(rule)
    return chosen
