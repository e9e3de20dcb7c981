"""The measures tracker: what a document promised, by when, and whether the registry holds evidence (S153).

The tracker never says a promise was broken: the registry only knows whether evidence was recorded in it.
"""

from datetime import date

from mingjian.model.declaration import Word
from mingjian.model.document import Evidence, Measure


class MeasureState(Word):
    """What the registry can say about a measure on a day."""

    RECORDED = "有记录", "登记库里有完成证据"
    PAST = "期限已过，未见记录", "文件写明的期限已过，登记库里没有找到证据；这不等于没有做"
    OPEN = "未见记录", "期限未到，登记库里还没有证据"
    NO_TERM = "文件未写期限", "文件没有写明期限，登记库里没有证据"


def evidence_on(measure: Measure, day: date) -> tuple[Evidence, ...]:
    """Return the evidence that existed on a day, oldest first."""
    return tuple(
        sorted((item for item in measure.evidence if item.dated <= day), key=lambda item: item.dated)
    )


def state_on(measure: Measure, day: date) -> MeasureState:
    """Return what can be said about a measure on a day."""
    if evidence_on(measure, day):
        return MeasureState.RECORDED
    if not measure.deadlines:
        return MeasureState.NO_TERM
    if any(deadline.due < day for deadline in measure.deadlines):
        return MeasureState.PAST
    return MeasureState.OPEN
