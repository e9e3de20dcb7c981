"""The invented institutions, one line of facts each; everything else about them is derived from it.

Longer than others: a table of data.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class End:
    """The last step of a status history: word, day, reason."""

    word: str
    since: date
    reason: str


@dataclass(frozen=True)
class Institution:
    """One invented institution. ``scope`` maps category to exclusions; ``staff`` counts those who practise."""

    serial: int
    name: str
    county: str
    host: tuple[str, str]
    scope: dict[str, tuple[str, ...]]
    start: date
    staff: int
    former: tuple[tuple[str, date], ...] = ()
    steps: tuple[End, ...] = ()
    successor: int | None = None
    renewed_early: date | None = None
    lapsed: frozenset[str] = field(default_factory=frozenset)
    short: dict[str, int] = field(default_factory=dict)
    let_expire: bool = False
    note: str | None = None
    reply: tuple[date, str] | None = None

    @property
    def id(self) -> str:
        """The record id."""
        return f"sl-j{self.serial:04d}"

    @property
    def ended(self) -> End | None:
        """The step that ended the registration, if any."""
        last = self.steps[-1] if self.steps else None
        return last if last and last.word in {"注销", "撤销登记", "吊销"} else None


def plain(*codes: str) -> dict[str, tuple[str, ...]]:
    """Return a scope without exclusions."""
    return dict.fromkeys(codes, ())


HOSPITAL, UNIVERSITY, RESEARCH, COMPANY, NONPROFIT = (
    "医疗机构",
    "高等院校",
    "科研机构",
    "企业",
    "社会服务机构",
)

TABLE = (
    Institution(
        1,
        "示例省明州司法鉴定中心",
        "990101",
        ("示例省示范大学（虚构）", UNIVERSITY),
        {"fy:01": (), "fy:02": ("fy:0208",), "fy:04": (), "fy:05": ()},
        date(2008, 3, 1),
        14,
        former=(("示例省示范大学司法鉴定所", date(2012, 5, 31)), ("示例省明州司法鉴定所", date(2019, 5, 31))),
    ),
    Institution(
        2,
        "示例省示范物证司法鉴定所",
        "990101",
        ("示例省示范物证技术服务中心（虚构）", NONPROFIT),
        plain("wz:01", "wz:02"),
        date(2010, 6, 1),
        8,
    ),
    Institution(
        3,
        "示例省法庭科学研究所司法鉴定中心",
        "990101",
        ("示例省法庭科学研究所（虚构）", RESEARCH),
        plain("sx:01", "sx:02", "sx:03", "wz:01", "wz:02", "wz:03"),
        date(2009, 4, 16),
        16,
    ),
    Institution(
        4,
        "示例省第一医院司法鉴定所",
        "990102",
        ("示例省第一医院（虚构）", HOSPITAL),
        plain("fy:01", "fy:02"),
        date(2013, 9, 10),
        9,
        former=(("示例省人民医院司法鉴定所", date(2021, 3, 14)),),
    ),
    Institution(
        5,
        "示例省安宁医院司法鉴定所",
        "990102",
        ("示例省安宁医院（虚构）", HOSPITAL),
        plain("fy:03"),
        date(2014, 11, 1),
        8,
    ),
    Institution(
        6,
        "示例省环境科学研究院司法鉴定中心",
        "990101",
        ("示例省环境科学研究院（虚构）", RESEARCH),
        plain("hj:01", "hj:02", "hj:03", "hj:04", "hj:06", "hj:07"),
        date(2019, 12, 20),
        13,
    ),
    Institution(
        7,
        "示例省甲乙司法鉴定所",
        "990102",
        ("示例省甲乙法律服务社（虚构）", NONPROFIT),
        {"fy:02": ("fy:020401", "fy:020402", "fy:020403", "fy:0208")},
        date(2011, 9, 1),
        6,
        steps=(End("延续审查中", date(2026, 6, 22), "届满三十日前提出延续申请，登记机关已受理"),),
    ),
    Institution(
        8,
        "示例省声像技术司法鉴定所",
        "990101",
        ("示例省声像技术有限公司（虚构）", COMPANY),
        plain("sx:01", "sx:02", "sx:03"),
        date(2015, 7, 1),
        8,
    ),
    Institution(
        9,
        "示例省丙丁司法鉴定所",
        "990103",
        ("示例省丙丁县医院（虚构）", HOSPITAL),
        {"fy:02": ("fy:0207",)},
        date(2016, 7, 21),
        5,
        renewed_early=date(2026, 6, 18),
    ),
    Institution(
        10,
        "示例省数证司法鉴定所",
        "990102",
        ("示例省数证科技有限公司（虚构）", COMPANY),
        plain("sx:03"),
        date(2018, 5, 8),
        5,
        steps=(End("停业", date(2026, 3, 2), "超出登记的业务范围执业，责令停止执业九个月"),),
    ),
    Institution(
        11,
        "示例省鉴湖司法鉴定中心",
        "990201",
        ("示例省鉴湖样本医院（虚构）", HOSPITAL),
        plain("fy:01", "fy:02", "fy:04"),
        date(2009, 8, 18),
        9,
    ),
    Institution(
        12,
        "示例省样本物证司法鉴定所",
        "990201",
        ("示例省样本文书研究会（虚构）", NONPROFIT),
        {"wz:01": ("wz:0106",)},
        date(2017, 2, 1),
        5,
    ),
    Institution(
        13,
        "示例省勘验交通司法鉴定所",
        "990202",
        ("示例省勘验车辆检测有限公司（虚构）", COMPANY),
        plain("fy:02", "wz:0211"),
        date(2014, 4, 22),
        7,
    ),
    Institution(
        14,
        "示例省鉴湖水环境司法鉴定所",
        "990201",
        ("示例省水环境研究所（虚构）", RESEARCH),
        plain("hj:01", "hj:02", "hj:05"),
        date(2020, 10, 9),
        7,
    ),
    Institution(
        15,
        "示例省衡准司法鉴定所",
        "990201",
        ("示例省衡准法律服务中心（虚构）", NONPROFIT),
        plain("fy:02"),
        date(2014, 8, 1),
        2,
        steps=(End("注销", date(2024, 8, 1), "有效期届满未申请延续"),),
    ),
    Institution(
        16,
        "示例省公正司法鉴定中心",
        "990301",
        ("示例省公正学院（虚构）", UNIVERSITY),
        plain("fy:02", "fy:04", "fy:05", "wz:01"),
        date(2010, 5, 17),
        11,
        note="2024 年 1 月 1 日起承接示例省天平司法鉴定所的业务与档案。",
    ),
    Institution(
        17,
        "示例省天平司法鉴定所",
        "990301",
        ("示例省天平法律服务社（虚构）", NONPROFIT),
        plain("fy:02", "wz:01"),
        date(2012, 3, 5),
        1,
        steps=(End("注销", date(2024, 1, 1), "合并到示例省公正司法鉴定中心，申请终止"),),
        successor=16,
    ),
    Institution(
        18,
        "示例省直尺司法鉴定所",
        "990302",
        ("示例省直尺县医院（虚构）", HOSPITAL),
        plain("fy:02"),
        date(2018, 1, 15),
        4,
        steps=(End("停业整改", date(2026, 5, 11), "年度考核不合格，停业整改"),),
        reply=(
            date(2026, 5, 20),
            (
                "对年度考核指出的档案管理和内部复核问题，本所已制定整改方案，预计三个月内完成，并将整改报告报送登记机关。\n"
                "整改期间不接受新的委托；已受理的案件请与本所办公室联系。"
            ),
        ),
    ),
    Institution(
        19,
        "示例省天平精神卫生司法鉴定所",
        "990301",
        ("示例省天平精神卫生中心（虚构）", HOSPITAL),
        plain("fy:03"),
        date(2015, 10, 12),
        6,
    ),
    Institution(
        20,
        "示例省公正车辆司法鉴定所",
        "990301",
        ("示例省公正车辆技术有限公司（虚构）", COMPANY),
        plain("wz:0211"),
        date(2016, 6, 1),
        5,
        let_expire=True,
    ),
    Institution(
        21,
        "示例省痕迹司法鉴定所",
        "990301",
        ("示例省痕迹技术有限公司（虚构）", COMPANY),
        plain("wz:02"),
        date(2013, 6, 3),
        3,
        steps=(
            End("停业", date(2022, 3, 1), "出租许可证，责令停止执业一年"),
            End("吊销", date(2022, 11, 15), "停业期间继续执业，情节严重"),
        ),
    ),
    Institution(
        22,
        "示例省示范司法鉴定中心",
        "990401",
        ("示例省示范市医院（虚构）", HOSPITAL),
        plain("fy:01", "fy:02"),
        date(2011, 12, 6),
        9,
        steps=(
            End("停业整改", date(2021, 4, 1), "档案管理不符合要求，停业整改"),
            End("正常", date(2021, 9, 1), "整改验收合格"),
        ),
    ),
    Institution(
        23,
        "示例省卷宗文书司法鉴定所",
        "990401",
        ("示例省卷宗文书服务社（虚构）", NONPROFIT),
        plain("wz:01", "wz:02"),
        date(2016, 9, 16),
        7,
    ),
    Institution(
        24,
        "示例省印章司法鉴定所",
        "990402",
        ("示例省印章技术有限公司（虚构）", COMPANY),
        plain("wz:01"),
        date(2017, 8, 29),
        4,
    ),
    Institution(
        25,
        "示例省毒物检测司法鉴定所",
        "990401",
        ("示例省毒物检测有限公司（虚构）", COMPANY),
        plain("fy:05", "wz:03"),
        date(2019, 6, 11),
        7,
        lapsed=frozenset({"wz:03"}),
    ),
    Institution(
        26,
        "示例省镜像司法鉴定所",
        "990401",
        ("示例省镜像生物有限公司（虚构）", COMPANY),
        plain("fy:04"),
        date(2021, 5, 20),
        3,
        steps=(End("撤销登记", date(2025, 2, 20), "以虚假材料取得登记"),),
    ),
    Institution(
        27,
        "示例省样例司法鉴定中心",
        "990501",
        ("示例省样例市医院（虚构）", HOSPITAL),
        plain("fy:02", "fy:04"),
        date(2010, 11, 8),
        8,
    ),
    Institution(
        28,
        "示例省首例物证司法鉴定所",
        "990501",
        ("示例省首例技术有限公司（虚构）", COMPANY),
        plain("wz:01", "wz:02"),
        date(2022, 4, 25),
        5,
        short={"wz:02": 2},
        note="痕迹鉴定在执业的鉴定人暂为两名，第三名的执业登记正在办理。",
    ),
    Institution(
        29,
        "示例省样例生态司法鉴定所",
        "990501",
        ("示例省样例农林学院（虚构）", UNIVERSITY),
        plain("hj:04", "hj:06"),
        date(2020, 3, 30),
        6,
    ),
    Institution(
        30,
        "示例省首例司法鉴定所",
        "990501",
        ("示例省首例法律服务社（虚构）", NONPROFIT),
        plain("fy:02"),
        date(2018, 10, 18),
        1,
        steps=(End("补足期", date(2026, 5, 25), "鉴定人不足三名，六个月内补足，期间不得执业"),),
        short={"fy:02": 2},
    ),
)
BY_SERIAL = {spec.serial: spec for spec in TABLE}
