"""Registry: every record of one registry, by kind and id. Frozen by convention, no I/O, no clock."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from mingjian.model.appraiser import Appraiser
from mingjian.model.approval import Approval
from mingjian.model.association import Association
from mingjian.model.authority import Authority
from mingjian.model.case import Case
from mingjian.model.declaration import Model
from mingjian.model.document import Document
from mingjian.model.draw import Draw
from mingjian.model.fee import FeeSchedule, PriceList
from mingjian.model.guidance import Questions, Situations
from mingjian.model.inspection import Inspection, InspectionPlan
from mingjian.model.institution import Institution
from mingjian.model.integrity import Campaign, Honour, ProficiencyRound, Rating, Review
from mingjian.model.knowledge import Expert, Facility, Standard
from mingjian.model.notice import NoticeTexts
from mingjian.model.pilot import Pilot
from mingjian.model.provenance import Record
from mingjian.model.publicity import Announcement, Event
from mingjian.model.sanction import BlacklistEntry, Sanction
from mingjian.model.service import Agreement, GreenChannel, PurchaseCatalogue, ServiceWindow
from mingjian.model.settings import Settings
from mingjian.model.statistic import Indicators, Statistic
from mingjian.model.supervision_words import (
    ApprovalMatters,
    NegativeList,
    ProficiencyWords,
    RatingSchemes,
    ReviewWords,
    SanctionKinds,
)
from mingjian.model.vocabulary import (
    Categories,
    FeeWaivers,
    Matters,
    PublicationWindows,
    Regions,
    ResultWords,
    Themes,
    TimeLimits,
    Titles,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A record kind: its key in references, its folder, its model, the letters in its ids and its shard.

    ``shard`` says what the folder level below is: ``region``, ``year`` or nothing; ``year_of`` is the field
    that holds the year, as a number or as a day of it. ``table_name`` names the main table of the open data
    where the folder's name will not do.
    """

    key: str
    folder: str
    model: type[Record]
    letter: str
    title: str
    shard: str = ""
    year_of: str = "year"
    table_name: str = ""

    @property
    def table(self) -> str:
        """The name of the main table in the open data."""
        return self.table_name or self.folder.replace("-", "_")

    @property
    def attribute(self) -> str:
        """The field of :class:`Registry` that holds the records."""
        return "plans" if self.key == "plan" else self.folder.replace("-", "_")


KINDS: tuple[Kind, ...] = (
    Kind("authority", "authorities", Authority, "a", "司法行政机关"),
    Kind("institution", "institutions", Institution, "j", "司法鉴定机构", "region"),
    Kind("appraiser", "appraisers", Appraiser, "r", "司法鉴定人", "region"),
    Kind("fee", "fees", FeeSchedule, "f", "收费标准", table_name="fee_schedules"),
    Kind("price", "price-lists", PriceList, "p", "机构收费公示", "region"),
    Kind("plan", "inspection-plans", InspectionPlan, "t", "检查计划", "year"),
    Kind("draw", "draws", Draw, "w", "随机抽取", "year"),
    Kind("inspection", "inspections", Inspection, "c", "检查结果", "year", "inspected"),
    Kind("sanction", "sanctions", Sanction, "s", "处罚与惩戒", "year", "decided"),
    Kind("blacklist", "blacklist", BlacklistEntry, "b", "严重失信名单", "year", "since"),
    Kind("approval", "approvals", Approval, "d", "行政审批", "year", "received"),
    Kind("rating", "ratings", Rating, "g", "等级评定", "year"),
    Kind("review", "reviews", Review, "v", "考核评价", "year"),
    Kind("round", "proficiency", ProficiencyRound, "y", "能力验证", "year"),
    Kind("honour", "honours", Honour, "n", "表彰奖励", "year", "granted"),
    Kind("campaign", "campaigns", Campaign, "z", "专项行动", "year", "since"),
    Kind("window", "service-windows", ServiceWindow, "u", "服务窗口", "region"),
    Kind("channel", "green-channels", GreenChannel, "h", "绿色通道", "year", "since"),
    Kind("agreement", "agreements", Agreement, "o", "协作协议", "year", "signed"),
    Kind("purchase", "purchase-catalogues", PurchaseCatalogue, "q", "购买服务目录", "year"),
    Kind("statistic", "statistics", Statistic, "x", "统计数字", "year", "since"),
    Kind("case", "cases", Case, "k", "典型案例", "year"),
    Kind("document", "documents", Document, "", "政策文件"),
    Kind("standard", "standards", Standard, "bz", "标准与方法"),
    Kind("facility", "facilities", Facility, "l", "科研平台"),
    Kind("expert", "experts", Expert, "zj", "专家"),
    Kind("association", "associations", Association, "xh", "协会和调处组织"),
    Kind("pilot", "pilots", Pilot, "sd", "试点"),
    Kind("event", "events", Event, "hd", "公开活动", "year", "since"),
    Kind("announcement", "announcements", Announcement, "m", "公告", "year", "published"),
)
KIND: dict[str, Kind] = {kind.key: kind for kind in KINDS}
KIND_BY_FOLDER: dict[str, Kind] = {kind.folder: kind for kind in KINDS}


def letter_of(record_id: str) -> str:
    """Return what in an id says the kind: ``j`` of ``sl-j0001``."""
    return record_id.partition("-")[2].rstrip("0123456789")


VOCABULARIES: dict[str, type[Model]] = {
    "categories": Categories,
    "regions": Regions,
    "titles": Titles,
    "matters": Matters,
    "result-words": ResultWords,
    "deadlines": TimeLimits,
    "publication-windows": PublicationWindows,
    "sanction-kinds": SanctionKinds,
    "negative-list": NegativeList,
    "approval-matters": ApprovalMatters,
    "rating-schemes": RatingSchemes,
    "review-words": ReviewWords,
    "proficiency-words": ProficiencyWords,
    "indicators": Indicators,
    "fee-waivers": FeeWaivers,
    "situations": Situations,
    "faq": Questions,
    "notice-texts": NoticeTexts,
    "themes": Themes,
}
"""Vocabulary files in vocab/, by file stem."""


@dataclass(frozen=True)
class Registry:
    """All records that could be read. Broken files are absent here and present in the findings.

    ``paths`` maps record ids (and ``vocab/<stem>``, ``registry``) to paths relative to the registry.
    """

    settings: Settings
    authorities: dict[str, Authority] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    appraisers: dict[str, Appraiser] = field(default_factory=dict)
    fees: dict[str, FeeSchedule] = field(default_factory=dict)
    price_lists: dict[str, PriceList] = field(default_factory=dict)
    plans: dict[str, InspectionPlan] = field(default_factory=dict)
    draws: dict[str, Draw] = field(default_factory=dict)
    inspections: dict[str, Inspection] = field(default_factory=dict)
    sanctions: dict[str, Sanction] = field(default_factory=dict)
    blacklist: dict[str, BlacklistEntry] = field(default_factory=dict)
    approvals: dict[str, Approval] = field(default_factory=dict)
    ratings: dict[str, Rating] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    proficiency: dict[str, ProficiencyRound] = field(default_factory=dict)
    honours: dict[str, Honour] = field(default_factory=dict)
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    service_windows: dict[str, ServiceWindow] = field(default_factory=dict)
    green_channels: dict[str, GreenChannel] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    purchase_catalogues: dict[str, PurchaseCatalogue] = field(default_factory=dict)
    statistics: dict[str, Statistic] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    standards: dict[str, Standard] = field(default_factory=dict)
    facilities: dict[str, Facility] = field(default_factory=dict)
    experts: dict[str, Expert] = field(default_factory=dict)
    associations: dict[str, Association] = field(default_factory=dict)
    pilots: dict[str, Pilot] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    announcements: dict[str, Announcement] = field(default_factory=dict)
    vocabularies: dict[str, Any] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, Any]:
        """Return the records of a kind (``institution`` …) by id."""
        records: dict[str, Any] = getattr(self, KIND[kind].attribute)
        return records

    @cached_property
    def categories(self) -> dict[str, Any]:
        """Category by code, in file order."""
        vocabulary = self.vocabularies.get("categories")
        return {item.code: item for item in vocabulary.items} if vocabulary else {}

    @cached_property
    def regions(self) -> dict[str, Any]:
        """Region by code, in file order."""
        vocabulary = self.vocabularies.get("regions")
        return {item.code: item for item in vocabulary.items} if vocabulary else {}

    def words(self, vocabulary: str) -> tuple[str, ...]:
        """Return the valid values of a vocabulary: codes or ids, or names where there is neither."""
        loaded = self.vocabularies.get(vocabulary)
        if loaded is None:
            return ()
        return tuple(
            getattr(item, "code", None) or getattr(item, "id", None) or item.name for item in loaded.items
        )
