"""Invented local standards, reviewed methods, facilities and experts; the real standards are committed by hand.

Longer than others: tables of data.
"""

from typing import Any

from sample_province import places

GRANTOR = "示例省司法厅（虚构）"
LIST = "示司发〔2025〕18号"
PANEL = "示例省司法鉴定专家委员会（虚构）"

STANDARDS: tuple[dict[str, Any], ...] = (
    {
        "type": "地方标准",
        "number": "DB99/T 101—2016",
        "title": "机动车司法鉴定规程（虚构）",
        "categories": ["wz:0211"],
        "since": "2016-10-01",
        "until": "2025-12-31",
        "replaced_by": "sl-bz0002",
        "confidence": "certain",
    },
    {
        "type": "地方标准",
        "number": "DB99/T 101—2025",
        "title": "机动车司法鉴定规程（虚构，修订）",
        "categories": ["wz:0211"],
        "since": "2026-01-01",
        "confidence": "certain",
    },
    {
        "type": "非标准方法",
        "title": "热敏纸印文形成时间检验方法（虚构）",
        "categories": ["wz:01"],
        "since": "2025-05-12",
        "until": "2028-05-11",
        "institution": "sl-j0001",
        "reviewed_by": PANEL,
        "confidence": "certain",
    },
    {
        "type": "非标准方法",
        "title": "生物检材中一类新精神活性物质筛查方法（虚构）",
        "categories": ["fy:05"],
        "since": "2023-03-01",
        "until": "2026-02-28",
        "institution": "sl-j0001",
        "reviewed_by": PANEL,
        "confidence": "certain",
    },
)

_RECOGNISED = {"stage": "认定", "grantor": GRANTOR, "document_number": LIST, "since": "2025-08-20"}
FACILITIES: tuple[dict[str, Any], ...] = (
    {
        "type": "重点实验室",
        "title": "法医毒物分析重点实验室",
        "category": "fy:05",
        "institution": "sl-j0001",
        **_RECOGNISED,
    },
    {
        "type": "重点实验室",
        "title": "法医物证重点实验室",
        "category": "fy:04",
        "institution": "sl-j0003",
        **_RECOGNISED,
    },
    {
        "type": "重点实验室",
        "title": "法医精神病鉴定重点实验室",
        "category": "fy:03",
        "institution": "sl-j0005",
        **_RECOGNISED,
    },
    {
        "type": "重点实验室",
        "title": "环境损害鉴定重点实验室",
        "category": "hj",
        "institution": "sl-j0006",
        **_RECOGNISED,
    },
    {
        "type": "重点实验室",
        "title": "电子数据鉴定重点实验室",
        "category": "sx:03",
        "host": "示例理工大学（虚构）",
        **_RECOGNISED,
    },
    {
        "type": "重点实验室",
        "title": "法医病理重点实验室",
        "category": "fy:01",
        "institution": "sl-j0004",
        "stage": "培育",
        "since": "2026-02-10",
    },
    {
        "type": "共享仪器",
        "title": "超高效液相色谱串联质谱仪",
        "category": "fy:05",
        "institution": "sl-j0001",
        "stage": "自建",
        "since": "2024-03-01",
        "access": "工作日预约，电话 0990-5550101；鉴定机构凭委托材料使用",
    },
    {
        "type": "共享仪器",
        "title": "电感耦合等离子体质谱仪",
        "category": "hj",
        "institution": "sl-j0006",
        "stage": "自建",
        "since": "2023-09-01",
        "access": "提前五个工作日预约，向机构办公室联系",
    },
    {
        "type": "基础数据库",
        "title": "本省人群常染色体 STR 频率数据库（虚构）",
        "category": "fy:04",
        "host": "示例医科大学（虚构）",
        "stage": "自建",
        "since": "2022-01-01",
        "access": "只提供汇总频率，向依托单位申请",
    },
    {
        "type": "培训基地",
        "title": "示例省司法鉴定培训中心（虚构）",
        "category": "fy",
        "host": "示例大学（虚构）",
        "stage": "认定",
        "grantor": GRANTOR,
        "document_number": "示司发〔2024〕9号",
        "since": "2024-04-15",
        "until": "2029-04-14",
        "access": "按年度培训计划组织，师资见专家",
    },
    {
        "type": "专家工作室",
        "title": "文书鉴定工作室",
        "category": "wz:01",
        "institution": "sl-j0003",
        "stage": "自建",
        "since": "2025-01-10",
    },
)

EXPERTS: tuple[dict[str, Any], ...] = (
    {
        "role": "专家库",
        "name": "单样清",
        "title": "主任法医师",
        "organisation": "示例医科大学（虚构）",
        "categories": ["fy:01", "fy:02"],
    },
    {
        "role": "专家库",
        "name": "柯示远",
        "title": "主任医师",
        "organisation": "示例省安宁医院（虚构）",
        "categories": ["fy:03"],
    },
    {
        "role": "专家委员会",
        "name": "叶例成",
        "title": "主任法医师",
        "organisation": "示例大学（虚构）",
        "categories": ["fy:04", "fy:05"],
    },
    {"role": "师资", "name": "洪拟文", "organisation": "示例警官学院（虚构）", "categories": ["wz:01"]},
    {
        "role": "专家库",
        "name": "卫样安",
        "organisation": "示例理工大学（虚构）",
        "categories": ["sx:03"],
        "since": "2023-01-01",
        "until": "2025-12-31",
    },
    {
        "role": "专家库",
        "name": "邵例平",
        "organisation": "示例省环境科学研究院（虚构）",
        "categories": ["hj:02"],
        "withdrawn": "2026-05-06",
    },
)


PILOTS: tuple[dict[str, Any], ...] = (
    {
        "type": "服务标准化",
        "title": "司法鉴定机构服务标准化试点",
        "region": "990101",
        "institution": "sl-j0001",
        "since": "2025-07-01",
    },
    {
        "type": "措施试点",
        "title": "机构内部管理负面清单试点",
        "region": "990200",
        "since": "2025-01-01",
        "until": "2025-12-31",
        "outcome": "延长一年，扩大到三个市。",
    },
)


def _stamped(letter: str, serial: int, record: dict[str, Any], title: str) -> dict[str, Any]:
    return {
        "id": f"sl-{letter}{serial:04d}",
        **record,
        "as_of": places.AS_OF,
        "sources": [{"title": title}],
    }


def standards() -> list[dict[str, Any]]:
    """Return the invented standards and reviewed methods."""
    return [
        _stamped(
            "bz", serial, item, "审查认证意见（虚构）" if "institution" in item else "地方标准公告（虚构）"
        )
        for serial, item in enumerate(STANDARDS, start=1)
    ]


ASSOCIATIONS: tuple[dict[str, Any], ...] = (
    {
        "type": "司法鉴定协会",
        "name": "示例省司法鉴定协会（虚构）",
        "handles": "行业惩戒、继续教育、会员投诉、重大疑难问题的专家咨询",
        "address": "示例省明州市厅前路3号",
        "phone": "0990-5550160",
        "hours": "工作日 9:00—17:00",
        "rules": ["sl-0006", "sl-0007"],
        "members": 26,
        "counsel": "示例律师事务所（虚构）",
        "resident_since": "2025-01-01",
        "since": "2012-06-18",
    },
    {
        "type": "涉鉴纠纷调处",
        "name": "明州市司法鉴定人民调解委员会（虚构）",
        "region": "990100",
        "authority": "sl-a002",
        "handles": "调解当事人与鉴定机构之间因鉴定发生的纠纷；对鉴定意见不服的，不在这里办",
        "charge": "不收费",
        "address": "示例省明州市示范区服务路8号",
        "phone": "0990-5550161",
        "hours": "周一至周五 9:00—17:00",
        "since": "2023-03-01",
    },
    {
        "type": "鉴定人维权",
        "name": "示例省司法鉴定人维权中心（虚构）",
        "handles": "鉴定人因执业受到威胁、打扰、侮辱的，可以反映和求助；正在发生的危险请先报警",
        "address": "示例省明州市厅前路3号",
        "phone": "0990-5550162",
        "hours": "工作日 9:00—17:00",
        "since": "2024-05-01",
    },
)


def facilities() -> list[dict[str, Any]]:
    """Return the facilities."""
    return [
        _stamped("l", serial, item, "认定文件（虚构）" if "grantor" in item else "机构自报（虚构）")
        for serial, item in enumerate(FACILITIES, start=1)
    ]


def associations() -> list[dict[str, Any]]:
    """Return the association, a committee that mediates, and the office that protects appraisers."""
    return [
        _stamped("xh", serial, {"authority": "sl-a001", "region": "990000", **item}, "协会公告（虚构）")
        for serial, item in enumerate(ASSOCIATIONS, start=1)
    ]


def pilots() -> list[dict[str, Any]]:
    """Return the pilots."""
    return [
        _stamped("sd", serial, {"authority": "sl-a001", **item}, "试点通知（虚构）")
        for serial, item in enumerate(PILOTS, start=1)
    ]


def experts() -> list[dict[str, Any]]:
    """Return the experts; the term of one is over, and one took the consent back."""
    found = []
    for serial, item in enumerate(EXPERTS, start=1):
        record = {"since": "2026-01-01", "until": "2028-12-31", "body": GRANTOR, **item}
        consent = {
            "reference": f"示专同〔{record['since'][:4]}〕{serial}号",
            "given": f"{int(record['since'][:4]) - 1}-12-10",
        }
        if "withdrawn" in record:
            consent["withdrawn"] = record.pop("withdrawn")
        found.append(_stamped("zj", serial, record | {"consent": consent}, "聘任文件（虚构）"))
    return found
