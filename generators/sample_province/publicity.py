"""Invented events and announcements; one announcement has run out and one was withdrawn."""

from typing import Any

from sample_province import places

HOST = "示例省司法厅（虚构）"
ASSOCIATION = "示例省司法鉴定协会（虚构）"


def _stamped(letter: str, serial: int, first: str, record: dict[str, Any], title: str) -> dict[str, Any]:
    return {
        "id": f"sl-{letter}{serial:04d}",
        **record,
        "_year": record[first][:4],
        "as_of": places.AS_OF,
        "sources": [{"title": title}],
    }


EVENTS: tuple[dict[str, Any], ...] = (
    {
        "type": "教育培训",
        "title": "2025年度司法鉴定人岗位培训（法医临床）",
        "since": "2025-09-16",
        "until": "2025-09-18",
        "place": "示例省司法鉴定培训中心（虚构）",
        "host": ASSOCIATION,
        "audience": "登记法医临床鉴定的鉴定人",
        "category": "fy:02",
        "topics": ["致残程度分级怎么用", "文书常见差错", "出庭作证"],
        "credit_hours": 24,
        "quota": 120,
        "published": "2025-08-20",
        "report": "到场一百一十二人。",
    },
    {
        "type": "比武评比",
        "title": "第三届司法鉴定文书质量评比",
        "since": "2025-10-20",
        "until": "2025-11-14",
        "place": "线上",
        "host": ASSOCIATION,
        "audience": "全省司法鉴定机构",
        "published": "2025-09-25",
        "report": "收到参评文书六十份，评出优秀十份；获奖的见表彰奖励。",
    },
    {
        "type": "论坛研讨",
        "title": "司法鉴定质量管理研讨会",
        "since": "2025-11-27",
        "place": "示例大学学术交流中心（虚构）",
        "host": "示例大学（虚构）",
        "audience": "鉴定机构质量负责人、研究人员",
        "topics": ["非标准方法怎样审查", "能力验证结果怎么用"],
        "published": "2025-10-30",
        "report": "交流论文三十一篇。",
    },
    {
        "type": "宣誓",
        "title": "新登记司法鉴定人执业承诺宣誓",
        "since": "2026-03-27",
        "place": "示例省司法厅一楼礼堂（虚构）",
        "host": HOST,
        "audience": "上年度新登记的司法鉴定人",
        "published": "2026-03-10",
        "report": "参加宣誓十七人。",
    },
    {
        "type": "主题活动",
        "title": "“关爱老年人”司法鉴定上门服务周",
        "since": "2026-04-20",
        "until": "2026-04-24",
        "place": "明州市各县区",
        "host": HOST,
        "audience": "行动不便的老年人",
        "published": "2026-04-03",
        "cancelled": "2026-04-15",
    },
    {
        "type": "普法宣传",
        "title": "司法鉴定知识进社区",
        "since": "2026-05-22",
        "hours": "9:00—11:00",
        "place": "明州市示范区文化广场",
        "host": "明州市司法局（虚构）",
        "audience": "市民",
        "topics": ["什么时候需要鉴定", "怎样挑选鉴定机构", "收费和减免"],
        "published": "2026-05-08",
        "report": "解答咨询八十余人次，发放宣传折页三百份。",
    },
    {
        "type": "教育培训",
        "title": "2026年度司法鉴定人继续教育（物证、声像类）",
        "since": "2026-06-29",
        "until": "2026-07-02",
        "place": "示例省司法鉴定培训中心（虚构）",
        "host": ASSOCIATION,
        "audience": "登记物证类、声像资料鉴定的鉴定人",
        "topics": ["笔迹鉴定技术规范", "电子数据固定与恢复"],
        "credit_hours": 32,
        "quota": 80,
        "published": "2026-06-05",
    },
    {
        "type": "开放日",
        "title": "走进司法鉴定实验室",
        "since": "2026-09-18",
        "hours": "9:00—11:30",
        "place": "示例省明州司法鉴定中心一楼大厅",
        "host": HOST,
        "institution": "sl-j0001",
        "audience": "市民，十二岁以上，须由成年人陪同未成年人",
        "topics": ["看 DNA 是怎么比对的", "看一份鉴定意见书怎么写成"],
        "quota": 30,
        "phone": "0990-5550101",
        "published": "2026-06-20",
    },
    {
        "type": "普法宣传",
        "title": "环境损害司法鉴定专题讲座",
        "since": "2026-07-15",
        "hours": "14:30—16:30",
        "place": "线上",
        "host": "示例省环境科学研究院司法鉴定中心（虚构）",
        "institution": "sl-j0006",
        "audience": "环保志愿者、公益组织、市民",
        "category": "hj",
        "published": "2026-06-18",
    },
    {
        "type": "警示教育",
        "title": "2026年度司法鉴定行业警示教育大会",
        "since": "2026-05-14",
        "hours": "14:30—17:00",
        "place": "示例省司法厅一楼礼堂（虚构），各市设分会场",
        "host": HOST,
        "audience": "全省司法鉴定机构负责人、鉴定人",
        "topics": ["已经公开的处罚和惩戒怎么来的", "受理、检验、复核三个环节的常见违规"],
        "published": "2026-04-28",
        "report": "主会场和六个分会场同时举行，各机构会后组织自查。",
    },
)


def events() -> list[dict[str, Any]]:
    """Return the events."""
    return [
        _stamped("hd", serial, "since", {"region": places.CITIES[0].code, **item}, "活动通知（虚构）")
        for serial, item in enumerate(EVENTS, start=1)
    ]


ANNOUNCEMENTS: tuple[dict[str, Any], ...] = (
    {
        "type": "通知",
        "title": "高考期间窗口延长服务时间",
        "text": "六月五日至九日，各地司法鉴定窗口延长服务两小时。",
        "published": "2026-05-25",
        "until": "2026-06-09",
    },
    {
        "type": "通知",
        "title": "关于提交2026年度半年自查情况的通知",
        "text": "各司法鉴定机构请在七月三十一日以前核对主动公示的五项内容，并向所在地司法局提交自查情况。\n没有变化的也要核对日期。",
        "document_number": "示司鉴通〔2026〕16号",
        "published": "2026-06-16",
        "until": "2026-07-31",
    },
    {
        "type": "声明",
        "title": "关于有人冒用省厅名义推荐鉴定机构的声明",
        "text": "省厅不指定、不推荐任何鉴定机构。收到这类电话、短信的，请拨打 12348 反映。",
        "published": "2026-04-09",
    },
    {
        "type": "更正",
        "title": "更正一家机构的办公时间",
        "text": "五月发布的办公时间有误，已按机构确认的改正。",
        "record": "sl-j0003",
        "published": "2026-05-20",
    },
    {
        "type": "回应关切",
        "title": "鉴定收费为什么不一样",
        "text": "实行政府指导价的项目，机构可以在规定的幅度以内定价，所以同一项目价格可能不同。\n超出幅度的，可以向登记机关投诉。各机构的价格和幅度都列在本站。",
        "published": "2026-03-18",
    },
    {
        "type": "通知",
        "title": "关于召开质量工作会议的通知",
        "text": "会议时间另行通知。",
        "published": "2026-06-01",
        "until": "2026-07-15",
        "withdrawn": "2026-06-12",
    },
)


def announcements() -> list[dict[str, Any]]:
    """Return the announcements."""
    return [
        _stamped("m", serial, "published", {"authority": "sl-a001", **item}, "公告（虚构）")
        for serial, item in enumerate(ANNOUNCEMENTS, start=1)
    ]
