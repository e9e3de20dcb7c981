"""Invented grades, yearly reviews, quality reviews, proficiency rounds, honours and campaigns."""

from typing import Any

from sample_province import places
from sample_province.draw import number
from sample_province.institution_table import TABLE

CENTRE = "示例能力验证中心（虚构）"
UNIVERSITY = "示例大学司法鉴定评价中心（虚构）"
BETTER, FAILED_YEARLY = {1, 3, 6, 11}, {18}
WORSE = {10: "D", 30: "D", 18: "C", 22: "C"}
NOT_RATED = {28, 20}
ALIVE = tuple(spec for spec in TABLE if spec.ended is None)


def _stamped(record: dict[str, Any], title: str, paper: str | None = None) -> dict[str, Any]:
    source: dict[str, Any] = {"title": title}
    if paper is not None:
        source["number"] = paper
    return {**record, "as_of": places.AS_OF, "sources": [source]}


def ratings() -> list[dict[str, Any]]:
    """Return the grades of two years; two institutions were not graded in the second."""
    found = []
    for year, decided, published in ((2024, "2025-03-17", "2025-03-28"), (2025, "2026-03-16", "2026-03-27")):
        paper = f"示司鉴评〔{year + 1}〕1号"
        for spec in ALIVE:
            if spec.start.year >= year or (year == 2025 and spec.serial in NOT_RATED):
                continue
            usual = "A" if spec.serial in BETTER else "B" if number(0, 2, "grade", year, spec.id) else "C"
            found.append(
                {
                    "institution": spec.id,
                    "scheme": "integrity",
                    "year": year,
                    "grade": WORSE.get(spec.serial, usual) if year == 2025 else usual,
                    "authority": "sl-a001",
                    "decision_number": paper,
                    "decided": decided,
                    "objection_until": f"{year + 1}-03-10",
                    "published": published,
                    "valid_until": f"{year + 2}-03-31",
                }
            )
    return [
        {"id": f"sl-g{serial:04d}", **_stamped(item, "诚信等级评定决定", item["decision_number"])}
        for serial, item in enumerate(found, start=1)
    ]


def _yearly(year: int) -> dict[str, Any]:
    paper = f"示司鉴通〔{year + 1}〕9号"
    judged = [spec for spec in ALIVE if spec.start.year < year + 1]
    outcomes = [
        {
            "institution": spec.id,
            "result": "不合格"
            if year == 2025 and spec.serial in FAILED_YEARLY
            else "基本合格"
            if not number(0, 6, "yearly", year, spec.id)
            else "合格",
        }
        for spec in judged
    ]
    record = {
        "type": "年度考核",
        "title": f"示例省{year}年度司法鉴定机构考核",
        "year": year,
        "authority": "sl-a001",
        "method": "机构自查，市级司法行政机关初评，省厅抽查核定",
        "outcomes": outcomes,
        "closed": f"{year + 1}-04-10",
        "published": f"{year + 1}-04-22",
        "decision_number": paper,
    }
    return _stamped(record, "年度考核结果通报", paper)


def _quality(year: int, sampled: int, split: tuple[int, int, int], *, public: bool) -> dict[str, Any]:
    words = ("优秀", "合格", "不合格")
    record = {
        "type": "质量评查",
        "title": f"示例省{year}年度司法鉴定意见书质量评查",
        "year": year,
        "authority": "sl-a001",
        "method": "每家机构随机抽取，隐去机构名称，两名专家背对背评查",
        "dimensions": ["文书规范", "案情分析", "适用标准", "鉴定意见"],
        "sampled": sampled,
        "counts": [{"result": word, "count": count} for word, count in zip(words, split, strict=True)],
        "faults": ["没有写明所用标准的版本", "分析说明过于简略", "检材接收没有双人签字"],
        "closed": f"{year}-11-20" if public else "2026-06-12",
    }
    if public:
        record["published"] = f"{year}-12-08"
    return _stamped(record, "质量评查通报" if public else "质量评查记录")


def reviews() -> list[dict[str, Any]]:
    """Return yearly, quality and third-party reviews; the last quality review is closed, not yet public."""
    third = {
        "type": "第三方评价",
        "title": "示例省法医临床司法鉴定机构第三方评价",
        "year": 2025,
        "authority": "sl-a001",
        "evaluator": UNIVERSITY,
        "method": "暗访接待、回访委托单位、抽查档案",
        "outcomes": [
            {"institution": spec.id, "result": "优秀" if spec.serial in BETTER else "合格"}
            for spec in ALIVE
            if "fy:02" in spec.scope and spec.serial not in {18, 30}
        ],
        "closed": "2025-10-24",
        "published": "2025-11-14",
    }
    found = [
        _yearly(2024),
        _yearly(2025),
        _quality(2024, 96, (21, 69, 6), public=True),
        _quality(2025, 104, (25, 74, 5), public=True),
        _stamped(third, "第三方评价报告"),
        _quality(2026, 88, (19, 66, 3), public=False),
    ]
    return [{"id": f"sl-v{serial:04d}", **item} for serial, item in enumerate(found, start=1)]


ROUNDS = (
    ("sl-y0001", "血液中乙醇含量测定", "fy:05", 2024, {}),
    ("sl-y0002", "笔迹鉴定（签名）", "wz:01", 2024, {12: "done"}),
    ("sl-y0003", "人体损伤致残程度鉴定", "fy:02", 2025, {22: "done", 18: "overdue"}),
    ("sl-y0004", "常染色体亲权鉴定", "fy:04", 2025, {}),
    ("sl-y0005", "电子数据提取", "sx:03", 2025, {}),
    ("sl-y0006", "车辆速度鉴定", "wz:0211", 2025, {}),
)
FOLLOW_UP = {
    "done": {"ordered": "-12-22", "due": "-03-31", "done": "-03-18", "verified": "-03-27"},
    "overdue": {"ordered": "-12-22", "due": "-04-30"},
}


def _follow_up(turn: str, year: int) -> dict[str, str]:
    return {step: f"{year if step == 'ordered' else year + 1}{day}" for step, day in FOLLOW_UP[turn].items()}


def rounds() -> list[dict[str, Any]]:
    """Return the proficiency rounds with their results."""
    found = []
    for key, title, category, year, failed in ROUNDS:
        results = []
        for spec in ALIVE:
            if not any(category.startswith(code) for code in spec.scope) or spec.start.year > year:
                continue
            if spec.serial in failed:
                turn = _follow_up(failed[spec.serial], year)
                results.append({"institution": spec.id, "result": "不通过", "follow_up": turn})
            elif number(0, 9, "enrolled", key, spec.id):
                word = "满意" if number(0, 3, "passed", key, spec.id) else "通过"
                results.append({"institution": spec.id, "result": word})
        record = {
            "title": f"{title}能力验证（虚构）",
            "code": f"SL{year}-{key[-2:]}",
            "year": year,
            "category": category,
            "provider": CENTRE,
            "results": results,
            "published": f"{year}-12-15",
        }
        found.append({"id": key, **_stamped(record, "能力验证结果通知")})
    return found


def honours() -> list[dict[str, Any]]:
    """Return the honours."""
    found = [
        ("institution", "sl-j0001", "示例省司法鉴定先进集体", "示司发〔2025〕31号", "2025-12-19"),
        ("institution", "sl-j0006", "示例省司法鉴定先进集体", "示司发〔2025〕31号", "2025-12-19"),
        ("institution", "sl-j0003", "示例省公共法律服务创新奖", "示司发〔2024〕18号", "2024-11-08"),
        ("appraiser", "sl-r00001", "示例省司法鉴定先进个人", "示司发〔2025〕31号", "2025-12-19"),
        ("appraiser", "sl-r00060", "示例省最美法律服务人", "示司发〔2025〕12号", "2025-05-29"),
        ("institution", "sl-j0001", "示例省司法鉴定品牌机构", "示司发〔2025〕40号", "2025-12-26"),
        ("institution", "sl-j0006", "环境损害鉴定特色机构", "示司发〔2022〕11号", "2022-06-20"),
    ]
    brands = {"示例省司法鉴定品牌机构": "2028-12-25", "环境损害鉴定特色机构": "2025-06-19"}
    return [
        {
            "id": f"sl-n{serial:04d}",
            side: key,
            **({"type": "品牌与特色", "until": brands[title]} if title in brands else {}),
            "title": title,
            "grantor": "示例省司法厅（虚构）",
            "granted": granted,
            "document_number": paper,
            "_year": granted[:4],
            "as_of": places.AS_OF,
            "sources": [{"title": "表彰决定", "number": paper, "dated": granted}],
        }
        for serial, (side, key, title, paper, granted) in enumerate(found, start=1)
    ]


def campaigns() -> list[dict[str, Any]]:
    """Return a closed clean-up and a re-registration under way."""
    closed = [spec for spec in ALIVE if spec.start.year < 2025]
    cleanup = {
        "kind": "清理整顿",
        "title": "司法鉴定机构和鉴定人清理整顿",
        "since": "2025-04-01",
        "until": "2025-05-31",
        "partners": ["示例省市场监督管理局（虚构）"],
        "target": "全省登记的司法鉴定机构和鉴定人",
        "basis": "四川 2020 要点附2第八项（写法参照，示例数据）",
        "total": len(closed),
        "results": [
            {"institution": spec.id, "outcome": "限期整改" if spec.serial in {12, 22} else "保留"}
            for spec in closed
        ],
        "report": f"应审{len(closed)}家，保留{len(closed) - 2}家，限期整改2家，整改均已完成。",
        "published": "2025-06-13",
    }
    again = {
        "kind": "重新审核登记",
        "title": "法医类机构重新审核登记",
        "since": "2026-05-06",
        "until": "2026-08-31",
        "target": "登记了法医类业务的机构",
        "basis": "新疆 2020 意见第7条（写法参照，示例数据）",
        "total": sum(any(code.startswith("fy") for code in spec.scope) for spec in ALIVE),
        "results": [{"institution": f"sl-j{serial:04d}", "outcome": "保留"} for serial in (1, 4, 5, 11)],
    }
    return [
        {
            "id": f"sl-z{serial:04d}",
            "authority": "sl-a001",
            **item,
            "_year": str(item["since"])[:4],
            "as_of": places.AS_OF,
            "sources": [{"title": "行动方案"}],
        }
        for serial, item in enumerate((cleanup, again), start=1)
    ]
