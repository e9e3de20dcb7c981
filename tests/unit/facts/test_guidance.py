"""What the shipped registry tells citizens: complete, supported, and leading to things that exist."""

from pathlib import Path

import pytest
from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.guidance import Statement
from mingjian.render.guidance.outline import guide_pages
from mingjian.render.pages.outline import outline

ROOT = Path(__file__).parents[3]
HAND_WRITTEN = {"corrections/", "glossary/", "about/", "privacy/"}


@pytest.fixture(scope="module")
def shipped():
    return load_registry(FolderSource(ROOT / "registry")).registry


@pytest.fixture(scope="module")
def situations(shipped):
    return shipped.vocabularies["situations"]


@pytest.fixture(scope="module")
def questions(shipped):
    return shipped.vocabularies["faq"]


def statements(situations, questions):
    yield from (*situations.steps, *situations.commission, *situations.second)
    yield from (*situations.refusals, *situations.complaints, *situations.risks)
    for item in situations.items:
        yield from (*item.commission, *item.steps, *item.second, *item.cautions)
    for question in questions.items:
        yield from question.answer


def test_the_errands_of_citizens_are_covered(situations, questions):
    asked = {
        "traffic-injury", "work-injury", "medical-damage", "paternity", "kinship", "handwriting", "seal",
        "document-age", "drunk-driving", "mental-state", "civil-capacity", "injury-severity",
        "cause-of-death", "recording", "phone-data", "vehicle", "building", "pollution", "fire",
    }  # fmt: skip
    assert asked <= {item.id for item in situations.items}
    assert len(questions.items) >= 15


def test_ids_are_unique(situations, questions):
    for items in (situations.items, questions.items):
        ids = [item.id for item in items]
        assert len(ids) == len(set(ids))


def test_what_rests_on_a_rule_says_how_sure_we_are(situations, questions):
    found: list[Statement] = list(statements(situations, questions))
    assert [item.text for item in found if (item.basis is None) != (item.confidence is None)] == []
    assert [item.text for item in found if item.deadline and not item.basis] == []
    assert [item.text for item in found if item.url and not item.basis] == []


def test_certain_is_said_only_of_what_the_domain_facts_or_a_page_support(situations, questions):
    """“未核对” and “未查到” mean that nobody has seen the text."""
    doubtful = [
        item.basis
        for item in statements(situations, questions)
        if item.basis and ("未核对" in item.basis or "未查到" in item.basis) and item.confidence == "certain"
    ]
    assert doubtful == []


def test_categories_deadlines_and_fee_items_exist(shipped, situations, questions):
    codes = {code for item in situations.items for code in item.categories}
    assert codes - shipped.categories.keys() == set()
    deadlines = {item.deadline for item in statements(situations, questions) if item.deadline}
    assert deadlines - set(shipped.words("deadlines")) == set()
    hints = [hint for item in situations.items for hint in item.fee_items]
    known = {(key, line.code) for key, schedule in shipped.fees.items() for line in schedule.items}
    assert {(hint.schedule, hint.item) for hint in hints} - known == set()


def test_only_what_lies_outside_the_register_has_no_category(situations):
    assert {item.id for item in situations.items if not item.categories} == {
        item.id for item in situations.items if item.outside
    }
    assert {item.id for item in situations.items if item.outside} == {"work-injury", "building"}


def test_no_amount_of_money_is_written_by_hand(situations):
    """Prices come from schedules and price lists, so that they never grow stale here."""
    texts = [text for item in situations.items for text in (item.lead, *item.answers, *item.bring)]
    assert [text for text in texts if "元" in text.replace("元宵", "")] == []


def test_questions_lead_to_pages_that_exist(shipped, questions):
    views = derive_views(shipped, max(item.as_of for item in shipped.institutions.values()), None, "test")
    known = {page.url for page in (*outline(views), *guide_pages(views, 1))} | HAND_WRITTEN
    assert {link.path for item in questions.items for link in item.see} - known == set()


def test_no_real_person_or_body_is_named(shipped, situations, questions):
    names = [item.name for item in (*shipped.institutions.values(), *shipped.appraisers.values())]
    texts = [item.text for item in statements(situations, questions)]
    assert [name for name in names for text in texts if name in text] == []
