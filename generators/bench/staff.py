"""Institutions for timing with their appraisers, certificates and price lists."""

from collections.abc import Iterator
from random import Random
from typing import Any

from basics import AS_OF, BASICS, CATEGORIES, Row, Size

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


GIVEN = "示例样拟模范安宁清正明平真诚信公允衡度规矩法理文书声像物证痕微毒"


TITLES = ("主任法医师", "副主任法医师", "主检法医师", "法医师")


USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc(body: str) -> str:
    """Complete 17 signs of a credit code with the check sign (GB 32100)."""
    total = sum(USCC_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + USCC_SIGNS[-total % 31]


def _events(since: str, year: int, number: int) -> list[dict[str, Any]]:
    event = {"since": since, "reason": "准予登记", "decision_number": f"示司鉴许〔{year}〕{number}号"}
    return [event | {"status": "正常"}]


def _certificates(number: str, year: int, decision: int) -> list[dict[str, Any]]:
    """Return certificates of five years each until one reaches beyond the day of the build."""
    found, start = [], year
    while start <= 2026:
        found.append(
            {
                "since": f"{start}-03-01",
                "until": f"{start + 5}-02-{29 if (start + 5) % 4 == 0 else 28}",
                "number": number,
                "act": "延续" if found else "设立",
                "issued": f"{start}-02-15",
                "decision_number": f"示司鉴许〔{start}〕{decision}号",
            }
        )
        start += 5
    return found


class Staff:
    """Institutions with their appraisers and price lists; remembers who has been numbered."""

    def __init__(self, size: Size, dice: Random) -> None:
        """Start with nobody."""
        self.size, self.dice, self.people = size, dice, 0

    def institution(self, number: int) -> Iterator[Row]:
        """Make one institution, its appraisers and its price list."""
        city, place = number % self.size.cities + 1, number // self.size.cities + 1
        region, year = f"99{city:02d}{number % 3 + 1:02d}", 2006 + number % 18
        licence = f"99{city:02d}{year % 100:02d}{place:03d}"
        start = self.dice.randrange(len(CATEGORIES))
        scope = sorted(CATEGORIES[(start + step) % len(CATEGORIES)] for step in range(1 + number % 3))
        count = (self.size.appraisers * (number + 1)) // self.size.institutions - self.people
        first = self.people + 1
        yield "institution", region, _institution(number, city, region, year, licence, scope, first)
        for seat in range(count):
            self.people += 1
            yield "appraiser", region, self._appraiser(number, seat, region, year, licence, scope)
        yield "price", region, _price_list(number, scope, year)

    def _appraiser(  # noqa: PLR0913, PLR0917 - a row of data
        self, number: int, seat: int, region: str, year: int, licence: str, scope: list[str]
    ) -> dict[str, Any]:
        name = self.dice.choice(SURNAMES) + "".join(self.dice.sample(GIVEN, 2))
        since = f"{year}-03-01"
        held = sorted({scope[seat % len(scope)], scope[(seat + 1) % len(scope)]})
        practice = f"{licence}{seat + 1:03d}"
        return {
            "id": f"sl-r{self.people:05d}",
            "name": name,
            "gender": self.dice.choice(("男", "女")),
            "title": self.dice.choice(TITLES),
            "region": region,
            "practice_number": practice,
            "affiliations": [{"since": since, "institution": f"sl-j{number + 1:04d}", "employment": "专职"}],
            "categories": [{"since": since, "category": category} for category in held],
            "certificates": _certificates(practice, year, self.people),
            "status": _events(since, year, self.people),
            "trained": "2025-12-31",
        } | BASICS


def _institution(  # noqa: PLR0913, PLR0917 - a row of data
    number: int, city: int, region: str, year: int, licence: str, scope: list[str], first: int
) -> dict[str, Any]:
    since = f"{year}-03-01"
    return {
        "id": f"sl-j{number + 1:04d}",
        "name": f"示例省计时第{number + 1:04d}司法鉴定中心",
        "region": region,
        "authority": "sl-a001",
        "uscc": uscc(f"34{region}MB{number + 1:07d}"),
        "host": {"name": f"示例省第{number + 1}医院（虚构）", "kind": "医疗机构"},
        "head": f"sl-r{first:05d}",
        "capital": 100,
        "contact": {
            "address": f"示例省示例{city:02d}市计时路{number + 1}号",
            "postcode": region,
            "phone": f"0990-666{number:04d}",
            "hours": "工作日 9:00—17:00",
        },
        "supervision": {"office": f"示例{city:02d}市司法局", "phone": "12348", "contact": "司法鉴定管理科"},
        "licences": _certificates(licence, year, number + 1),
        "status": _events(since, year, number + 1),
        "scope": [{"since": since, "category": category} for category in scope],
        "accreditations": [
            {
                "since": "2023-01-10",
                "until": "2029-01-09",
                "kind": "资质认定",
                "number": f"2399{number + 1:08d}",
                "scope": scope,
            }
        ],
        "services": ["电话预约", "邮寄送达"],
        "disclosure": dict.fromkeys(("institution", "appraisers", "fees", "process", "supervision"), AS_OF),
    } | BASICS


def _price_list(number: int, scope: list[str], year: int) -> dict[str, Any]:
    items = [
        {
            "schedule_item": f"xx-{CATEGORIES.index(category) + 1:03d}",
            "name": f"计时项目{CATEGORIES.index(category) + 1}",
            "category": category,
            "price": {"kind": "单价", "unit": "例", "amount": 800 + number % 400},
        }
        for category in scope
    ]
    return {
        "id": f"sl-p{number + 1:04d}",
        "since": f"{max(year, 2015) + 1}-01-01",
        "institution": f"sl-j{number + 1:04d}",
        "schedule": "sl-f0001",
        "items": items,
    } | BASICS
