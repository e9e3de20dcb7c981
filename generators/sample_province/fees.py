"""The fee schedules of the province: the one in force and the one before it."""

from typing import Any

from sample_province import places
from sample_province.fee_table import CAPPED, GROUPS, RANGE, SAMPLE, TABLE

CURRENT, FORMER = "sl-f0001", "sl-f0002"
OLD_SHARE = 85
"""What the former schedule asked, in percent of the present one."""


def price(kind: str, unit: str, amounts: tuple[int, ...], percent: int = 100) -> dict[str, Any]:
    """Return a price; all amounts but a surcharge are scaled and rounded to ten yuan (small ones to one)."""
    scaled = [rounded(amount * percent) for amount in amounts]
    found: dict[str, Any] = {"kind": kind, "unit": unit}
    if kind == RANGE:
        return {**found, "low": scaled[0], "high": scaled[1]}
    found["amount"] = scaled[0]
    if kind == CAPPED:
        found["cap"] = scaled[1]
    if kind == SAMPLE and len(amounts) > 1:
        found["surcharge"] = amounts[1]
    return found


def rounded(hundredths: int) -> int:
    """Return an amount given in hundredths, rounded to ten yuan from a hundred yuan on, else to one."""
    return round(hundredths / 1000) * 10 if hundredths >= 10000 else round(hundredths / 100)


def items(percent: int = 100, share: int = 1) -> list[dict[str, Any]]:
    """Return the items; ``share`` keeps every n-th only."""
    found: list[dict[str, Any]] = []
    count = {"fy": 0, "wz": 0, "sx": 0}
    for index, (code, name, kind, unit, amounts, note) in enumerate(TABLE):
        count[code[:2]] += 1
        if index % share:
            continue
        item: dict[str, Any] = {
            "code": f"{code[:2]}-{count[code[:2]]:03d}",
            "number": len(found) + 1,
            "group": GROUPS[code[:5]],
            "category": code,
            "name": name,
            "price": price(kind, unit, amounts, percent),
            "confidence": "certain",
        }
        found.append(item | ({"note": note} if note else {}))
    return found


TIERS = [
    {"over": 0, "upto": 100000},
    {"over": 100000, "upto": 500000, "rate": "0.9"},
    {"over": 500000, "upto": 2000000, "rate": "0.6"},
    {"over": 2000000, "upto": 10000000, "rate": "0.3"},
    {"over": 10000000, "rate": "0.05"},
]
EXAMPLES = [
    {"price": 1200, "amount": 100000, "fee": 1200},
    {"price": 1200, "amount": 500000, "fee": 4800},
    {"price": 1200, "amount": 2000000, "fee": 13800},
    {"price": 1200, "amount": 10000000, "fee": 37800},
]
NOTES = [
    {
        "topic": "出庭费用",
        "text": "鉴定人出庭的交通、食宿和误工补贴不在鉴定费之内，由人民法院依照规定处理。",
        "confidence": "certain",
    },
    {
        "topic": "医学检查",
        "text": "需要作医学检查的，按医疗机构的收费标准另收，鉴定机构不得加价。",
        "confidence": "certain",
    },
    {
        "topic": "疑难复杂案件",
        "text": "按疑难复杂上浮的，不得再收专家咨询费，并须事先告知委托人。",
        "confidence": "certain",
    },
    {
        "topic": "减收免收缓收",
        "text": "法律援助受援人凭给予法律援助决定书减收或者免收；确有困难的可以申请缓收。",
        "confidence": "certain",
    },
    {
        "topic": "环境损害",
        "text": "环境损害司法鉴定实行市场调节价，由机构自行定价并公示。",
        "confidence": "certain",
    },
]


def _schedule(record: str, number: str, issued: str, **more: Any) -> dict[str, Any]:
    title = "示例省司法鉴定收费项目和收费标准"
    return {
        "id": record,
        "title": title,
        "region": places.PROVINCE,
        "issuer": "示例省发展和改革委员会、示例省司法厅（虚构）",
        "document_number": number,
        "issued": issued,
        "mode": "政府指导价",
        "confidence": "certain",
        "complete": True,
        "as_of": places.AS_OF,
        "sources": [
            {"title": title, "number": number, "dated": issued, "url": f"https://example.invalid/{record}"}
        ],
        **more,
    }


def schedules() -> list[dict[str, Any]]:
    """Return the schedule in force and its predecessor."""
    rule = {
        "applies_to": "涉及财产案件的文书鉴定",
        "base": "诉讼标的与鉴定标的两者中的较小值",
        "method": "分段累计",
        "tiers": TIERS,
        "cap_note": "每项合计不超过6万元。",
        "examples": EXAMPLES,
    }
    floating = {
        "up": 20,
        "down": 20,
        "hard_case_up": 40,
        "note": "疑难复杂案件上浮须经机构负责人批准并书面告知委托人。",
    }
    return [
        _schedule(
            CURRENT,
            "示发改价〔2024〕9号",
            "2024-11-20",
            since="2025-01-01",
            floating=floating,
            tier_rule=rule,
            notes=NOTES,
            items=items(),
        ),
        _schedule(
            FORMER,
            "示发改价〔2017〕31号",
            "2017-12-05",
            since="2018-01-01",
            until="2024-12-31",
            until_confidence="certain",
            floating={"up": 10, "down": 20},
            notes=NOTES[:2],
            items=items(OLD_SHARE, share=2),
            note="自2025年1月1日起由示发改价〔2024〕9号代替。",
        ),
    ]
