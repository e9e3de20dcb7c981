"""Invented documents of the library: a regulation and its revision, a plan, a yearly review, a mechanism, a charter."""

from typing import Any

from sample_province import places

CONGRESS, OFFICE = "示例省人民代表大会常务委员会（虚构）", "示例省司法厅（虚构）"

DOCUMENTS: tuple[dict[str, Any], ...] = (
    {
        "type": "地方性法规",
        "title": "示例省司法鉴定管理条例（虚构）",
        "kind": "条例",
        "issuer": CONGRESS,
        "issued": "2018-09-28",
        "since": "2019-01-01",
    },
    {
        "type": "地方性法规",
        "title": "示例省司法鉴定管理条例（虚构，修订草案）",
        "kind": "草案",
        "issuer": CONGRESS,
        "stage": "审议",
    },
    {
        "type": "发展规划",
        "title": "示例省司法鉴定行业发展和人才培养规划（2023—2027年）（虚构）",
        "kind": "规划",
        "issuer": OFFICE,
        "document_number": "示司发〔2023〕6号",
        "issued": "2023-03-10",
        "since": "2023-03-10",
        "until": "2027-12-31",
    },
    {
        "type": "年度评估",
        "title": "行业发展和人才培养规划2025年度落实情况评估（虚构）",
        "kind": "评估报告",
        "issuer": OFFICE,
        "issued": "2026-01-28",
        "since": "2026-01-28",
        "reviews": "sl-0003",
        "note": "只写合计和结论，全文见发布机关网站。",
    },
    {
        "type": "工作机制",
        "title": "司法鉴定管理与使用衔接机制（虚构）",
        "kind": "纪要",
        "issuer": OFFICE,
        "co_issuers": ["示例省高级人民法院（虚构）", "示例省人民检察院（虚构）", "示例省公安厅（虚构）"],
        "issued": "2024-06-18",
        "since": "2024-07-01",
        "note": "每半年会商一次，通报办案机关对鉴定意见的采信情况，只交换合计。",
    },
    {
        "type": "行业规则",
        "title": "示例省司法鉴定协会章程（虚构）",
        "kind": "章程",
        "issuer": "示例省司法鉴定协会（虚构）",
        "aliases": ["示例省司法鉴定协会章程"],
        "issued": "2020-11-20",
        "since": "2020-11-20",
    },
    {
        "type": "行业规则",
        "title": "示例省司法鉴定协会行业惩戒规则（虚构）",
        "kind": "规则",
        "issuer": "示例省司法鉴定协会（虚构）",
        "issued": "2021-03-12",
        "since": "2021-04-01",
    },
)


def documents() -> list[dict[str, Any]]:
    """Return the invented documents."""
    return [
        {
            "id": f"sl-{serial:04d}",
            **record,
            "as_of": places.AS_OF,
            "sources": [{"title": "示例文件（虚构）"}],
        }
        for serial, record in enumerate(DOCUMENTS, start=1)
    ]
