"""Invented sanctions, so that every state occurs: open, linked, repaired, expired, withdrawn, not yet public."""

from typing import Any

from sample_province import places

LAW = "示例省司法鉴定管理条例（虚构）"
DECISION = "全国人民代表大会常务委员会关于司法鉴定管理问题的决定"
CHARTER = "示例省司法鉴定协会行业惩戒规则（虚构）"
ASSOCIATION = "示例省司法鉴定协会（虚构）"
POSTS = ["示例省司法厅公共法律服务管理处", "示例省司法厅行政执法监督处"]
SEATS = ["示例省司法鉴定协会秘书处", "示例省司法鉴定协会惩戒委员会办公室"]


def _authority(key: str, number: str, decided: str, **fields: Any) -> dict[str, Any]:
    return _made(key, "行政处罚", number, decided, {"authority": "sl-a001", "reviewed_by": POSTS, **fields})


def _association(key: str, number: str, decided: str, **fields: Any) -> dict[str, Any]:
    basis = [f"{CHARTER} 第九条"]
    shared = {"association": ASSOCIATION, "basis": basis, "performance": "无须履行", "reviewed_by": SEATS}
    return _made(key, "行业惩戒", number, decided, {**shared, **fields})


def _made(key: str, type_: str, number: str, decided: str, fields: dict[str, Any]) -> dict[str, Any]:
    title = "行政处罚决定书" if type_ == "行政处罚" else "行业惩戒决定书"
    return {
        "id": key,
        "type": type_,
        "decision_number": number,
        "decided": decided,
        "performance": "已履行",
        **fields,
        "_year": decided[:4],
        "as_of": places.AS_OF,
        "sources": [{"title": title, "number": number, "dated": decided}],
    }


SANCTIONS = (
    _authority(
        "sl-s0001",
        "示司鉴罚〔2026〕1号",
        "2026-03-02",
        institution="sl-j0010",
        basis=[f"{DECISION} 第十三条", f"{LAW} 第五十条"],
        ground="先后五次受理登记的业务范围以外的委托并出具意见书",
        kinds=["没收违法所得", "停止从事司法鉴定业务"],
        confiscated=26480,
        months=9,
        performance="履行中",
        severity="严重",
        published="2026-03-10",
        linked="sl-s0002",
        negative_items=["N01"],
    ),
    _association(
        "sl-s0002",
        "示鉴协惩〔2026〕2号",
        "2026-03-20",
        institution="sl-j0010",
        ground="越出登记的专业范围承接委托，损害行业声誉",
        kinds=["公开谴责"],
        severity="一般",
        published="2026-03-26",
        linked="sl-s0001",
        negative_items=["N01"],
    ),
    _authority(
        "sl-s0003",
        "示司鉴罚〔2025〕4号",
        "2025-06-10",
        institution="sl-j0008",
        basis=[f"{LAW} 第四十八条"],
        ground="把录音真实性鉴定拆成两项分别收费",
        kinds=["责令改正", "没收违法所得"],
        confiscated=3260,
        severity="一般",
        published="2025-06-17",
        repaired="2026-02-02",
        inspection="sl-c0004",
        negative_items=["N07"],
    ),
    _authority(
        "sl-s0004",
        "示司鉴罚〔2026〕3号",
        "2026-02-10",
        institution="sl-j0022",
        basis=[f"{LAW} 第四十七条"],
        ground="收费公示栏两个月没有更新到现行标准",
        kinds=["警告"],
        severity="轻微",
        published="2026-02-14",
        negative_items=["N08"],
    ),
    _authority(
        "sl-s0005",
        "示司鉴罚〔2024〕6号",
        "2024-08-20",
        institution="sl-j0023",
        basis=[f"{LAW} 第四十八条"],
        ground="十一件笔迹鉴定按高于浮动幅度的价格收取费用",
        kinds=["罚款"],
        amount=12650,
        severity="一般",
        published="2024-08-27",
        negative_items=["N07"],
    ),
    _authority(
        "sl-s0006",
        "示司鉴罚〔2026〕4号",
        "2026-04-15",
        institution="sl-j0030",
        basis=[f"{LAW} 第五十二条"],
        ground="两次拒绝提供案件登记簿，妨碍监督检查",
        kinds=["罚款"],
        amount=8350,
        performance="未履行",
        severity="一般",
        published="2026-04-29",
    ),
    _authority(
        "sl-s0007",
        "示司鉴罚〔2026〕5号",
        "2026-05-20",
        institution="sl-j0024",
        basis=[f"{LAW} 第四十六条"],
        ground="延长鉴定时限没有书面告知委托人",
        kinds=["警告", "责令改正"],
        severity="轻微",
        published="2026-05-25",
    ),
    _authority(
        "sl-s0008",
        "示司鉴罚〔2026〕6号",
        "2026-05-11",
        institution="sl-j0027",
        basis=[f"{LAW} 第四十七条"],
        ground="鉴定档案借阅登记缺失达三十余份",
        kinds=["罚款"],
        amount=9870,
        severity="一般",
        published="2026-05-15",
        withdrawal={
            "ground": "撤销",
            "decided": "2026-06-08",
            "withdrawn": "2026-06-10",
            "reason": "行政复议认为原决定主要事实不清，依法撤销，公示同时撤回。",
        },
    ),
    _authority(
        "sl-s0009",
        "示司鉴人罚〔2026〕1号",
        "2026-04-01",
        appraiser="sl-r00016",
        basis=[f"{DECISION} 第十三条"],
        ground="复核人未参加检验即在意见书上签名",
        kinds=["停止从事司法鉴定业务"],
        months=6,
        performance="履行中",
        severity="严重",
        published="2026-04-09",
    ),
    _authority(
        "sl-s0010",
        "示司鉴人罚〔2026〕2号",
        "2026-01-12",
        appraiser="sl-r00112",
        basis=[f"{DECISION} 第十一条、第十三条"],
        ground="经人民法院依法通知，没有正当理由两次不出庭",
        kinds=["停止从事司法鉴定业务"],
        months=6,
        performance="履行中",
        severity="严重",
        published="2026-01-20",
        negative_items=["N03"],
    ),
    _authority(
        "sl-s0011",
        "示司鉴罚〔2026〕7号",
        "2026-04-08",
        institution="sl-j0013",
        basis=[f"{LAW} 第四十六条"],
        ground="三份委托书没有写明鉴定用途",
        kinds=["警告"],
        severity="轻微",
        published="2026-04-14",
    ),
    _association(
        "sl-s0012",
        "示鉴协惩〔2026〕5号",
        "2026-06-03",
        appraiser="sl-r00052",
        ground="在宣传材料里自称“金牌鉴定人”",
        kinds=["训诫"],
        severity="轻微",
        published="2026-06-09",
    ),
    _authority(
        "sl-s0013",
        "示司鉴罚〔2026〕18号",
        "2026-06-26",
        institution="sl-j0012",
        basis=[f"{LAW} 第四十六条"],
        ground="受理登记簿有九处补记",
        kinds=["罚款"],
        amount=5720,
        severity="一般",
    ),
)
"""sl-s0013 was decided and is not public yet; sl-s0003 was repaired, sl-s0004 expired, sl-s0008 withdrawn."""
