"""Invented service windows, green channels, agreements and purchase catalogues."""

from typing import Any

from sample_province import places
from sample_province.draw import number, pick
from sample_province.service_table import AGREEMENTS, CHANNELS

MISSING = {"990502", "990602"}
"""Counties whose centre has no window yet."""
STALE = "990402"
"""The county whose window was last confirmed long ago."""
HOURS = ("工作日 9:00—17:00", "周二、周四 9:00—17:00，法定节假日除外", "周三 8:30—12:00，法定节假日除外")
SETTLED = {"990101": [1, 3], "990102": [4], "990201": [11], "990301": [16], "990401": [22], "990501": [27]}


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
    return [
        {
            "id": f"sl-h{serial:04d}",
            **_stamped({"office": office, "phone": "12348", **item}, "绿色通道公告"),
            "_year": item["since"][:4],
        }
        for serial, item in enumerate(CHANNELS, start=1)
    ]


def agreements() -> list[dict[str, Any]]:
    """Return the agreements: with a neighbour, with mediation, a support, and with legal aid."""
    return [
        {"id": f"sl-o{serial:04d}", **_stamped(item, "协议文本"), "_year": item["signed"][:4]}
        for serial, item in enumerate(AGREEMENTS, start=1)
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
