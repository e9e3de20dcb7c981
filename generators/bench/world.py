"""Synthetic registries of a province's and a nation's size: seeded, plainly invented, valid.

They are only for timing, live under build/bench and are never published. Numbers follow the same formats as
the sample (licence 99 + city + year + sequence), so that every check has real work to do.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml
from basics import BASICS, CATEGORIES, Row, Size
from mingjian.load.canonical import emit
from mingjian.model.registry import KIND, VOCABULARIES
from mingjian.model.settings import Settings
from staff import Staff

YEARS = range(2016, 2026)


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
