"""Authority 司法行政机关: who registers, inspects and publishes."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, Model, RegionCode, Text, Word, declare
from mingjian.model.provenance import Record


class AuthorityLevel(Word):
    """Level of the authority."""

    PROVINCE = "省级", "省、自治区、直辖市司法厅（局）"
    CITY = "市级", "设区的市、自治州司法局"
    COUNTY = "县级", "县、区司法局"


class AdmissionSession(Model):
    """A day on which appraisers are tested for admission (S13); marks never enter the registry."""

    held: date = declare("考核日期", "考核在哪一天进行。", example="2026-09-19")
    classes: tuple[CategoryCode, ...] = declare(
        "考核类别",
        "考核哪些执业类别。",
        example=["fy"],
        min_length=1,
        vocabulary="categories",
        table="admission_session_classes",
    )
    apply_by: date | None = declare("报名截止", "最迟哪一天报名。", default=None, example="2026-08-31")
    notice: Text = declare("公告", "公告的名称、文号或网址。", example="示司鉴考〔2026〕1号")


class Authority(Record):
    """A judicial administration authority with its public contact points."""

    model_config = ConfigDict(title="司法行政机关")

    name: Text = declare("名称", "机关全称。", example="示例省司法厅")
    level: AuthorityLevel = declare("层级", "省级、市级或县级。", example="省级")
    region: RegionCode = declare(
        "管辖地区", "行政区划代码，须加引号。", identifier=True, example="990000", vocabulary="regions"
    )
    office: str | None = declare(
        "承办处室", "负责司法鉴定管理的处室。", default=None, example="公共法律服务管理处"
    )
    address: str | None = declare("地址", "对外办公地址。", default=None, example="示例省明州市厅前路1号")
    phone: Text = declare("办公电话", "座机号码，须加引号。", identifier=True, example="0990-5550000")
    complaint_phone: str | None = declare(
        "投诉电话",
        "受理对机构和鉴定人的投诉，须加引号。",
        default=None,
        identifier=True,
        example="12348",
        law="新疆 2020 意见第31条",
    )
    report_channel: str | None = declare(
        "对本机关的监督渠道",
        "对监管部门不满意时向谁反映。",
        default=None,
        example="示例省纪委监委驻厅纪检监察组",
        law="新疆 2020 意见第33条",
    )
    website: str | None = declare(
        "网站",
        "机关网站。",
        default=None,
        example="https://example.invalid",
        pattern=r"^https?://[^\s<>\"]+$",
    )
    admission_sessions: tuple[AdmissionSession, ...] = declare(
        "执业准入能力考核",
        "鉴定人执业准入能力考核的场次；成绩永远不收。",
        default=(),
        law="新疆 2020 意见第12条",
    )
