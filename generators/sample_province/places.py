"""Where the fictional province lies: regions and the authorities that supervise in them."""

from dataclasses import dataclass

PROVINCE = "990000"
AS_OF = "2026-06-30"


@dataclass(frozen=True)
class City:
    """A city with its counties; ``gaps`` are counties without any institution."""

    code: str
    name: str
    road: str
    counties: dict[str, str]
    gaps: tuple[str, ...] = ()

    @property
    def authority(self) -> str:
        """The id of the city's authority: a002 for the first city and so on."""
        return f"sl-a{int(self.code[2:4]) + 1:03d}"


CITIES = (
    City("990100", "明州市", "明镜路", {"990101": "示范区", "990102": "甲乙区", "990103": "丙丁县"}),
    City("990200", "鉴湖市", "鉴真路", {"990201": "样本区", "990202": "勘验县"}),
    City("990300", "公正市", "天平路", {"990301": "天平区", "990302": "直尺县"}),
    City("990400", "示范市", "卷宗路", {"990401": "卷宗区", "990402": "印章县"}),
    City("990500", "样例市", "样例路", {"990501": "首例区", "990502": "缺项县"}, gaps=("990502",)),
    City("990600", "空白市", "留白路", {"990601": "留白区", "990602": "虚位县"}, gaps=("990601", "990602")),
)
CITY_OF = {county: city for city in CITIES for county in city.counties}


def county_name(code: str) -> str:
    """Return the name of a county."""
    return CITY_OF[code].counties[code]


def regions() -> list[dict[str, object]]:
    """Return the fictional part of vocab/regions.yml."""
    tree: list[dict[str, object]] = [{"code": PROVINCE, "name": "示例省", "level": "省", "fictional": True}]
    for city in CITIES:
        tree.append({"code": city.code, "name": city.name, "level": "市", "fictional": True})
        for code, name in city.counties.items():
            tree.append({"code": code, "name": name, "level": "县", "fictional": True})
    return tree


def _decree(name: str) -> list[dict[str, object]]:
    return [
        {"title": f"{name}机构职能公告", "url": "https://example.invalid/authorities", "dated": "2026-01-15"}
    ]


_PROVINCE: dict[str, object] = {
    "id": "sl-a001",
    "name": "示例省司法厅",
    "level": "省级",
    "region": PROVINCE,
    "office": "公共法律服务管理处",
    "address": "示例省明州市示范区厅前路1号",
    "phone": "0990-5550000",
    "complaint_phone": "12348",
    "report_channel": "示例省纪委监委驻厅纪检监察组",
    "website": "https://example.invalid/sft",
    "admission_sessions": [
        {
            "held": "2026-03-21",
            "classes": ["wz", "sx"],
            "apply_by": "2026-03-06",
            "notice": "示司鉴考〔2026〕1号（虚构）",
        },
        {
            "held": "2026-09-19",
            "classes": ["fy", "hj"],
            "apply_by": "2026-08-31",
            "notice": "示司鉴考〔2026〕2号（虚构）",
        },
    ],
    "as_of": AS_OF,
    "sources": _decree("示例省司法厅"),
}
_COUNTY: dict[str, object] = {
    "id": "sl-a008",
    "name": "示范区司法局",
    "level": "县级",
    "region": "990101",
    "office": "公共法律服务科",
    "address": "示例省明州市示范区服务路8号",
    "phone": "0990-5550800",
    "complaint_phone": "12348",
    "report_channel": "明州市司法局机关纪委",
    "as_of": AS_OF,
    "sources": _decree("示范区司法局"),
}


def _city_authority(number: int, city: City) -> dict[str, object]:
    name = f"{city.name}司法局"
    return {
        "id": city.authority,
        "name": name,
        "level": "市级",
        "region": city.code,
        "office": "司法鉴定管理科",
        "address": f"示例省{city.name}{city.road}1号",
        "phone": f"0990-5550{number}00",
        "complaint_phone": "12348",
        "report_channel": "示例省司法厅机关纪委",
        "website": f"https://example.invalid/{city.code}",
        "as_of": AS_OF,
        "sources": _decree(name),
    }


def authorities() -> list[dict[str, object]]:
    """Return the province authority, one per city, and one county authority."""
    cities = (_city_authority(number, city) for number, city in enumerate(CITIES, start=1))
    return [_PROVINCE, *cities, _COUNTY]
