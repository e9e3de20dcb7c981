"""What happened to those who did not simply stay: moves, suspensions, endings, renewals in progress."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fate:
    """A turn in a life: a new status word on a day, or a move ``to`` another institution."""

    word: str
    since: date
    reason: str = ""
    to: int | None = None
    code: str | None = None


def _move(to: int, since: date, code: str) -> Fate:
    return Fate("正常", since, to=to, code=code)


def _end(since: date, reason: str = "本人申请终止执业") -> Fate:
    return Fate("注销", since, reason)


RETIRED = "丧失执业条件，本人申请终止执业"
MERGED, CLOSED, REVOKED, ANNULLED = date(2024, 1, 1), date(2024, 8, 1), date(2022, 11, 15), date(2025, 2, 20)

FATES: dict[int, tuple[Fate, ...]] = {
    1: (
        _end(date(2023, 4, 3)),
        Fate("停业", date(2026, 4, 1), "违反司法鉴定程序规则，责令停止执业六个月", code="fy:02"),
    ),
    2: (_move(12, date(2022, 7, 1), "wz:01"), _end(date(2021, 2, 8), RETIRED)),
    3: (Fate("延续审查中", date(2026, 6, 15), "届满三十日前提出延续申请，登记机关已受理", code="wz:01"),),
    4: (_move(1, date(2023, 9, 11), "fy:02"), _end(date(2025, 10, 13))),
    5: (_end(date(2024, 3, 18), RETIRED),),
    6: (_end(date(2025, 6, 30)),),
    8: (_move(3, date(2021, 11, 1), "sx:03"),),
    9: (),
    11: (Fate("停业", date(2026, 1, 12), "无正当理由拒绝出庭作证，责令停止执业六个月", code="fy:01"),),
    13: (_end(date(2022, 12, 5)),),
    15: (_move(11, date(2024, 7, 15), "fy:02"), _move(11, date(2024, 7, 15), "fy:02")),
    16: (_end(date(2020, 9, 7), RETIRED),),
    17: (
        _move(16, MERGED, "fy:02"),
        _move(16, MERGED, "fy:02"),
        _move(16, MERGED, "wz:01"),
        _move(16, MERGED, "wz:01"),
    ),
    18: (Fate("撤销登记", date(2025, 7, 21), "以虚假材料取得执业登记", code="fy:02"),),
    19: (Fate("延续审查中", date(2026, 6, 8), "届满三十日前提出延续申请，登记机关已受理", code="fy:03"),),
    22: (_move(11, date(2022, 5, 16), "fy:02"), _end(date(2019, 1, 4), RETIRED)),
    25: (_end(date(2024, 11, 4)),),
    27: (_move(30, date(2023, 3, 1), "fy:02"),),
    28: (),
    30: (_end(date(2026, 5, 18)),),
}
"""By institution, in addition to those who stay. People of institutions that ended are in ``ENDINGS``."""

ENDINGS = {
    15: _end(CLOSED, "所在机构注销后未转入其他机构"),
    17: _end(MERGED, "所在机构注销后未转入其他机构"),
    21: Fate("撤销登记", REVOKED, "参与停业期间的违法执业，情节严重"),
    26: _end(ANNULLED, "所在机构被撤销登记后未转入其他机构"),
}
"""What became of the remaining staff when an institution ended."""

EXPIRING = {6: 9, 40: 8, 77: 12, 120: 12}
"""People (by serial) whose certificate ends in 2026, with the month their certificates begin."""

GROUNDS = {
    "有效期届满未申请延续": "期满未申请延续",
    "合并到示例省公正司法鉴定中心，申请终止": "申请终止",
    "停业期间继续执业，情节严重": "违法情节严重",
    "参与停业期间的违法执业，情节严重": "违法情节严重",
    "以虚假材料取得登记": "骗取登记",
    "以虚假材料取得执业登记": "骗取登记",
    "本人申请终止执业": "申请终止",
    RETIRED: "不再符合登记条件",
    "所在机构注销后未转入其他机构": "所在机构终止",
    "所在机构被撤销登记后未转入其他机构": "所在机构终止",
}
"""Why a registration ended, by the words of the decision."""
