"""我遇到的事 and 常见问题: guidance joined with what the registry knows (S123).

Who is licensed near the reader, what it costs here and now, where to complain.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.categorypage import LONG_LIST, AreaGroup, area_groups
from mingjian.derive.claim import Claim, claims
from mingjian.derive.complaining import complaint_offices
from mingjian.derive.fit import accreditation_required
from mingjian.derive.outlay import Outlay, Reference, outlays, references
from mingjian.derive.piece import Head, Link
from mingjian.derive.signpost import FAQ_HEAD, PROBLEMS, PROBLEMS_HEAD
from mingjian.derive.views import Views, grouped
from mingjian.model.authority import Authority
from mingjian.model.guidance import LifeStage, Question, Questions, Situation, Situations
from mingjian.model.vocabulary import Category


@dataclass(frozen=True, slots=True)
class SituationLine:
    """A situation as the index shows it; ``practising`` is None where no institution can be licensed."""

    item: Situation
    url: str
    practising: int | None


@dataclass(frozen=True, slots=True)
class SituationsIndex:
    """All situations by group."""

    head: Head
    note: str
    groups: tuple[tuple[str, tuple[SituationLine, ...]], ...]
    stages: tuple[tuple[LifeStage, tuple[SituationLine, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class SituationPage:
    """One situation from the first question to the complaint.

    ``own_…`` is said of this situation alone; the rest is said of every appraisal.
    """

    head: Head
    item: Situation
    categories: tuple[tuple[Link, Category | None], ...]
    commission: tuple[Claim, ...]
    steps: tuple[Claim, ...]
    outlays: tuple[Outlay, ...]
    references: tuple[Reference, ...]
    groups: tuple[AreaGroup, ...]
    empty: tuple[Link, ...]
    practising: int
    is_long: bool
    needs_laboratory: bool
    own_second: tuple[Claim, ...]
    second: tuple[Claim, ...]
    refusals: tuple[Claim, ...]
    complaints: tuple[Claim, ...]
    own_risks: tuple[Claim, ...]
    risks: tuple[Claim, ...]
    authorities: tuple[Authority, ...]
    related: tuple[SituationLine, ...]


def situation_url(key: str) -> str:
    """Return the address of the page of a situation."""
    return f"problems/{key}/"


def situations(views: Views) -> Situations | None:
    """Return the situations of the registry, if it has any."""
    found: Situations | None = views.registry.vocabularies.get("situations")
    return found


def licensed_for(views: Views, item: Situation) -> tuple[str, ...]:
    """Return the practising institutions licensed for one of the categories, in list order."""
    ids = {key for code in item.categories for key in views.coverage.licensed.get(code, ())}
    return tuple(key for key, row in views.institutions.items() if key in ids and row.may_practise)


def situation_line(views: Views, item: Situation) -> SituationLine:
    """Return a situation as lists show it."""
    count = len(licensed_for(views, item)) if item.categories else None
    return SituationLine(item, situation_url(item.id), count)


def situations_index(views: Views) -> SituationsIndex:
    """Return the index of situations, groups in the order of the vocabulary; empty without a vocabulary."""
    found = situations(views)
    if found is None:
        return SituationsIndex(PROBLEMS_HEAD, "", ())
    groups = grouped((item.group, situation_line(views, item)) for item in found.items)
    lines = [line for group in groups.values() for line in group]
    stages = tuple((stage, tuple(line for line in lines if stage in line.item.stages)) for stage in LifeStage)
    return SituationsIndex(PROBLEMS_HEAD, found.note or "", tuple(groups.items()), stages)


def _categories(views: Views, item: Situation) -> Iterator[tuple[Link, Category | None]]:
    for code in item.categories:
        yield views.categories.link(code), views.categories.items.get(code)


def situation_page(views: Views, found: Situations, item: Situation) -> SituationPage:
    """Return the page of one situation."""
    ids = licensed_for(views, item)
    groups = tuple(area_groups(views, ids)) if item.categories else ()
    related = (other for other in found.items if other.group == item.group and other.id != item.id)
    return SituationPage(
        head=Head(item.title, item.lead, (PROBLEMS,)),
        item=item,
        categories=tuple(_categories(views, item)),
        commission=claims(views, item.commission or found.commission),
        steps=claims(views, item.steps or found.steps),
        outlays=tuple(outlays(views, item.categories, ids)),
        references=tuple(references(views, item.fee_items)),
        groups=tuple(group for group in groups if group.lines),
        empty=tuple(group.area for group in groups if not group.lines),
        practising=len(ids),
        is_long=len(ids) > LONG_LIST,
        needs_laboratory=any(accreditation_required(views.registry, code) for code in item.categories),
        own_second=claims(views, item.second),
        second=() if item.outside else claims(views, found.second),
        refusals=() if item.outside else claims(views, found.refusals),
        complaints=() if item.outside else claims(views, found.complaints),
        own_risks=claims(views, item.cautions),
        risks=() if item.outside else claims(views, found.risks),
        authorities=() if item.outside else complaint_offices(views),
        related=tuple(situation_line(views, other) for other in related),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer."""

    item: Question
    paragraphs: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class FaqPage:
    """All questions by group."""

    head: Head
    note: str
    groups: tuple[tuple[str, tuple[Answer, ...]], ...]


def faq_page(views: Views) -> FaqPage:
    """Return the questions and answers; empty without a vocabulary."""
    found: Questions | None = views.registry.vocabularies.get("faq")
    if found is None:
        return FaqPage(FAQ_HEAD, "", ())
    groups = grouped((item.group, Answer(item, claims(views, item.answer))) for item in found.items)
    return FaqPage(FAQ_HEAD, found.note or "", tuple(groups.items()))


def situation_links(views: Views) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return a link to every situation by group, for the home page."""
    found = situations(views)
    items = () if found is None else found.items
    return tuple(grouped((item.group, Link(item.title, situation_url(item.id))) for item in items).items())
