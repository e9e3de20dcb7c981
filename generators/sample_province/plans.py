"""Inspection plans: the pool is who practised on the day of the draw, the draw itself is seeded."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from sample_province import places
from sample_province.draw import sample
from sample_province.gazette import Gazette

PRACTISING = {"正常", "延续审查中"}
BASIS = "新疆 2020 意见第28条所述“双随机、一公开”要求（示例省参照执行）"


@dataclass(frozen=True)
class Plan:
    """One yearly plan before it becomes a record."""

    serial: int
    authority: str
    area: str
    name: str
    year: int
    ratio: int
    matters: tuple[str, ...]
    drawn: date | None
    span: tuple[date, date]


PLANS = (
    Plan(
        1,
        "sl-a001",
        "99",
        "示例省",
        2024,
        40,
        ("收费", "公示", "意见书质量", "档案管理"),
        date(2024, 4, 10),
        (date(2024, 4, 1), date(2024, 10, 31)),
    ),
    Plan(
        2,
        "sl-a002",
        "9901",
        "明州市",
        2024,
        50,
        ("委托与受理", "登记事项", "公示"),
        date(2024, 5, 15),
        (date(2024, 5, 6), date(2024, 9, 30)),
    ),
    Plan(
        3,
        "sl-a001",
        "99",
        "示例省",
        2025,
        40,
        ("收费", "鉴定程序与时限", "内部质量管理", "教育培训"),
        date(2025, 4, 9),
        (date(2025, 4, 1), date(2025, 10, 31)),
    ),
    Plan(
        4,
        "sl-a002",
        "9901",
        "明州市",
        2025,
        50,
        ("公示", "档案管理", "涉保鉴定"),
        date(2025, 5, 14),
        (date(2025, 5, 6), date(2025, 9, 30)),
    ),
    Plan(
        5,
        "sl-a004",
        "9903",
        "公正市",
        2025,
        50,
        ("收费", "诉讼外鉴定业务"),
        date(2025, 6, 11),
        (date(2025, 6, 3), date(2025, 9, 30)),
    ),
    Plan(
        6,
        "sl-a001",
        "99",
        "示例省",
        2026,
        40,
        ("收费", "公示", "意见书质量", "登记事项"),
        None,
        (date(2026, 9, 1), date(2026, 12, 31)),
    ),
)


def pool(bodies: list[dict[str, Any]], area: str, on: date) -> list[str]:
    """Return who practised in an area on a day."""
    found = []
    for body in bodies:
        past = [step for step in body["status"] if step["since"] <= on.isoformat()]
        if body["region"].startswith(area) and past and past[-1]["status"] in PRACTISING:
            found.append(body["id"])
    return sorted(found)


def plan_record(plan: Plan, bodies: list[dict[str, Any]], gazette: Gazette) -> dict[str, Any]:
    """Return the record of a plan, with the subjects drawn."""
    on = plan.drawn or date(2026, 6, 30)
    candidates = pool(bodies, plan.area, on)
    announced = plan.span[0] - timedelta(days=12)
    record: dict[str, Any] = {
        "id": f"sl-t{plan.serial:04d}",
        "title": f"{plan.name}{plan.year}年度司法鉴定机构“双随机、一公开”抽查计划",
        "authority": plan.authority,
        "year": plan.year,
        "matters": list(plan.matters),
        "basis": BASIS,
        "ratio": plan.ratio,
        "rounding": "进一",
        "pool_size": len(candidates),
        "inspector_pool_size": 24 if plan.area == "99" else 8,
        "since": plan.span[0].isoformat(),
        "until": plan.span[1].isoformat(),
        "as_of": places.AS_OF,
        "sources": [
            {
                "title": f"{plan.name}{plan.year}年度双随机抽查通知",
                "number": gazette.number("示司鉴查", announced),
                "dated": announced.isoformat(),
            }
        ],
    }
    if plan.drawn:
        record["drawn_on"] = plan.drawn.isoformat()
        record["subjects"] = sample(candidates, ceil(len(candidates) * plan.ratio / 100), "draw", plan.serial)
    return record
