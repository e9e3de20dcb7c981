"""Inspection plans: the pool is who practised on the day, drawn by a recorded draw or else by a seeded one."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from sample_province import places
from sample_province.draw import sample
from sample_province.gazette import Gazette
from sample_province.public_draws import FROZEN, STORIES, Story, draw_record

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
        ("公示", "档案管理", "涉保鉴定", "便民设施"),
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
    Plan(
        7,
        "sl-a006",
        "9905",
        "样例市",
        2025,
        50,
        ("公示", "登记事项"),
        None,
        (date(2025, 6, 16), date(2025, 9, 30)),
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


def _announced(plan: Plan) -> date:
    """Return the day of the notice, a working day shortly before the pool is frozen or the plan begins."""
    frozen = FROZEN.get(plan.serial)
    if frozen is None:
        return plan.span[0] - timedelta(days=12)
    day = frozen - timedelta(days=2)
    return day - timedelta(days=max(0, day.weekday() - 4))


def plan_record(
    plan: Plan, bodies: list[dict[str, Any]], gazette: Gazette, drawn: list[str] | None
) -> dict[str, Any]:
    """Return the record of a plan; ``drawn`` are the subjects if a recorded draw chose them."""
    candidates = pool(bodies, plan.area, FROZEN.get(plan.serial) or plan.drawn or date(2026, 6, 30))
    announced = _announced(plan)
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
        chosen = sample(candidates, ceil(len(candidates) * plan.ratio / 100), "draw", plan.serial)
        record["subjects"] = chosen if drawn is None else sorted(drawn)
    return record


def draw_records(bodies: list[dict[str, Any]], gazette: Gazette) -> list[dict[str, Any]]:
    """Return the records of all draws."""
    plans = {plan.serial: plan for plan in PLANS}
    return [
        draw_record(story, plans[story.plan].year, _pools(story, plans[story.plan], bodies), gazette)
        for story in STORIES
    ]


def _pools(story: Story, plan: Plan, bodies: list[dict[str, Any]]) -> list[list[str]]:
    """Return the pool of each layer; who would fit in two layers belongs in the first."""
    scopes = {body["id"]: [item["category"] for item in body["scope"]] for body in bodies}
    regions = {body["id"]: body["region"] for body in bodies}
    rest, pools = pool(bodies, plan.area, story.frozen), []
    for layer in story.layers:
        mine = [
            key
            for key in rest
            if (not layer.regions or f"{regions[key][:4]}00" in layer.regions)
            and (not layer.categories or any(code[:2] in layer.categories for code in scopes[key]))
        ]
        pools.append(mine)
        rest = [key for key in rest if key not in mine]
    return pools
