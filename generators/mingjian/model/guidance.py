"""Guidance for citizens 我遇到的事 and 常见问题 (S35, S36, S44, S123): plain answers as data.

Every sentence that says what a rule demands carries its basis and how sure we are of it; sentences without
a basis only say what an appraisal is about. Prices and licensed bodies are never written here: pages take
them from the records.
"""

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RecordId, Text, Word, declare
from mingjian.model.provenance import Confidence

_URL = r"^https?://[^\s<>\"]+$"
_SLUG = r"^[a-z][a-z0-9-]{2,39}$"


class Statement(Model):
    """One thing we tell the citizen; with a basis when it speaks of a rule."""

    text: Text = declare("内容", "用大白话说一件事。", example="诉讼中由办案机关委托。")
    basis: str | None = declare(
        "依据", "法律、法规和条款；不涉及规则的不填。", default=None, example="司法鉴定程序通则 第十三条"
    )
    confidence: Confidence | None = declare(
        "可信度", "填了依据就要填：certain、likely 或 memory。", default=None, example="certain"
    )
    deadline: str | None = declare(
        "时限",
        "期限清单里的编号，依据和天数从那里取。",
        default=None,
        example="case-accept",
        vocabulary="deadlines",
    )
    url: str | None = declare("网址", "见到依据原文或转述的网址。", default=None, pattern=_URL)


class StepTitle(Model):
    """The title of a step; a base of its own so that it stands first in the file."""

    title: Text = declare("步骤", "几个字说明做什么。", example="机构审查受理")


class Step(Statement, StepTitle):
    """One step of the way."""


class FeeHint(Model):
    """A line of a fee schedule worth looking at."""

    schedule: RecordId = declare("收费标准", "收费标准的编号。", ref="fee", example="cn-f2009")
    item: Text = declare("收费项目", "该收费标准里的项目代码。", example="fy-018")


class LifeStage(Word):
    """The stages of a person's and a firm's life for which the lists of services are drawn up (S123)."""

    BIRTH = "出生", "自然人：出生、上户口"
    SCHOOL = "入学", "自然人：入学"
    WORK = "就业", "自然人：就业、工伤"
    JOBLESS = "失业", "自然人：失业"
    STARTING = "创业", "自然人：创业"
    FAMILY = "婚育", "自然人：婚姻、生育"
    HOUSING = "住房", "自然人：住房"
    TRAFFIC = "交通", "自然人：交通出行"
    RETIRED = "退休", "自然人：退休、养老"
    DEATH = "后事", "自然人：身后事、继承"
    FOUNDING = "企业注册成立", "企业：注册成立"
    RUNNING = "企业日常运营", "企业：日常运营"
    TRADING = "企业融资交易", "企业：融资、交易"
    CLOSING = "企业破产注销", "企业：破产、注销"


class Situation(Model):
    """A problem in plain words, and what an appraisal can do about it."""

    id: Text = declare("编号", "小写字母和连字符，用作网址。", example="traffic-injury", pattern=_SLUG)
    title: Text = declare("事情", "群众自己会怎么说。", example="交通事故受伤，要评残疾等级")
    group: Text = declare("分组", "列表里的分组。", example="人受了伤")
    also: tuple[Text, ...] = declare("别的说法", "检索用的俗称。", default=(), example=["伤残鉴定"])
    stages: tuple[LifeStage, ...] = declare(
        "人生和企业的阶段",
        "多半在哪些阶段遇到；不分阶段的不填。",
        default=(),
        example=["交通"],
        law="四川 2020 要点第4点",
    )
    lead: Text = declare("一句话", "应当做哪一类鉴定。")
    outside: str | None = declare(
        "不在名册之内",
        "不属于四大类登记范围的，说明归谁管。",
        default=None,
        example="由劳动能力鉴定委员会作出",
    )
    categories: tuple[CategoryCode, ...] = declare(
        "执业类别", "对应的执业类别，最直接的在前。", default=(), example=["fy:0202"], vocabulary="categories"
    )
    answers: tuple[Text, ...] = declare("能回答什么", "鉴定能回答的问题。", min_length=1)
    cannot: tuple[Text, ...] = declare("不能回答什么", "不该指望鉴定回答的问题。", min_length=1)
    commission: tuple[Statement, ...] = declare(
        "谁可以委托", "与通用说明不同的才填，填了就代替。", default=()
    )
    bring: tuple[Text, ...] = declare("带什么", "委托时通常要准备的材料。", min_length=1)
    steps: tuple[Step, ...] = declare("步骤", "与通用步骤不同的才填，填了就代替通用步骤。", default=())
    fee_items: tuple[FeeHint, ...] = declare("参考项目", "值得对照的收费项目。", default=())
    second: tuple[Statement, ...] = declare("再次鉴定", "这类事情特有的规定；通用规定不重复写。", default=())
    cautions: tuple[Statement, ...] = declare("提醒", "这类事情特有的提醒。", default=())


class Situations(Model):
    """vocab/situations.yml"""  # noqa: D415

    model_config = ConfigDict(title="我遇到的事")
    note: str | None = declare("说明", "整理说明。", default=None)
    steps: tuple[Step, ...] = declare("通用步骤", "委托司法鉴定的一般步骤。", min_length=1)
    commission: tuple[Statement, ...] = declare("通用委托说明", "谁可以委托鉴定。", min_length=1)
    second: tuple[Statement, ...] = declare(
        "通用再次鉴定规定", "什么时候可以补充鉴定、重新鉴定。", min_length=1
    )
    refusals: tuple[Statement, ...] = declare(
        "不受理和终止", "机构不得受理或者可以终止鉴定的情形。", default=()
    )
    complaints: tuple[Statement, ...] = declare("投诉", "向谁投诉，哪些投诉不受理。", min_length=1)
    risks: tuple[Statement, ...] = declare("通用提醒", "委托前都应当知道的事。", default=())
    items: tuple[Situation, ...] = declare("事情", "按分组排列。", min_length=1)


class PageLink(Model):
    """A page of this site worth reading next."""

    title: Text = declare("链接文字", "链接到的内容。", example="收费计算器")
    path: Text = declare(
        "页面", "从网站根目录起的路径，以 / 结尾。", example="fees/calculator/", pattern=r"^[a-z0-9/-]+/$"
    )


class Question(Model):
    """A question people ask, answered in our own words."""

    id: Text = declare("编号", "小写字母和连字符，用作锚点。", example="who-pays", pattern=_SLUG)
    group: Text = declare("分组", "列表里的分组。", example="费用")
    question: Text = declare("问题", "群众自己会怎么问。", example="鉴定费能不能少交？")
    answer: tuple[Statement, ...] = declare("回答", "逐段回答。", min_length=1)
    see: tuple[PageLink, ...] = declare("接着看", "本站相关的页面。", default=())


class Questions(Model):
    """vocab/faq.yml"""  # noqa: D415

    model_config = ConfigDict(title="常见问题")
    note: str | None = declare("说明", "整理说明。", default=None)
    items: tuple[Question, ...] = declare("问题", "按分组排列。", min_length=1)
