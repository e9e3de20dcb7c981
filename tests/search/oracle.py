"""Labelled queries and what they must find, by brute force over the records: an oracle, not an engine.

It shares nothing with the index: plain string comparison over the models, readings straight from pypinyin.
An answer is written ``kind:id`` as in the addresses of the site (``category:wz-0101``).
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from mingjian.derive.views import Views
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.render.search.variants import simplified_forms
from pypinyin import lazy_pinyin

SURNAMES = {
    "单": "shan", "曾": "zeng", "翟": "zhai", "仇": "qiu", "解": "xie", "查": "zha", "朴": "piao", "盖": "ge",
    "缪": "miao", "覃": "qin", "乐": "yue", "区": "ou", "华": "hua", "吕": "lv",
}  # fmt: skip
COMPOUND = {"尉迟": "yu chi", "长孙": "zhang sun", "欧阳": "ou yang", "司马": "si ma", "上官": "shang guan",
            "诸葛": "zhu ge", "令狐": "ling hu", "慕容": "mu rong"}  # fmt: skip
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Query:
    """A query of a class and all the records that answer it."""

    text: str
    kind: str
    expect: tuple[str, ...]


@dataclass
class Oracle:
    """Everything public of a registry, as strings."""

    views: Views
    people: list[Appraiser] = field(default_factory=list)
    bodies: list[Institution] = field(default_factory=list)

    def __post_init__(self) -> None:
        registry = self.views.registry
        self.people = [registry.appraisers[key] for key in sorted(self.views.appraisers)]
        self.bodies = [registry.institutions[key] for key in sorted(self.views.institutions)]

    @cached_property
    def readings(self) -> dict[str, list[str]]:
        return {person.id: reading(person.name) for person in self.people}

    def who(self, test: Callable[[Appraiser], bool]) -> tuple[str, ...]:
        return tuple(f"appraiser:{person.id}" for person in self.people if test(person))

    def which(self, test: Callable[[Institution], bool]) -> tuple[str, ...]:
        return tuple(f"institution:{body.id}" for body in self.bodies if test(body))

    def place(self, code: str) -> str:
        return "".join(self.views.regions.name(step) for step in self.views.regions.path(code))

    def covers(self, body: Institution, code: str) -> bool:
        """Say whether an institution is licensed for a category, part of it, or all it belongs to."""
        return any(
            (code.startswith(item.category) or item.category.startswith(code))
            and not any(code.startswith(out) for out in item.exclusions)
            and item.covers(self.views.as_of)
            for item in body.scope
        )


def surname(name: str) -> str:
    return name[:2] if name[:2] in COMPOUND and len(name) > 2 else name[:1]


def reading(name: str) -> list[str]:
    """Read a person's name aloud, the surname as a surname."""
    first = surname(name)
    rest = [part for letter in name[len(first) :] for part in lazy_pinyin(letter) if letter != "·"]
    if first in COMPOUND:
        return [*COMPOUND[first].split(), *rest]
    return [SURNAMES.get(first) or lazy_pinyin(first)[0], *rest]


def initials(syllables: list[str]) -> str:
    return "".join(syllable[0] for syllable in syllables)


def is_plain(name: str) -> bool:
    """Say whether a name is Chinese in form and every character of it can be read."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name)) and all(part.isascii() for part in reading(name))


def traditional(name: str) -> str:
    old = {new: letter for letter, new in sorted(simplified_forms().items(), reverse=True)}
    return "".join(old.get(letter, letter) for letter in name)


def queries(views: Views, seed: int, each: int) -> Iterator[Query]:
    """Draw ``each`` queries of every class the registry has records for."""
    oracle = Oracle(views)
    for group in (_names, _sounds, _numbers, _bodies, _together, _titles):
        yield from group(oracle, random.Random(seed), each)


def _draw(dice: random.Random, items: list, each: int) -> list:
    return dice.sample(items, min(each, len(items)))


def _names(o: Oracle, dice: random.Random, each: int) -> Iterator[Query]:
    plain = [person.name for person in o.people if is_plain(person.name)]
    for name in _draw(dice, plain, each * 2):
        same = o.who(lambda person, name=name: person.name == name)
        yield Query(name, "姓名", same)
        yield Query(" ".join(name), "姓名带空格", same)
        given = name[len(surname(name)) :]
        if len(given) > 1:
            yield Query(given, "只写名", o.who(lambda person, given=given: given in person.name))
    for name in _draw(dice, [name for name in plain if traditional(name) != name], each):
        yield Query(traditional(name), "繁体", o.who(lambda person, name=name: person.name == name))
    for first in _draw(dice, sorted({surname(name) for name in plain if len(surname(name)) > 1}), each):
        yield Query(first, "复姓", o.who(lambda person, first=first: first in person.name))
    for name in _draw(dice, [person.name for person in o.people if "·" in person.name], each):
        same = o.who(lambda person, name=name: person.name == name)
        yield Query(name, "间隔号", same)
        yield Query(name.replace("·", "•"), "间隔号写法不同", same)
        yield Query(name.replace("·", ""), "间隔号省略", same)
    rare = [
        person.name for person in o.people if re.search(r"[\u3400-\u4dbf\U00020000-\U0003ffff]", person.name)
    ]
    for name in _draw(dice, rare, each):
        yield Query(name, "生僻字", o.who(lambda person, name=name: person.name == name))


def _sounds(o: Oracle, dice: random.Random, each: int) -> Iterator[Query]:
    plain = [person for person in o.people if is_plain(person.name)]
    heard = o.readings
    for person in _draw(dice, plain, each):
        said = "".join(heard[person.id])
        yield Query(said, "全拼", o.who(lambda other, said=said: "".join(heard[other.id]) == said))
    for person in _draw(dice, plain, each):
        said = initials(heard[person.id])
        yield Query(said, "首字母", o.who(lambda other, said=said: initials(heard[other.id]) == said))
    for person in _draw(dice, plain, each):
        first, said = surname(person.name), initials(heard[person.id][len(surname(person.name)) :])
        yield Query(
            first + said,
            "汉字加首字母",
            o.who(lambda p, f=first, s=said: p.name.startswith(f) and initials(heard[p.id][len(f) :]) == s),
        )
    special = [person for person in plain if surname(person.name) in {**SURNAMES, **COMPOUND}]
    for person in _draw(dice, special, each):
        said = "".join(heard[person.id])
        yield Query(said, "姓的读音", o.who(lambda other, said=said: "".join(heard[other.id]) == said))


def _numbers(o: Oracle, dice: random.Random, each: int) -> Iterator[Query]:
    licence = {key: row.licence_number for key, row in o.views.institutions.items()}
    for body in _draw(dice, o.bodies, each):
        number = licence[body.id]
        yield Query(number, "许可证号", o.which(lambda b, n=number: licence[b.id] == n))
        yield Query(number.translate(FULL_WIDTH), "全角数字", o.which(lambda b, n=number: licence[b.id] == n))
        head = number[:7]
        yield Query(head, "许可证号前几位", o.which(lambda b, n=head: licence[b.id].startswith(n)))
        yield Query(body.id, "编号", (f"institution:{body.id}",))
    for body in _draw(dice, [body for body in o.bodies if body.uscc], each):
        yield Query(body.uscc, "信用代码", o.which(lambda b, n=body.uscc: b.uscc == n))
        yield Query(
            body.uscc[:14],
            "信用代码前几位",
            o.which(lambda b, n=body.uscc[:14]: (b.uscc or "").startswith(n)),
        )
    for person in _draw(dice, o.people, each):
        number = person.practice_number
        yield Query(number, "执业证号", o.who(lambda p, n=number: p.practice_number == n))
        yield Query(
            number[:11], "执业证号前几位", o.who(lambda p, n=number[:11]: p.practice_number.startswith(n))
        )


def _bodies(o: Oracle, dice: random.Random, each: int) -> Iterator[Query]:
    for body in _draw(dice, o.bodies, each):
        name = o.views.institutions[body.id].name
        yield Query(name, "机构全称", o.which(lambda b, n=name: o.views.institutions[b.id].name == n))
        place = dice.randrange(0, len(name) - 5)
        for text, kind in ((name[place : place + 4], "机构名一段"), (name[place : place + 2], "机构名两字")):
            yield Query(text, kind, _anything(o, text))
        words = (name[:3], name[-6:-2])
        both = set(_anything(o, words[0])).intersection(_anything(o, words[1]))
        yield Query(" ".join(words), "机构名几段", tuple(sorted(both)))
    for body in _draw(dice, [body for body in o.bodies if o.views.institutions[body.id].former_names], each):
        old = o.views.institutions[body.id].former_names[0]
        yield Query(old, "曾用名", o.which(lambda b, n=old: n in o.views.institutions[b.id].former_names))


def _called(o: Oracle, body: Institution) -> str:
    row = o.views.institutions[body.id]
    return " ".join((row.name, *row.former_names, o.place(body.region)))


def _anything(o: Oracle, text: str) -> tuple[str, ...]:
    """Return every record whose title holds a text; members and checks of such institutions count too."""
    registry = o.views.registry
    bodies = {body.id for body in o.bodies if text in _called(o, body)}
    named = [f"institution:{key}" for key in sorted(bodies)]
    named += o.who(lambda person: text in person.name or person.affiliations[-1].institution in bodies)
    meant = [item.code for item in registry.categories.values() if text in _said(item)]
    named += o.which(lambda body: any(o.covers(body, code) for code in meant))
    named += o.who(lambda person: any(_registered(o, person, code) for code in meant))
    named += [f"region:{code}" for code in registry.regions if text in o.place(code)]
    named += [f"category:{_slug(item.code)}" for item in registry.categories.values() if text in _said(item)]
    named += [f"authority:{key}" for key, item in registry.authorities.items() if text in item.name]
    named += [f"fee:{key}" for key, item in registry.fees.items() if text in f"{item.title}{item.issuer}"]
    named += [f"plan:{item.id}" for item in o.views.plans if text in item.title]
    named += [f"inspection:{item.id}" for item in o.views.inspections if item.institution in bodies]
    named += [f"item:{key}/#{line.code}" for key, item in registry.fees.items() for line in item.items
              if text in f"{line.name} {line.group} {item.title}"]  # fmt: skip
    named += [f"document:{item.id}" for item in o.views.documents if text in f"{item.title} {item.issuer}"]
    named += [f"measure:{item.id}/#{m.id}" for item in o.views.documents for m in item.measures
              if text in f"{m.title} {m.summary} {item.title}"]  # fmt: skip
    named += [f"case:{key}" for key, item in o.views.cases.items()
              if text in f"{item.title} {o.views.categories.name(item.category)}"]  # fmt: skip
    guides = registry.vocabularies
    named += [f"problem:{item.id}" for item in (guides["situations"].items if "situations" in guides else ())
              if text in " ".join((item.title, item.lead, item.group, *item.also))]  # fmt: skip
    named += [f"question:{item.id}" for item in (guides["faq"].items if "faq" in guides else ())
              if text in f"{item.question} {item.group}"]  # fmt: skip
    return tuple(named)


def _said(item: object) -> str:
    return " ".join((item.name, *item.aliases, item.plain or ""))


def _slug(code: str) -> str:
    return code.replace(":", "-")


def _together(o: Oracle, dice: random.Random, each: int) -> Iterator[Query]:
    plain = [person for person in o.people if is_plain(person.name)]
    for person in _draw(dice, plain, each):
        row = o.views.appraisers[person.id]
        city = o.views.regions.name(o.views.regions.path(person.region)[-1])
        yield Query(
            f"{person.name} {city}",
            "姓名加地区",
            o.who(lambda p, n=person.name, c=city: p.name == n and c in o.place(p.region)),
        )
        if row.categories:
            name = o.views.categories.name(row.categories[0])
            yield Query(
                f"{name} {person.name}",
                "类别加姓名",
                o.who(lambda p, n=person.name, c=row.categories[0]: p.name == n and _registered(o, p, c)),
            )
    for body in _draw(dice, [body for body in o.bodies if o.views.institutions[body.id].categories], each):
        code = o.views.institutions[body.id].categories[0]
        city = o.views.regions.name(body.region)
        name = o.views.categories.name(code)
        found = o.which(lambda b, c=code, w=city: w in o.place(b.region) and o.covers(b, c))
        yield Query(f"{city} {name}", "地区加类别", found)
        yield Query(f"{city}{name}", "地区类别连写", found)


def _registered(o: Oracle, person: Appraiser, code: str) -> bool:
    return any(
        code.startswith(own) or own.startswith(code) for own in o.views.appraisers[person.id].categories
    )


def _titles(o: Oracle, dice: random.Random, each: int) -> Iterator[Query]:
    registry = o.views.registry
    for item in _draw(dice, list(registry.categories.values()), each):
        yield Query(item.name, "类别", (f"category:{_slug(item.code)}",))
    for item in _draw(dice, [item for item in registry.categories.values() if item.aliases], each):
        alias = dice.choice(item.aliases)
        yield Query(alias, "类别旧名", tuple(f"category:{_slug(other.code)}" for other in registry.categories.values()
                                             if alias in other.aliases))  # fmt: skip
    own = [code for code in registry.regions if o.views.region_link(code).url]
    for code in _draw(dice, own, each):
        name = o.views.regions.name(code)
        yield Query(name, "地区", tuple(f"region:{c}" for c in own if o.views.regions.name(c) == name))
    items = [(key, line) for key, schedule in registry.fees.items() for line in schedule.items]
    for _, line in _draw(dice, items, each):
        same = tuple(f"item:{key}/#{other.code}" for key, other in items if other.name == line.name)
        yield Query(line.name, "收费项目", same)
    for check in _draw(dice, [c for c in o.views.inspections if c.decision_number and c.published
                              and c.published <= o.views.as_of], each):  # fmt: skip
        number = check.decision_number
        yield Query(number, "检查文号", tuple(f"inspection:{c.id}" for c in o.views.inspections
                                              if c.decision_number == number))  # fmt: skip
    for document in o.views.documents:
        for measure in _draw(dice, list(document.measures), max(1, each // 3)):
            yield Query(measure.title, "措施", tuple(f"measure:{d.id}/#{m.id}" for d in o.views.documents
                                                     for m in d.measures if m.title == measure.title))  # fmt: skip
    for case in _draw(dice, list(o.views.cases.values()), each):
        text = case.title[1:7]
        yield Query(text, "案例", tuple(f"case:{c.id}" for c in o.views.cases.values() if text in c.title))
    for record in _draw(dice, list(registry.authorities.values()), each):
        yield Query(record.name, "机关", tuple(f"authority:{a.id}" for a in registry.authorities.values()
                                               if a.name == record.name))  # fmt: skip
