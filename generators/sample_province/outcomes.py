"""What the inspections found, by plan and institution; all others found nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sample_province.fees import CURRENT, FORMER

NOTHING, ORDERED, PENDING = "未发现问题", "发现问题已责令改正", "发现问题待后续处理"
REFUSED, UNREACHABLE, NOT_APPLICABLE = "不配合检查情节严重", "无法联系", "不适用"


@dataclass(frozen=True)
class Outcome:
    """The result word with its problems (matter, text, how the rectification went), or why nobody inspected."""

    word: str
    problems: tuple[tuple[str, str, str], ...] = ()
    excuse: str | None = None
    paper: str | None = None


CLEAN = Outcome(NOTHING)


def ordered(*problems: tuple[str, str, str]) -> Outcome:
    """Return the usual outcome of a problem: it was ordered to be put right."""
    return Outcome(ORDERED, problems)


FEES, SHOWN, REPORTS, FILES, COMFORT = "收费", "公示", "意见书质量", "档案管理", "便民设施"
CHECKLIST = (
    "悬挂司法鉴定徽章",
    "设置导鉴服务台",
    "规定内容上墙公示",
    "摆放工作牌",
    "统一着装、佩戴吊牌、用语文明",
)
"""The heads of the checklist, as ``vocab/matters.yml`` has them."""
OUTCOMES: dict[tuple[int, int], Outcome] = {
    (1, 5): ordered((FILES, "抽查的 12 份档案中有 2 份缺少送达回证。", "done")),
    (1, 6): ordered((SHOWN, "接待大厅没有公示鉴定流程图，监督电话仍为旧号码。", "done")),
    (1, 8): ordered(
        (FEES, "对同一段录音按“真实性”“完整性”分两项收费，属于分解收费，应当退还多收部分。", "done"),
        (SHOWN, "收费公示栏缺少疑难复杂案件的加收说明。", "done"),
    ),
    (1, 13): ordered((REPORTS, "抽查的 10 份意见书中有 1 份没有写明所用标准的版本。", "done")),
    (1, 15): Outcome(UNREACHABLE, ((SHOWN, "按登记的住所和电话三次联系未果，住所已改作他用。", "none"),)),
    (1, 20): ordered((FEES, "2 件车辆速度鉴定的收费超出浮动幅度，应当退还多收部分。", "unverified")),
    (1, 23): ordered((REPORTS, "抽查的 8 份意见书中有 2 份分析说明过于简略。", "done")),
    (1, 30): Outcome(REFUSED, ((FILES, "两次书面通知后仍拒绝提供上年度案件登记簿。", "none"),)),
    (2, 4): ordered(("登记事项", "机构负责人变更后未在规定期限内申请变更登记。", "done")),
    (2, 8): ordered(("委托与受理", "3 件委托超过七个工作日才作出是否受理的决定。", "done")),
    (3, 10): Outcome(
        PENDING, (("鉴定程序与时限", "2 件鉴定涉嫌超出登记的业务范围，移交进一步调查。", "none"),)
    ),
    (3, 11): ordered(("教育培训", "2 名鉴定人上年度继续教育学时不足。", "done")),
    (3, 18): Outcome(PENDING, (("内部质量管理", "内部复核记录多处空缺，列入年度考核重点核查。", "none"),)),
    (3, 20): ordered((FEES, "上年度应退还的多收费用尚有 1 件未退。", "overdue")),
    (3, 27): ordered(("鉴定程序与时限", "4 件鉴定延长时限后没有及时告知委托人。", "done")),
    (3, 28): ordered(("内部质量管理", "痕迹实验室温湿度不符合要求，须改造后复检。", "open")),
    (3, 29): Outcome(
        NOTHING, excuse="抽中后所在院区因山洪停电停工，无法实施检查；列为下一年度优先检查对象。"
    ),
    (3, 30): ordered(("教育培训", "没有建立鉴定人继续教育台账。", "overdue")),
    (4, 7): ordered(
        (SHOWN, "公示的鉴定人名单未删去已离职的一人。", "done"),
        (COMFORT, "接待窗口没有摆放工作牌。", "done"),
    ),
    (4, 8): ordered(("涉保鉴定", "1 件涉保鉴定由保险公估公司代为送检，没有核实委托人身份。", "done")),
    (4, 10): Outcome(NOT_APPLICABLE, paper="检查情况说明：检查期间机构整体搬迁，经批准暂停接受委托"),
    (5, 18): ordered((FEES, "收费票据没有列明收费项目。", "done")),
}


def checklist(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the checklist of the premises: what a problem names was not met."""
    found = "".join(text for matter, text, _ in outcome.problems if matter == COMFORT)
    return [{"matter": COMFORT, "item": item, "met": item[-3:] not in found} for item in CHECKLIST]


def problem(matter: str, text: str, turn: str, inspected: date, closed: date) -> dict[str, Any]:
    """Return one problem; a fee problem names the schedule in force on the day of the inspection."""
    found: dict[str, Any] = {"matter": matter, "description": text}
    if matter == "收费":
        found["schedule"] = CURRENT if inspected >= date(2025, 1, 1) else FORMER
    if turn != "none":
        found["rectification"] = rectification(turn, closed)
    return found


def rectification(turn: str, ordered: date) -> dict[str, str]:
    """Return an order: ``done``, ``unverified``, ``overdue`` or ``open``."""
    due = date(2027, 3, 31) if turn == "open" else ordered + timedelta(days=30)
    found = {"ordered": ordered, "due": due}
    if turn in {"done", "unverified"}:
        found["done"] = due - timedelta(days=6)
    if turn == "done":
        found["verified"] = due + timedelta(days=4)
    return {key: day.isoformat() for key, day in found.items()}
