"""What institutions themselves promise and declare, and where else they sit."""

from typing import Any

from sample_province.draw import number, sample
from sample_province.institution_table import Institution
from sample_province.particulars import particulars

PLEDGED = {6: "2024-05-06", 14: "2024-05-06", 29: "2025-03-17"}


LIST = "示例省环境损害公益诉讼不预先收费鉴定机构名单（虚构）"


RULES = (
    ("首问负责", "第一个接待您的人负责到底，不推给别人。", None),
    ("限时办结", "材料齐全的，{days}个工作日内决定是否受理。", (2, 7)),
    ("服务公开", "流程、收费、时限和监督电话在大厅和本站公开。", None),
    ("服务承诺", "一次说清要交的材料；不承诺鉴定结果。", None),
    ("岗位责任", "接待、受理、鉴定、复核各有专岗，岗位职责上墙。", None),
)


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
