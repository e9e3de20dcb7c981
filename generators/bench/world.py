"""Synthetic registries of a province's and a nation's size: seeded, plainly invented, valid.

They are only for timing, live under build/bench and are never published. Numbers follow the same formats as
the sample (licence 99 + city + year + sequence), so that every check has real work to do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml
from mingjian.load.canonical import emit
from mingjian.model.registry import KIND, VOCABULARIES
from mingjian.model.settings import Settings

Row = tuple[str, str, dict[str, Any]]
"""Record kind, shard and plain data."""

AS_OF = "2026-06-30"
CATEGORIES = ("fy:02", "fy:03", "fy:04", "wz:01", "wz:02", "sx:01")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "示例样拟模范安宁清正明平真诚信公允衡度规矩法理文书声像物证痕微毒"
TITLES = ("主任法医师", "副主任法医师", "主检法医师", "法医师")
USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
YEARS = range(2016, 2026)
BASICS: dict[str, Any] = {"as_of": AS_OF, "sources": [{"title": "计时数据（虚构）"}]}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a registry to make."""

    name: str
    institutions: int
    appraisers: int
    others: int

    @property
    def cities(self) -> int:
        """Return the number of cities; each has about 33 institutions, as licence numbers allow."""
        return max(5, self.institutions // 33)

    @property
    def records(self) -> int:
        """Return the number of records."""
        return self.institutions + self.appraisers + self.others


PROVINCE = Size("province", 200, 3_200, 2_000)
NATION = Size("nation", 3_000, 40_000, 20_000)
SIZES = {size.name: size for size in (PROVINCE, NATION)}


def write_world(size: Size, root: Path, vocabularies: Path, seed: int = 7) -> int:
    """Write a registry and return the number of files."""
    for stem in VOCABULARIES:
        target = root / "vocab" / f"{stem}.yml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((vocabularies / f"{stem}.yml").read_bytes())
    regions = root / "vocab" / "regions.yml"
    real = [item for item in yaml.safe_load(regions.read_bytes())["items"] if not item.get("fictional")]
    regions.write_text(emit(VOCABULARIES["regions"], {"items": [*real, *_regions(size)]}), encoding="utf-8")
    (root / "registry.yml").write_text(emit(Settings, SETTINGS), encoding="utf-8")
    count = 0
    for kind, shard, data in rows(size, Random(seed)):
        folder = root / KIND[kind].folder / shard
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{data['id']}.yml").write_text(emit(KIND[kind].model, data), encoding="utf-8")
        count += 1
    return count


def rows(size: Size, dice: Random) -> Iterator[Row]:
    """Make every record, institutions first."""
    yield "authority", "", _authority(0)
    yield from (("authority", "", _authority(city)) for city in range(1, size.cities + 1))
    yield "fee", "", _fee_schedule()
    staff = Staff(size, dice)
    for number in range(size.institutions):
        yield from staff.institution(number)
    left = size.others - size.institutions - size.cities - 2
    inspected = list(_inspections(size, left * 3 // 4, dice))
    yield from inspected
    yield from (_case(number, dice) for number in range(left - len(inspected)))


SETTINGS: dict[str, Any] = {
    "schema_version": 1,
    "prefix": "sl",
    "region": "990000",
    "site_name": "计时用登记库",
    "fictional": True,
    "publisher": {"name": "示例省司法厅（虚构）", "authority": "sl-a001"},
}


def _regions(size: Size) -> Iterator[dict[str, Any]]:
    yield {"code": "990000", "name": "示例省", "level": "省", "fictional": True}
    for city in range(1, size.cities + 1):
        yield {"code": f"99{city:02d}00", "name": f"示例{city:02d}市", "level": "市", "fictional": True}
        for county in range(1, 4):
            code, name = f"99{city:02d}{county:02d}", f"示例{city:02d}市第{county}区"
            yield {"code": code, "name": name, "level": "县", "fictional": True}


def _authority(city: int) -> dict[str, Any]:
    return {
        "id": f"sl-a{city + 1:03d}",
        "name": f"示例{city:02d}市司法局" if city else "示例省司法厅",
        "level": "市级" if city else "省级",
        "region": f"99{city:02d}00",
        "phone": f"0990-555{city:04d}",
        "complaint_phone": "12348",
        "report_channel": "示例省司法厅机关纪委",
    } | BASICS


def _fee_schedule() -> dict[str, Any]:
    items = [
        {
            "code": f"xx-{number:03d}",
            "group": "计时",
            "category": category,
            "name": f"计时项目{number}",
            "price": {"kind": "单价", "unit": "例", "amount": 1000},
            "confidence": "certain",
        }
        for number, category in enumerate(CATEGORIES, 1)
    ]
    return {
        "id": "sl-f0001",
        "title": "计时用收费标准",
        "region": "990000",
        "issued": "2014-12-01",
        "since": "2015-01-01",
        "mode": "政府指导价",
        "confidence": "certain",
        "complete": True,
        "floating": {"up": 20, "down": 20},
        "items": items,
    } | BASICS


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


def _case(number: int, dice: Random) -> Row:
    year = dice.choice(YEARS)
    data = {
        "id": f"sl-k{number + 1:05d}",
        "kind": "典型",
        "title": f"计时案例第{number + 1}号",
        "category": dice.choice(CATEGORIES),
        "region": "990000",
        "year": year,
        "background": "某甲与某乙因一份材料发生争议，委托鉴定。" * 3,
        "question": "材料是否真实。",
        "opinion": "材料真实。",
        "lesson": "保存好原件。",
        "anonymised_by": "示例市司法局",
        "checked_by": "示例省司法厅",
    } | BASICS
    return "case", str(year), data


def _inspections(size: Size, count: int, dice: Random) -> Iterator[Row]:
    """Make plans by city and year, each with an inspection of every institution drawn."""
    made = 0
    for place, (city, year) in enumerate((c, y) for y in YEARS for c in range(1, size.cities + 1)):
        pool = [n + 1 for n in range(city - 1, size.institutions, size.cities) if 2006 + n % 18 < year]
        drawn = sorted(dice.sample(pool, -(-len(pool) * 60 // 100)))[: max(count - made - 1, 0)]
        if not drawn:
            continue
        ratio = 100 * len(drawn) // len(pool) or 1
        plan = f"sl-t{place + 1:04d}"
        yield "plan", str(year), _plan(plan, city, year, drawn, len(pool), ratio)
        for subject in drawn:
            yield "inspection", str(year), _inspection(made, plan, city, year, subject)
            made += 1
        made += 1


def _plan(  # noqa: PLR0913, PLR0917 - a row of data
    plan: str, city: int, year: int, drawn: list[int], pool: int, ratio: int
) -> dict[str, Any]:
    return {
        "id": plan,
        "since": f"{year}-04-01",
        "until": f"{year}-10-31",
        "title": f"示例{city:02d}市{year}年度双随机抽查",
        "authority": f"sl-a{city + 1:03d}",
        "year": year,
        "matters": ["收费", "公示"],
        "basis": "双随机、一公开（计时）",
        "ratio": ratio,
        "rounding": "进一",
        "pool_size": pool,
        "drawn_on": f"{year}-04-10",
        "subjects": [f"sl-j{number:04d}" for number in drawn],
    } | BASICS


def _inspection(number: int, plan: str, city: int, year: int, subject: int) -> dict[str, Any]:
    day = date(year, 5, 1) + timedelta(days=number % 120)
    closed = day + timedelta(days=7)
    return {
        "id": f"sl-c{number + 1:05d}",
        "plan": plan,
        "institution": f"sl-j{subject:04d}",
        "authority": f"sl-a{city + 1:03d}",
        "inspected": day.isoformat(),
        "method": "实地检查",
        "inspectors": 2,
        "matters": ["收费", "公示"],
        "result": "未发现问题",
        "closed": closed.isoformat(),
        "published": (closed + timedelta(days=7)).isoformat(),
        "decision_number": f"示司鉴检〔{year}〕{number + 1}号",
    } | BASICS
