"""Invented particulars of institutions: court list, electronic licences, premises, assistants, bylaws."""

from typing import Any

from sample_province.draw import number
from sample_province.institution_table import Institution

COURT, PLATFORM, SELF = "示例省高级人民法院（虚构）", "示例省电子证照平台（虚构）", "机构自报"
INSURERS = ("示例财产保险公司明州分公司（虚构）", "样例保险公司（虚构）")
BYLAWS = ("司法鉴定质量管理制度", "检材接收和流转制度", "重大事项报告制度")


def particulars(spec: Institution) -> list[dict[str, Any]]:
    """Return what is said of an institution; ended ones have none."""
    if spec.ended is not None or spec.start.year > 2025:
        return []
    found: list[dict[str, Any]] = []
    if number(0, 2, spec.id, "court"):
        codes = [code for code, without in spec.scope.items() if not without and code.count(":")][:2]
        if codes:
            found.append({"kind": "法院委托名单", "by": COURT, "since": "2025-03-01", "categories": codes})
    if number(0, 3, spec.id, "licence"):
        found.append(
            {"kind": "电子证照", "by": PLATFORM, "since": "2025-06-01", "number": f"DZ-{spec.serial:06d}"}
        )
    if number(0, 1, spec.id, "premises"):
        found.append({"kind": "场所自有", "by": SELF, "since": "2025-01-01"})
    if number(0, 1, spec.id, "equipment"):
        found.append({"kind": "设备自备", "by": SELF, "since": "2025-01-01"})
    if helpers := number(0, 4, spec.id, "assistants"):
        found.append({"kind": "鉴定人助理", "by": SELF, "since": "2026-01-01", "count": helpers})
    found += _insured(spec)
    if number(0, 1, spec.id, "bylaw"):
        name = BYLAWS[spec.serial % len(BYLAWS)]
        found.append({"kind": "章程和内部制度", "by": SELF, "since": "2024-01-01", "name": name})
    return found


def _insured(spec: Institution) -> list[dict[str, Any]]:
    """Four of five are insured, year by year."""
    if not number(0, 4, spec.id, "insurance"):
        return []
    insurer = {"kind": "执业责任保险", "by": SELF, "name": INSURERS[spec.serial % len(INSURERS)]}
    years = (("2025-04-01", "2026-03-31"), ("2026-04-01", "2027-03-31"))
    return [{**insurer, "since": since, "until": until} for since, until in years]
