"""Pages of the categories: what each answers, what it costs, and who is licensed for it where (S03, S17)."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.fees import in_force
from mingjian.derive.inforce import force_of, is_over
from mingjian.derive.piece import (
    INDEX,
    Badge,
    Head,
    Link,
    SourceView,
    confidence_badge,
    index_head,
    sources_of,
)
from mingjian.derive.pricing import force_badge, price_mark, price_text
from mingjian.derive.row import InstitutionRow
from mingjian.derive.views import Views
from mingjian.model.fee import FeeItem, FeeSchedule
from mingjian.model.guidance import Questions
from mingjian.model.vocabulary import Category, CategoryClass

QUESTIONS = ("who-answers", "no-show", "disagree")
LONG_LIST = 300
"""Above this many lines a category page names the institutions of each region on the region's page only."""


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution as tables show it."""

    row: InstitutionRow
    region: str
    fields: str


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """The institutions of one area, or none."""

    area: Link
    practising: int
    lines: tuple[InstitutionLine, ...]


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category as tables show it."""

    link: Link
    item: Category
    confidence: Badge
    practising: int


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a schedule that belongs to a category."""

    schedule: Link
    item: FeeItem
    price: str
    force: Badge
    confidence: Badge


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """What a category answers, on which basis, and who is licensed for it where."""

    head: Head
    item: Category
    confidence: Badge
    rule: CategoryClass | None
    rule_confidence: Badge | None
    rule_sources: tuple[SourceView, ...]
    replaced_by: Link | None
    aliases: str
    children: tuple[CategoryLine, ...]
    groups: tuple[AreaGroup, ...]
    empty: tuple[Link, ...]
    practising: int
    listed: int
    is_long: bool
    fees: tuple[FeeLine, ...]
    standards: tuple[tuple[Link, str, Badge], ...]
    questions: tuple[Link, ...]


def result_questions(views: Views) -> tuple[Link, ...]:
    """Return the questions about a result that hold whatever the category, if they are answered (S112)."""
    found: Questions | None = views.registry.vocabularies.get("faq")
    asked = {item.id: item.question for item in found.items} if found is not None else {}
    return tuple(Link(asked[key], f"faq/#{key}") for key in QUESTIONS if key in asked)


def institution_line(views: Views, record_id: str) -> InstitutionLine:
    """Return an institution as tables show it."""
    row = views.institutions[record_id]
    fields = tuple(dict.fromkeys(code[:5] for code in row.categories))
    return InstitutionLine(row, views.regions.name(row.region), views.categories.names(fields))


def area_groups(views: Views, ids: tuple[str, ...]) -> Iterator[AreaGroup]:
    """Yield one group per area, empty ones included; a region outside all areas is a group of its own."""
    by_area: dict[str, list[InstitutionLine]] = {}
    for record_id in ids:
        region = views.institutions[record_id].region
        area = views.area_of(region) or region
        by_area.setdefault(area, []).append(institution_line(views, record_id))
    outside = sorted(set(by_area).difference(views.areas))
    for area in (*outside, *views.areas):
        lines = tuple(by_area.get(area, ()))
        yield AreaGroup(views.region_link(area), sum(line.row.may_practise for line in lines), lines)


def category_line(views: Views, code: str) -> CategoryLine:
    """Return a category as tables show it."""
    item = views.categories.items[code]
    count = views.coverage.count(views.registry.settings.region, code)
    return CategoryLine(views.categories.link(code), item, confidence_badge(item.confidence), count)


def category_fees(views: Views, code: str) -> Iterator[FeeLine]:
    """Yield the schedule lines filed under a category or below it, those in force here first."""
    home = views.registry.settings.region[:2]
    found = views.fee_items_by_category.get(code, ())

    def distance(schedule: FeeSchedule) -> tuple[bool, bool]:
        return (schedule.region is None or schedule.region[:2] != home, not in_force(schedule, views.as_of))

    for schedule, item in sorted(found, key=lambda pair: distance(pair[0])):
        yield FeeLine(
            schedule=Link(schedule.title, f"fees/{schedule.id}/#{item.code}"),
            item=item,
            price=price_text(item.price),
            force=force_badge(schedule, views.as_of),
            confidence=price_mark(views.regions, schedule, item.confidence),
        )


def category_standards(views: Views, code: str) -> Iterator[tuple[Link, str, Badge]]:
    """Yield the standards for a category, for what is above and for what is below it; ended ones aside."""
    tree = views.categories
    path = set(tree.path(code))
    for key, item in sorted(views.registry.standards.items()):
        state = force_of(item.since, item.until, item.replaced_by, views.as_of)
        fits = any(held in path or code in tree.path(held) for held in item.categories if held in tree.items)
        if fits and item.institution is None and not is_over(item.until, views.as_of):
            yield Link(item.title, f"standards/{key}/"), item.number or "", state


def category_page(views: Views, item: Category) -> CategoryPage:
    """Return the page of one category."""
    tree = views.categories
    ids = views.coverage.licensed.get(item.code, ())
    groups = tuple(area_groups(views, ids))
    rule = tree.classes.get(item.code[:2])
    crumbs = (INDEX["categories"], *(tree.link(code) for code in tree.path(item.code)[:-1]))
    return CategoryPage(
        head=Head(item.name, item.plain or wording.DESCRIPTION_CATEGORY.format(name=item.name), crumbs),
        item=item,
        confidence=confidence_badge(item.confidence),
        rule=rule,
        rule_confidence=None if rule is None else confidence_badge(rule.issued_confidence),
        rule_sources=() if rule is None else sources_of(rule.sources),
        replaced_by=None if item.replaced_by is None else tree.link(item.replaced_by),
        aliases="、".join(item.aliases),
        children=tuple(category_line(views, code) for code in tree.children.get(item.code, ())),
        groups=tuple(group for group in groups if group.lines),
        empty=tuple(group.area for group in groups if not group.lines),
        practising=sum(group.practising for group in groups),
        listed=len(ids),
        is_long=len(ids) > LONG_LIST,
        fees=tuple(category_fees(views, item.code)),
        standards=tuple(category_standards(views, item.code)),
        questions=result_questions(views),
    )


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """One of the four classes with its fields and their items."""

    line: CategoryLine
    rule: CategoryClass | None
    fields: tuple[tuple[CategoryLine, tuple[CategoryLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class CategoriesPage:
    """All categories, class by class."""

    head: Head
    groups: tuple[ClassGroup, ...]


def categories_page(views: Views) -> CategoriesPage:
    """Return the index of categories."""
    tree = views.categories

    def fields(code: str) -> Iterator[tuple[CategoryLine, tuple[CategoryLine, ...]]]:
        for child in tree.children.get(code, ()):
            below = tuple(category_line(views, item) for item in tree.children.get(child, ()))
            yield category_line(views, child), below

    groups = tuple(
        ClassGroup(category_line(views, code), tree.classes.get(code), tuple(fields(code)))
        for code in tree.items
        if len(code) == 2
    )
    return CategoriesPage(index_head("categories"), groups)
