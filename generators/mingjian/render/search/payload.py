"""The three files of the index as plain data: first (who and where), rest (what, every number), more.

The first is what a name needs to be found, and is answered from while the second travels; checks and cases
come when they are wanted.

Everything is a column (``encode.py``); readings and traditional forms are given once per file, for the
characters that occur in it. ``register.py`` makes the columns of institutions and appraisers;
``script/1-columns.js`` turns columns back into rows.
"""

from collections.abc import Iterator, Sequence

from mingjian.derive.views import Views
from mingjian.model.vocabulary import Category
from mingjian.render.search import oversight, rows, serving
from mingjian.render.search.encode import (
    Column,
    encode_choices,
    encode_codes,
    encode_numbers,
    encode_series,
)
from mingjian.render.search.pinyin import COMMON, reading_table
from mingjian.render.search.plain import PLAIN_KINDS, plain_rows
from mingjian.render.search.register import (
    Texts,
    appraiser_columns,
    appraiser_details,
    institution_columns,
    institution_details,
)
from mingjian.render.search.rows import EntryRow
from mingjian.render.search.variants import forms_needed

VERSION = 2
KINDS: dict[str, tuple[str, str]] = {
    "institution": ("鉴定机构", "institutions/{}/"),
    "appraiser": ("鉴定人", "appraisers/{}/"),
    "problem": ("我遇到的事", "problems/{}/"),
    "page": ("网站栏目", "{}"),
    "question": ("常见问题", "faq/#{}"),
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
    "authority": ("司法行政机关", "authorities/{}/"),
    **PLAIN_KINDS,
}
"""What a kind is called and where its pages are, in the order in which equally good results are shown."""


def first_payload(views: Views) -> Column:
    """Return the first file: places, institutions and appraisers by name."""
    texts = Texts()
    institutions, appraisers = _register(views)
    payload: Column = {
        "version": VERSION,
        "as_of": views.as_of.isoformat(),
        "regions": _regions(views, texts),
        "kinds": KINDS,
        "root": views.registry.settings.region,
        "tones": rows.tones([*institutions, *appraisers]),
        "institutions": institution_columns(views, institutions, texts),
        "appraisers": appraiser_columns(appraisers, institutions, texts),
        "entries": [],
    }
    return payload | _tables(texts, is_first=True)


def rest_payload(views: Views, pages: Sequence[EntryRow] = ()) -> Column:
    """Return the second file: numbers, former names, categories, and what is found by its title."""
    texts = Texts()
    institutions, appraisers = _register(views)
    payload: Column = {
        "version": VERSION,
        "as_of": views.as_of.isoformat(),
        "categories": _categories(views, texts),
        "institutions": institution_details(institutions, texts),
        "appraisers": appraiser_details(appraisers, institutions),
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
    return payload | _tables(texts)


def _register(views: Views) -> tuple[list[rows.InstitutionRow], list[rows.AppraiserRow]]:
    """Return institutions and appraisers in the order in which all files count them."""
    institutions = rows.institution_rows(views)
    order = {row.id: index for index, row in enumerate(institutions)}
    return institutions, rows.appraiser_rows(views, order)


def more_payload(views: Views) -> Column:
    """Return the third file: cases, plans, inspections, sanctions, reviews, campaigns, services."""
    texts = Texts()
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


def _regions(views: Views, texts: Texts) -> Column:
    """Places with a page of their own come first; the others only lend their names."""
    known = views.regions.regions
    codes = sorted(known, key=lambda code: (not views.region_link(code).url, code))
    regions = [known[code] for code in codes]
    return {
        "pages": sum(1 for code in codes if views.region_link(code).url),
        "codes": encode_codes([region.code for region in regions]),
        "names": texts.column([region.name for region in regions]),
    }


def _categories(views: Views, texts: Texts) -> Column:
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


def _entries(kind: str, found: Sequence[EntryRow], texts: Texts) -> Column:
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


def _tables(texts: Texts, *, is_first: bool = False) -> Column:
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
        "readings": {
            "syllables": encode_choices(readings.syllables),
            "surnames": readings.surnames,
            "given": readings.given,
            "words": readings.words,
        },
        "traditional": {
            "from": encode_series([ord(letter) for letter in forms]),
            "to": encode_numbers([place[form] for form in forms.values()]),
        },
    }
