"""The two files of the index as plain data: ``main`` (who, where, what) and ``more`` (checks and cases).

Everything is a column (``encode.py``); readings and traditional forms are given once per file, for the
characters that occur in it. ``theme/assets/search-columns.js`` turns the columns back into rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mingjian.derive.views import Views
from mingjian.model.vocabulary import Category
from mingjian.render.search import oversight, rows, serving
from mingjian.render.search.encode import (
    Column,
    encode_choices,
    encode_codes,
    encode_credit_codes,
    encode_letters,
    encode_numbers,
    encode_series,
    encode_texts,
)
from mingjian.render.search.pinyin import COMMON, reading_table, split_name
from mingjian.render.search.plain import PLAIN_KINDS, plain_rows
from mingjian.render.search.rows import AppraiserRow, EntryRow, InstitutionRow
from mingjian.render.search.variants import forms_needed

VERSION = 1
KINDS: dict[str, tuple[str, str]] = {
    "institution": ("鉴定机构", "institutions/{}/"),
    "appraiser": ("鉴定人", "appraisers/{}/"),
    "problem": ("我遇到的事", "problems/{}/"),
    "category": ("执业类别", "categories/{}/"),
    "region": ("地区", "regions/{}/"),
    "item": ("收费项目", "fees/{}"),
    "fee": ("收费标准", "fees/{}/"),
    "document": ("政策文件", "documents/{}/"),
    "measure": ("改革措施", "documents/{}"),
    "case": ("典型案例", "cases/{}/"),
    "inspection": ("检查结果", "inspections/{}/"),
    "plan": ("检查计划", "inspections/{}/"),
    "draw": ("随机抽取", "draws/{}/"),
    "sanction": ("处罚与惩戒", "sanctions/{}/"),
    "review": ("考核评价", "reviews/{}/"),
    "round": ("能力验证", "proficiency/{}/"),
    "campaign": ("专项行动", "campaigns/{}/"),
    "indicator": ("统计指标", "statistics/{}/"),
    "window": ("服务窗口", "services/{}/"),
    "channel": ("绿色通道", "services/{}/"),
    "agreement": ("协作协议", "services/{}/"),
    "purchase": ("购买服务目录", "services/{}/"),
    "question": ("常见问题", "faq/#{}"),
    "authority": ("司法行政机关", "authorities/{}/"),
    **PLAIN_KINDS,
    "page": ("网站栏目", "{}"),
}
"""What a kind is called and where its pages are, in the order in which equally good results are shown."""
_MASK_BITS = 15


@dataclass
class _Texts:
    """Collects every text of a file, for its tables of readings and of traditional forms."""

    parts: list[str] = field(default_factory=list)
    surnames: list[str] = field(default_factory=list)

    def column(self, values: Sequence[str]) -> Column:
        self.parts.extend(values)
        return encode_texts(values)


def main_payload(views: Views, pages: Sequence[EntryRow] = ()) -> Column:
    """Return the first file: places, categories, institutions, appraisers, and what is found by its title."""
    texts = _Texts()
    institutions = rows.institution_rows(views)
    order = {row.id: index for index, row in enumerate(institutions)}
    appraisers = rows.appraiser_rows(views, order)
    payload: Column = {
        "version": VERSION,
        "as_of": views.as_of.isoformat(),
        "regions": _regions(views, texts),
        "categories": _categories(views, texts),
        "kinds": KINDS,
        "root": views.registry.settings.region,
        "tones": rows.tones([*institutions, *appraisers]),
        "institutions": _institutions(views, institutions, texts),
        "appraisers": _appraisers(appraisers, institutions, texts),
        "entries": [
            _entries("authority", list(rows.authority_rows(views)), texts),
            _entries("problem", list(rows.problem_rows(views)), texts),
            _entries("question", list(rows.question_rows(views)), texts),
            _entries("fee", list(rows.fee_rows(views)), texts),
            _entries("item", list(rows.fee_item_rows(views)), texts),
            _entries("document", list(rows.document_rows(views)), texts),
            _entries("measure", list(rows.measure_rows(views)), texts),
            _entries("page", pages, texts),
        ],
    }
    return payload | _tables(texts, is_first=True)


def more_payload(views: Views) -> Column:
    """Return the second file: cases, plans, inspections, sanctions, reviews, campaigns, services."""
    texts = _Texts()
    order = {row.id: index for index, row in enumerate(rows.institution_rows(views))}
    payload: Column = {
        "version": VERSION,
        "as_of": views.as_of.isoformat(),
        "entries": [
            _entries("case", list(rows.case_rows(views)), texts),
            _entries("plan", list(rows.plan_rows(views)), texts),
            _entries("draw", list(rows.draw_rows(views)), texts),
            _entries("sanction", list(oversight.sanction_rows(views)), texts),
            _entries("review", list(oversight.review_rows(views)), texts),
            _entries("round", list(oversight.round_rows(views)), texts),
            _entries("campaign", list(oversight.campaign_rows(views)), texts),
            _entries("indicator", list(oversight.indicator_rows(views)), texts),
            _entries("window", list(serving.window_rows(views)), texts),
            _entries("channel", list(serving.channel_rows(views)), texts),
            _entries("agreement", list(serving.agreement_rows(views)), texts),
            _entries("purchase", list(serving.purchase_rows(views)), texts),
            *(_entries(kind, list(plain_rows(views, kind)), texts) for kind in PLAIN_KINDS),
        ],
        "inspections": _inspections(rows.inspection_rows(views, order), order),
    }
    return payload | _tables(texts)


def _regions(views: Views, texts: _Texts) -> Column:
    """Places with a page of their own come first; the others only lend their names."""
    known = views.regions.regions
    codes = sorted(known, key=lambda code: (not views.region_link(code).url, code))
    regions = [known[code] for code in codes]
    return {
        "pages": sum(1 for code in codes if views.region_link(code).url),
        "codes": encode_codes([region.code for region in regions]),
        "names": texts.column([region.name for region in regions]),
    }


def _categories(views: Views, texts: _Texts) -> Column:
    found = list(views.categories.items.values())
    return {
        "codes": [category.code for category in found],
        "names": texts.column([category.name for category in found]),
        "also": texts.column(["\t".join(_also(item)) for item in found]),
    }


def _also(category: Category) -> Iterator[str]:
    """Yield what a category is also found by: old and everyday names, official digits, plain words."""
    yield from category.aliases
    if ":" in category.code:
        yield category.code.partition(":")[2]
    if category.plain:
        yield category.plain


def _institutions(views: Views, found: Sequence[InstitutionRow], texts: _Texts) -> Column:
    texts.parts.extend(row.name for row in found)
    return {
        "ids": encode_codes([row.id for row in found]),
        "names": encode_texts([_without_place(views, row) for row in found]),
        "former": texts.column([row.former for row in found]),
        "numbers": encode_codes([row.number for row in found]),
        "uscc": encode_credit_codes([row.uscc for row in found]),
        "region": encode_choices([row.region for row in found]),
        "status": encode_choices([row.status for row in found]),
        "scope": encode_choices([row.scope for row in found]),
    }


def _without_place(views: Views, row: InstitutionRow) -> str:
    """Write the place in a name as a sign: the region's own name, the one's above, the province's.

    Signs 4 to 6 leave out the last character, as 明州 does that of 明州市.
    """
    for level, code in enumerate((row.region, f"{row.region[:4]}00", f"{row.region[:2]}0000")):
        place = views.regions.regions.get(code)
        for sign, name in ((level + 1, place.name), (level + 4, place.name[:-1])) if place else ():
            if len(name) > 1 and name in row.name:
                return row.name.replace(name, chr(sign), 1)
    return row.name


def _appraisers(
    found: Sequence[AppraiserRow], institutions: Sequence[InstitutionRow], texts: _Texts
) -> Column:
    members = Counter(row.institution for row in found)
    licences = {row.id: row.number for row in institutions}
    names = [split_name(row.name) for row in found]
    texts.parts.extend(row.name for row in found)
    texts.surnames.extend(surname for surname, _given in names if surname)
    return {
        "ids": encode_codes([row.id for row in found]),
        "surnames": encode_choices([surname for surname, _given in names]),
        "lengths": encode_numbers([len(given) for _surname, given in names]),
        "given": encode_letters("".join(given for _surname, given in names)),
        "members": encode_numbers([members[row.id] for row in institutions]),
        "numbers": encode_codes(list(_short_numbers(found, licences))),
        "status": encode_choices([row.status for row in found]),
        "scope": _scopes(found, institutions),
    }


def _short_numbers(found: Sequence[AppraiserRow], licences: dict[str, str]) -> Iterator[str]:
    """Shorten practice numbers: nothing for the next one of an institution, ``~`` for its licence number."""
    home, last = "", 0
    for row in found:
        licence = licences[row.institution]
        last = last if row.institution == home else 0
        tail = row.number.removeprefix(licence) if licence else ""
        is_counted = tail != row.number and tail.isascii() and tail.isdigit()
        if is_counted and last >= 0 and tail == f"{last + 1:03d}":
            yield ""
        else:
            yield f"~{tail}" if licence and row.number.startswith(licence) else row.number
        home, last = row.institution, int(tail) if is_counted else -1


def _scopes(found: Sequence[AppraiserRow], institutions: Sequence[InstitutionRow]) -> Column:
    """Write the categories of appraisers as a choice among those of their institution.

    Bit *n* stands for the institution's *n*-th category; those of institutions with equally many categories
    are a column. Zero points to the next of ``others``, where the
    appraiser has a category the institution has not (or no longer).
    """
    offers = {row.id: [item.split("!")[0] for item in row.scope.split()] for row in institutions}
    masks: list[list[int]] = [[] for _ in range(1 + max(map(len, offers.values()), default=0))]
    others: list[str] = []
    for row in found:
        offer = offers[row.institution]
        own = row.scope.split()
        is_within = bool(own) and all(code in offer[:_MASK_BITS] for code in own)
        masks[len(offer)].append(sum(1 << offer.index(code) for code in own) if is_within else 0)
        if not is_within:
            others.append(row.scope)
    return {"masks": [encode_numbers(column) for column in masks], "others": encode_choices(others)}


def _entries(kind: str, found: Sequence[EntryRow], texts: _Texts) -> Column:
    return {
        "kind": kind,
        "ids": encode_codes([row.id for row in found]),
        "titles": texts.column([row.title for row in found]),
        "also": texts.column([row.also for row in found]),
        "notes": encode_choices([row.note for row in found]),
    }


def _inspections(found: Sequence[rows.InspectionRow], order: dict[str, int]) -> Column:
    return {
        "ids": encode_codes([row.id for row in found]),
        "institution": encode_series([order[row.institution] for row in found]),
        "days": encode_codes([row.day for row in found]),
        "results": encode_choices([row.result for row in found]),
        "numbers": encode_codes([row.number for row in found]),
    }


def _tables(texts: _Texts, *, is_first: bool = False) -> Column:
    """Return readings and traditional forms for the characters of a file.

    The browser knows the common characters in the order of GB/T 2312, which is that of their sound; the first
    file has the readings of all of them, because a slip of the pen is found by its sound.
    """
    found = set().union(*texts.parts)
    forms = forms_needed(found)
    others = sorted(found.union(forms.values()).difference(COMMON))
    letters = [*COMMON, *others]
    place = {letter: index for index, letter in enumerate(letters)}
    readings = reading_table(letters if is_first else others, texts.surnames, "\n".join(texts.parts))
    return {
        "letters": encode_series([ord(letter) for letter in others]),
        "readings": readings | {"syllables": encode_choices(_strings(readings["syllables"]))},
        "traditional": {
            "from": encode_series([ord(letter) for letter in forms]),
            "to": encode_numbers([place[form] for form in forms.values()]),
        },
    }


def _strings(values: object) -> list[str]:
    assert isinstance(values, Iterable)  # noqa: S101 - tells the type checker what reading_table returns
    return [str(value) for value in values]
