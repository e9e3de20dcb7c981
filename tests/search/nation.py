"""A seeded, plainly invented registry of any size, for the size and speed of search."""

import random
from datetime import date
from typing import Any

from mingjian.model.appraiser import Affiliation, Appraiser, Employment, PracticeCategory
from mingjian.model.declaration import Model
from mingjian.model.inspection import Inspection
from mingjian.model.institution import Contact, Institution
from mingjian.model.licence import (
    AppraiserStatus,
    AppraiserStatusEvent,
    FormerName,
    InstitutionStatus,
    InstitutionStatusEvent,
    Licence,
    ScopeItem,
)
from mingjian.model.registry import Registry
from mingjian.model.settings import Parameters, Settings
from mingjian.model.vocabulary import Categories, Category, Region, RegionLevel, Regions
from mingjian.render.search.encode import with_check

AS_OF = date(2026, 6, 30)
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单翟解仇朴查盖华缪乐牟"
)
COMPOUND = ("欧阳", "司马", "上官", "诸葛", "尉迟", "长孙", "令狐", "慕容")
RARE = ("䶮", "𠮷", "𬭸", "喆", "堃", "昇")
CATEGORIES = {
    "fy": "法医类", "fy:01": "法医病理鉴定", "fy:02": "法医临床鉴定", "fy:0201": "人体损伤程度鉴定",
    "fy:0202": "人体残疾等级鉴定", "fy:03": "法医精神病鉴定", "fy:04": "法医物证鉴定", "fy:0401": "个体识别",
    "fy:05": "法医毒物鉴定", "wz": "物证类", "wz:01": "文书鉴定", "wz:0101": "笔迹鉴定", "wz:0102": "印章印文鉴定",
    "wz:02": "痕迹鉴定", "wz:03": "微量物质鉴定", "sx": "声像资料类", "sx:01": "录音鉴定", "sx:02": "图像鉴定",
    "sx:03": "电子数据鉴定", "hj": "环境损害类", "hj:01": "污染物性质鉴定", "hj:02": "地表水与沉积物环境损害鉴定",
}  # fmt: skip
DOMAINS = tuple(code for code in CATEGORIES if len(code) == 5)
BRANDS = "明鉴公正天平华信科正中衡诚信求实至信博仁广济同和正源致远鼎立恒泰安平康宁德信开元瑞祥新元金盾星海"
STATUS = (InstitutionStatus.ACTIVE,) * 18 + (InstitutionStatus.SUSPENDED, InstitutionStatus.CANCELLED)


def given_letters(chance: random.Random, count: int = 2000) -> tuple[str, list[float]]:
    """Return characters for given names and their weights (common ones far commoner)."""
    letters = chance.sample([chr(code) for code in range(0x4E00, 0x4E00 + 9000)], count)
    return "".join(letters), [1 / (rank + 12) for rank in range(count)]


def nation(institutions: int, appraisers: int, inspections: int = 0, seed: int = 7) -> Registry:
    """Build the registry; the same arguments give the same registry."""
    chance = random.Random(seed)
    regions = _regions(max(2, institutions // 90))
    cities = [code for code in regions if not code.endswith("0000")]
    bodies = {
        record.id: record
        for record in (_institution(chance, index, regions, cities) for index in range(institutions))
    }
    letters, weights = given_letters(chance)
    drawn = iter(chance.choices(letters, weights, k=appraisers * 4))
    homes = sorted(chance.choices(list(bodies), k=appraisers))
    people: dict[str, Appraiser] = {}
    last, seat = "", 0
    for index, home in enumerate(homes):
        seat = seat + 1 if home == last else 1
        last = home
        person = _appraiser(chance, index, bodies[home], seat, drawn)
        people[person.id] = person
    checks = [_inspection(chance, index, chance.choice(homes)) for index in range(inspections)]
    return Registry(
        settings=_quick(Settings, prefix="sl", region="000000", parameters=Parameters()),
        institutions=bodies,
        appraisers=people,
        inspections={check.id: check for check in checks},
        vocabularies={
            "regions": _quick(Regions, items=tuple(_quick(Region, code=c, name=n, level=RegionLevel.CITY) for c, n in regions.items())),
            "categories": _quick(
                Categories,
                classes=(),
                items=tuple(_quick(Category, code=code, name=name, aliases=(), plain=None) for code, name in CATEGORIES.items()),
            ),
        },
    )  # fmt: skip


def _quick(model: type[Model], **values: object) -> Any:
    return model.model_construct(**values)


def _regions(provinces: int) -> dict[str, str]:
    stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日"
    found: dict[str, str] = {"000000": "全国"}
    for number in range(min(provinces, len(stems))):
        found[f"{11 + number}0000"] = f"示例{stems[number]}省"
        for city in range(1, 12):
            found[f"{11 + number}{city:02d}00"] = f"{'东西南北上下中新长安平'[city - 1]}{stems[number]}市"
    return found


def _institution(
    chance: random.Random, index: int, regions: dict[str, str], cities: list[str]
) -> Institution:
    code = cities[index * len(cities) // 3000 if len(cities) > 300 else index % len(cities)]
    brand = "".join(chance.sample(BRANDS, 2))
    suffix = chance.choice(
        ["司法鉴定中心", "司法鉴定所", "司法鉴定中心", "法医司法鉴定中心", "物证司法鉴定所"]
    )
    place = regions[code].removesuffix("市") if chance.random() < 0.7 else regions[code[:2] + "0000"]
    number = f"{code[:4]}{chance.randint(5, 24):02d}{index % 1000:03d}"
    since = date(2000 + int(number[4:6]), 1 + index % 12, 1)
    codes = sorted(chance.sample(DOMAINS, chance.choice([1, 1, 2, 2, 3, 4])))
    return _quick(
        Institution,
        as_of=AS_OF,
        id=f"sl-j{index + 1:04d}",
        name=f"{place}{brand}{suffix}",
        former_names=(_quick(FormerName, name=f"{place}{brand}鉴定所", until=since),)
        if index % 9 == 0
        else (),
        region=code,
        contact=_quick(Contact, address="公正路1号", phone="0990-5550000"),
        services=(),
        accreditations=(),
        uscc=with_check(f"12{code}MB{chance.randint(0, 9999999):07d}"),
        licences=(_quick(Licence, number=number, since=since, until=date(2029, 1, 1), issued=since),),
        status=(_quick(InstitutionStatusEvent, status=chance.choice(STATUS), since=since),),
        scope=tuple(_quick(ScopeItem, category=code, exclusions=(), since=since) for code in codes),
    )


def _appraiser(chance: random.Random, index: int, home: Institution, seat: int, letters: object) -> Appraiser:
    surname = (
        chance.choice(COMPOUND)
        if chance.random() < 0.01
        else chance.choices(SURNAMES, [1 / (n + 6) for n in range(len(SURNAMES))])[0]
    )
    given = "".join(next(letters) for _ in range(1 if chance.random() < 0.2 else 2))
    if index % 500 == 3:
        given = chance.choice(RARE) + given[1:]
    name = f"{given}江·{surname}买提" if index % 700 == 5 else surname + given
    number = f"{home.licences[0].number}{seat:03d}"
    since = home.licences[0].since
    status = AppraiserStatus.SUSPENDED if chance.random() < 0.02 else AppraiserStatus.ACTIVE
    codes = [item.category for item in home.scope]
    return _quick(
        Appraiser,
        as_of=AS_OF,
        id=f"sl-r{index + 1:05d}",
        name=name,
        title="主检法医师",
        region=home.region,
        practice_number=number,
        affiliations=(_quick(Affiliation, institution=home.id, employment=Employment.FULL, since=since),),
        categories=tuple(
            _quick(PracticeCategory, category=code, since=since)
            for code in sorted(chance.sample(codes, chance.randint(1, len(codes))))
        ),
        certificates=(_quick(Licence, number=number, since=since, until=date(2029, 1, 1), issued=since),),
        status=(_quick(AppraiserStatusEvent, status=status, since=since),),
    )  # fmt: skip


def _inspection(chance: random.Random, index: int, home: str) -> Inspection:
    year = chance.randint(2022, 2025)
    return _quick(
        Inspection,
        id=f"sl-c{index + 1:05d}",
        institution=home,
        inspected=date(year, chance.randint(1, 12), chance.randint(1, 28)),
        result=chance.choice(["未发现问题", "未发现问题", "发现问题已责令改正", "发现问题待后续处理"]),
        not_inspected_reason=None,
        decision_number=f"示司鉴检〔{year}〕{index + 1}号",
    )
