"""What is told to the public: events 公开活动 and announcements 公告 (S83, S99, S104, S139, S141–S143).

An announcement with a last day leaves on the day after it (law 5); an event that is over stays as history.
"""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, RecordId, RegionCode, Text, Word, declare
from mingjian.model.provenance import Record

_URL = r"^https?://[^\s<>\"]+$"


class EventType(Word):
    """What kind of event it is."""

    OPEN_DAY = "开放日", "请公众走进鉴定机构，看鉴定怎么做"
    TRAINING = "教育培训", "给鉴定人的岗位培训、继续教育"
    LECTURE = "普法宣传", "面向群众的宣传、讲座、咨询"
    FORUM = "论坛研讨", "行业论坛、学术研讨、期刊发布"
    CONTEST = "比武评比", "技能比武、文书质量评比"
    WARNING = "警示教育", "对鉴定机构和鉴定人的警示教育、专题学习；只讲已经公开的案例"
    OATH = "宣誓", "鉴定人执业承诺宣誓"
    CAMPAIGN = "主题活动", "为一个主题集中开展的服务活动"


class Event(Record):
    """Something people can go to: announced before it begins, kept as history when it is over."""

    model_config = ConfigDict(title="公开活动")

    type: EventType = declare("活动种类", "开放日、教育培训、普法宣传等。", example="开放日")
    title: Text = declare("名称", "活动的名称。", example="走进司法鉴定实验室")
    since: date = declare("开始日期", "活动的第一天。", example="2026-09-18")
    until: date | None = declare(
        "结束日期", "活动的最后一天（含当日）；只有一天的不填。", default=None, example="2026-09-19"
    )
    hours: str | None = declare("时间", "当天几点到几点。", default=None, example="9:00—11:30")
    place: Text = declare("地点", "对外公开的地点，或者写“线上”。", example="示例省明鉴司法鉴定中心一楼")
    region: RegionCode = declare(
        "地区", "行政区划代码，须加引号。", identifier=True, example="990101", vocabulary="regions"
    )
    host: Text = declare("主办单位", "写单位，不写个人。", example="示例省司法厅（虚构）")
    institution: RecordId | None = declare(
        "承办机构", "在哪一家鉴定机构举行。", default=None, ref="institution", example="sl-j0001"
    )
    audience: Text = declare("对象", "谁可以参加。", example="市民，十二岁以上")
    category: CategoryCode | None = declare(
        "执业类别", "只涉及一类业务的填写。", default=None, example="fy:02", vocabulary="categories"
    )
    topics: tuple[str, ...] = declare("内容", "讲什么、看什么。", default=(), example=["致残程度分级怎么用"])
    credit_hours: int | None = declare(
        "学时", "教育培训计入继续教育的学时。", default=None, example=8, ge=1, law="新疆 2020 意见第14条"
    )
    quota: int | None = declare("名额", "限定人数的填写。", default=None, example=30, ge=1)
    signup: str | None = declare("报名网址", "官方报名页面。", default=None, pattern=_URL)
    phone: str | None = declare(
        "咨询电话", "座机，须加引号。", default=None, identifier=True, example="0990-5550000"
    )
    published: date = declare("公布日期", "向社会公布的日期。", example="2026-09-01")
    cancelled: date | None = declare("取消日期", "决定不再举行的日期。", default=None, example="2026-09-10")
    report: str | None = declare(
        "活动小结", "结束后写合计和要点，不写参加者。", default=None, example="到场二十六人，提问十四个。"
    )


class AnnouncementType(Word):
    """What an announcement is for."""

    NOTICE = "通知", "需要公众或者机构知道、照办的事"
    STATEMENT = "声明", "对一件事的正式说明"
    CORRECTION = "更正", "本库以前写错的内容，改成了什么"
    RESPONSE = "回应关切", "对社会和群众关心的问题的答复"


class Announcement(Record):
    """A dated text of an authority; one with a last day is gone the day after it."""

    model_config = ConfigDict(title="公告")

    type: AnnouncementType = declare("公告种类", "通知、声明、更正或回应关切。", example="通知")
    title: Text = declare("标题", "一句话说明什么事。", example="国庆期间窗口服务时间安排")
    text: Text = declare("正文", "不写个人信息和个案；一段一行。")
    authority: RecordId = declare("发布机关", "谁发布的。", ref="authority", example="sl-a001")
    document_number: str | None = declare(
        "文号", "有文号的填写。", default=None, example="示司公告〔2026〕3号"
    )
    published: date = declare("发布日期", "向社会发布的日期。", example="2026-06-01")
    until: date | None = declare(
        "截止日期",
        "有期限的公告到这一天止（含当日），第二天自动撤下；更正和回应没有期限的不填。",
        default=None,
        example="2026-10-08",
    )
    withdrawn: date | None = declare(
        "撤回日期", "提前撤回的填写；自这一天起不再显示。", default=None, example="2026-09-20"
    )
    record: RecordId | None = declare(
        "更正的记录", "更正须写明改的是哪一条记录。", default=None, example="sl-j0001"
    )
