"""Appraiser 司法鉴定人: only what the law lets a register publish (no ID number, birth date or address)."""

from datetime import date

from pydantic import ConfigDict

from mingjian.model.declaration import CategoryCode, RecordId, RegionCode, Text, Word, declare
from mingjian.model.licence import AppraiserStatusEvent, Licence
from mingjian.model.period import Period
from mingjian.model.provenance import Record


class Gender(Word):
    """Gender as printed in the roster."""

    MALE = "男", "男"
    FEMALE = "女", "女"


class Employment(Word):
    """Whether the appraiser works for the institution full time."""

    FULL = "专职", "在本机构专职执业"
    PART = "兼职", "经所在单位书面同意在本机构兼职执业"


class Affiliation(Period):
    """At which institution the appraiser practises; one at a time."""

    institution: RecordId = declare(
        "执业机构",
        "一名鉴定人同一时间只能在一个机构执业。",
        ref="institution",
        example="sl-j0001",
        law="重庆市司法鉴定条例 第二十一条；上海市司法鉴定管理条例 第三十七条",
    )
    employment: Employment = declare("执业方式", "专职或兼职。", example="专职")


class PracticeCategory(Period):
    """One category the appraiser is registered for."""

    category: CategoryCode = declare(
        "执业类别", "须在执业机构的业务范围之内。", example="fy:02", vocabulary="categories"
    )


class Appraiser(Record):
    """A registered judicial appraiser."""

    model_config = ConfigDict(title="司法鉴定人")

    name: Text = declare("姓名", "执业证上的姓名。", example="张示例", law="司法部令第96号")
    gender: Gender = declare("性别", "名册所列。", example="男")
    title: Text = declare(
        "职称", "专业技术职称。", example="主任法医师", vocabulary="titles", law="赣州 2018 意见四（三）1"
    )
    region: RegionCode = declare(
        "所在地区",
        "执业机构所在地，与所在文件夹一致，须加引号。",
        identifier=True,
        example="990101",
        vocabulary="regions",
    )
    practice_number: Text = declare(
        "执业证号",
        "12 位数字，须加引号。",
        identifier=True,
        example="990101001001",
        pattern=r"^\d{12}$",
        law="赣州 2018 意见四（三）1",
    )
    affiliations: tuple[Affiliation, ...] = declare("执业机构", "按起始日期排列。", min_length=1)
    categories: tuple[PracticeCategory, ...] = declare("执业类别", "登记的执业类别。", min_length=1)
    certificates: tuple[Licence, ...] = declare("执业证", "历次执业证，按起始日期排列。", min_length=1)
    status: tuple[AppraiserStatusEvent, ...] = declare("状态历史", "按起始日期排列。", min_length=1)
    trained: date | None = declare(
        "年度培训合格", "最近一次达到年度继续教育要求的年末日期。", default=None, example="2025-12-31"
    )
