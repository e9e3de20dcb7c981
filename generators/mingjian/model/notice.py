"""Texts that hang on the wall or stand on the desk (S31, S32, S35–S37): the same for every institution.

Everything else a wall notice shows (scope, licence, prices, people) is taken from the records.
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import Model, Text, declare
from mingjian.model.guidance import Statement


class FlowStepTitle(Model):
    """What a step is called and who does it; a base of its own so that both stand first in the file."""

    title: Text = declare("步骤", "几个字说明做什么。", example="审查受理")
    actor: Text = declare("谁做", "这一步由谁做。", example="鉴定机构")


class FlowStep(Statement, FlowStepTitle):
    """One step of the way from commission to opinion."""

    documents: tuple[Text, ...] = declare(
        "材料或文书", "这一步要交的或者出具的。", default=(), example=["委托书"]
    )


class NoticeTexts(Model):
    """vocab/notice-texts.yml"""  # noqa: D415

    model_config = ConfigDict(title="上墙公示文本")
    note: str | None = declare("说明", "整理说明。", default=None)
    version: date = declare("文本日期", "这套文本从哪一天起使用。", example="2026-01-01")
    ethics: tuple[Statement, ...] = declare("职业道德", "司法鉴定职业道德。", min_length=1)
    discipline: tuple[Statement, ...] = declare("执业纪律", "执业中不得有的行为。", min_length=1)
    pledges: tuple[Statement, ...] = declare(
        "执业承诺", "机构对委托人的承诺；不得承诺鉴定结果。", min_length=1
    )
    risks: tuple[Statement, ...] = declare("风险告知", "委托前应当知道的风险。", min_length=1)
    personal: tuple[Text, ...] = declare(
        "本人办事承诺", "印在工作牌背面，每条不超过二十四字。", min_length=1, max_length=6
    )
    items: tuple[FlowStep, ...] = declare("工作流程", "从委托到出具意见书，按先后排列。", min_length=1)
