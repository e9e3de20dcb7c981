"""Small records in memory for tests of views and pages: every builder takes the fields that matter to a test."""

from datetime import date
from typing import Any

import orjson
from mingjian.derive.views import Views, derive_views
from mingjian.model.appraiser import Appraiser
from mingjian.model.authority import Authority
from mingjian.model.case import Case
from mingjian.model.declaration import Model
from mingjian.model.document import Document
from mingjian.model.fee import FeeSchedule, PriceList
from mingjian.model.inspection import Inspection, InspectionPlan
from mingjian.model.institution import Institution
from mingjian.model.integrity import Rating
from mingjian.model.registry import KINDS, VOCABULARIES, Registry
from mingjian.model.sanction import Sanction
from mingjian.model.service import ServiceWindow
from mingjian.model.settings import Settings

DAY = date(2026, 6, 30)
ORIGIN: dict[str, Any] = {"as_of": "2026-06-30", "sources": [{"title": "示例决定"}]}


def made(model: type[Model], **fields: Any) -> Any:
    """Return a validated record, read as it would be read from a file."""
    return model.model_validate_json(orjson.dumps(fields))


def licence(**fields: Any) -> dict[str, Any]:
    return {
        "number": "990101001",
        "act": "设立",
        "issued": "2021-06-01",
        "since": "2021-06-01",
        "until": "2026-12-31",
    } | fields


def step(status: str, since: str, **fields: Any) -> dict[str, Any]:
    return {"status": status, "since": since, **fields}


def institution(**fields: Any) -> Institution:
    base = {
        "id": "sl-j0001",
        "name": "示例省明鉴司法鉴定中心",
        "region": "990101",
        "authority": "sl-a001",
        "contact": {"address": "示例省明州市示范区公正路1号", "phone": "0990-5550101"},
        "supervision": {"office": "明州市司法局", "phone": "12348"},
        "licences": [licence()],
        "status": [step("正常", "2021-06-01")],
        "scope": [{"category": "fy:02", "since": "2021-06-01"}],
    }
    return made(Institution, **(base | ORIGIN | fields))


def appraiser(**fields: Any) -> Appraiser:
    base = {
        "id": "sl-r00001",
        "name": "张示例",
        "gender": "男",
        "title": "主任法医师",
        "region": "990101",
        "practice_number": "990101001001",
        "affiliations": [{"institution": "sl-j0001", "employment": "专职", "since": "2021-06-01"}],
        "categories": [{"category": "fy:02", "since": "2021-06-01"}],
        "certificates": [licence(number="990101001001")],
        "status": [step("正常", "2021-06-01")],
    }
    return made(Appraiser, **(base | ORIGIN | fields))


def authority(**fields: Any) -> Authority:
    base = {
        "id": "sl-a001",
        "name": "示例省司法厅",
        "level": "省级",
        "region": "990000",
        "phone": "0990-5550000",
    }
    return made(Authority, **(base | ORIGIN | fields))


def schedule(**fields: Any) -> FeeSchedule:
    base = {
        "id": "sl-f0001",
        "title": "示例省司法鉴定收费标准",
        "region": "990000",
        "since": "2024-01-01",
        "confidence": "certain",
        "complete": True,
        "floating": {"up": 20, "down": 20, "hard_case_up": 40, "accredited_up": 30},
        "items": [fee_item()],
    }
    return made(FeeSchedule, **(base | ORIGIN | fields))


def fee_item(**fields: Any) -> dict[str, Any]:
    return {
        "code": "fy-018",
        "group": "法医临床鉴定",
        "category": "fy:02",
        "name": "伤残程度评定",
        "price": {"kind": "单价", "unit": "例", "amount": 700},
        "confidence": "certain",
    } | fields


def price_list(**fields: Any) -> PriceList:
    base = {
        "id": "sl-p0001",
        "since": "2025-01-01",
        "institution": "sl-j0001",
        "schedule": "sl-f0001",
        "items": [price_item()],
    }
    return made(PriceList, **(base | ORIGIN | fields))


def price_item(**fields: Any) -> dict[str, Any]:
    return {
        "schedule_item": "fy-018",
        "name": "伤残程度评定",
        "category": "fy:02",
        "price": {"kind": "单价", "unit": "例", "amount": 800},
    } | fields


def plan(**fields: Any) -> InspectionPlan:
    base = {
        "id": "sl-t0001",
        "title": "示例省2025年度双随机抽查",
        "authority": "sl-a001",
        "year": 2025,
        "since": "2025-01-01",
        "matters": ["收费"],
        "basis": "示例依据",
        "ratio": 20,
        "rounding": "进一",
        "pool_size": 2,
        "drawn_on": "2025-04-10",
        "subjects": ["sl-j0001"],
    }
    return made(InspectionPlan, **(base | ORIGIN | fields))


def inspection(**fields: Any) -> Inspection:
    base = {
        "id": "sl-c0001",
        "plan": "sl-t0001",
        "institution": "sl-j0001",
        "authority": "sl-a001",
        "inspected": "2025-05-12",
        "method": "实地检查",
        "inspectors": 2,
        "matters": ["收费"],
        "result": "未发现问题",
        "closed": "2025-05-20",
        "published": "2025-05-28",
    }
    return made(Inspection, **(base | ORIGIN | fields))


def rating(**fields: Any) -> Rating:
    base = {
        "id": "sl-g0001",
        "institution": "sl-j0001",
        "scheme": "integrity",
        "year": 2025,
        "grade": "B",
        "authority": "sl-a001",
        "decision_number": "示司鉴评〔2026〕1号",
        "decided": "2026-03-16",
        "objection_until": "2026-03-10",
        "published": "2026-03-20",
    }
    return made(Rating, **(base | ORIGIN | fields))


def sanction(**fields: Any) -> Sanction:
    base = {
        "id": "sl-s0001",
        "type": "行政处罚",
        "authority": "sl-a001",
        "institution": "sl-j0001",
        "decision_number": "示司鉴罚〔2026〕9号",
        "decided": "2026-05-06",
        "basis": ["示例"],
        "ground": "自立收费项目",
        "kinds": ["罚款"],
        "amount": 5000,
        "performance": "已履行",
        "severity": "一般",
        "published": "2026-05-08",
    }
    return made(Sanction, **(base | ORIGIN | fields))


def case(**fields: Any) -> Case:
    base = {
        "id": "sl-k0001",
        "kind": "典型",
        "title": "一张借条上的签名是谁写的",
        "category": "wz:01",
        "region": "990000",
        "year": 2024,
        "background": "某某出示一张借条。",
        "question": "签名是否为某某所写。",
        "opinion": "不是同一人所写。",
        "lesson": "借条要当面签。",
        "anonymised_by": "示例科",
        "checked_by": "示例处",
    }
    return made(Case, **(base | ORIGIN | fields))


def warning(**publication: Any) -> Case:
    terms = {
        "decided": "2026-04-10",
        "decision_number": "示司鉴罚〔2026〕2号",
        "severity": "一般",
    } | publication
    return case(id="sl-k0002", kind="警示", title="不该收的费用", year=2026, publication=terms)


def document(**fields: Any) -> Document:
    base = {
        "id": "cq-2021",
        "title": "示例举措",
        "kind": "服务举措",
        "issuer": "示例市司法局",
        "measures": [measure()],
    }
    return made(Document, **(base | ORIGIN | fields))


def measure(**fields: Any) -> dict[str, Any]:
    return {
        "id": "cq-03",
        "number": "3",
        "locator": "正文第3段",
        "section": "服务举措",
        "title": "管理服务信息化",
        "summary": "实现意见书赋码管理。",
        "verifiable_by": ["qualitative"],
        "themes": ["S43"],
    } | fields


WINDOWS = [
    {"severity": "轻微", "months": 0, "since": "2026-04-01", "law": "示例", "confidence": "certain"},
    {"severity": "一般", "months": 12, "since": "2026-04-01", "law": "示例", "confidence": "certain"},
    {"severity": "严重", "months": 36, "since": "2026-04-01", "law": "示例", "confidence": "certain"},
]
VOCABULARY: dict[str, dict[str, Any]] = {
    "categories": {
        "classes": [],
        "items": [
            {"code": code, "name": name, "confidence": "certain", "accreditation_required": code == "fy:04"}
            for code, name in (
                ("fy", "法医类"),
                ("fy:02", "法医临床鉴定"),
                ("fy:0201", "人体损伤程度鉴定"),
                ("fy:0208", "骨龄鉴定"),
                ("fy:04", "法医毒物鉴定"),
                ("wz", "物证类"),
                ("wz:01", "文书鉴定"),
            )
        ],
    },
    "regions": {
        "items": [
            {"code": code, "name": name, "level": level}
            for code, name, level in (
                ("990000", "示例省", "省"),
                ("990100", "明州市", "市"),
                ("990101", "示范区", "县"),
                ("990200", "空白市", "市"),
                ("990201", "留白区", "县"),
            )
        ]
    },
    "publication-windows": {"items": WINDOWS},
    "result-words": {
        "items": [
            {"name": "未发现问题", "meaning": "没有发现问题", "problem": False, "confidence": "certain"},
            {"name": "发现问题已责令改正", "meaning": "已要求改正", "problem": True, "confidence": "certain"},
        ]
    },
}


def window(**fields: Any) -> ServiceWindow:
    base = {
        "id": "sl-u0001",
        "type": "机构进驻",
        "centre": "示范区公共法律服务中心",
        "level": "县级",
        "region": "990101",
        "institutions": ["sl-j0001"],
        "address": "示例省明州市示范区服务路8号",
        "phone": "0990-5550810",
        "hours": "工作日 9:00—17:00",
        "tasks": ["法律咨询"],
        "confirmed": "2026-05-20",
        "since": "2023-03-01",
    }
    return made(ServiceWindow, **(base | ORIGIN | fields))


def registry(*records: Any, vocabulary: dict[str, Any] | None = None, **settings: Any) -> Registry:
    """Return a registry of the given records, whatever their kinds."""
    base = {"schema_version": 1, "prefix": "sl", "region": "990000", "site_name": "示例站"}
    folders = {kind.model: kind.attribute for kind in KINDS}
    held: dict[str, dict[str, Any]] = {name: {} for name in folders.values()}
    for record in records:
        held[folders[type(record)]][record.id] = record
    words = {
        stem: made(VOCABULARIES[stem], **data) for stem, data in (VOCABULARY | (vocabulary or {})).items()
    }
    return Registry(
        settings=made(Settings, **(base | {"publisher": {"name": "示例厅"}} | settings)),
        vocabularies=words,
        **held,
    )


def views(*records: Any, on: date = DAY, **options: Any) -> Views:
    """Return the views of the given records on a day."""
    return derive_views(registry(*records, **options), on, None, "test")
