from datetime import date
from decimal import Decimal

import pytest
from mingjian.load.canonical import emit
from mingjian.model.case import Case
from mingjian.model.fee import FeeSchedule
from mingjian.model.institution import Institution
from mingjian.model.provenance import Source
from mingjian.model.settings import Settings


def test_keys_come_in_declared_order_with_id_first_and_sources_last() -> None:
    text = emit(
        Case,
        {
            "sources": [{"title": "决定"}],
            "as_of": "2026-06-30",
            "title": "标题",
            "id": "sl-k0001",
            "kind": "典型",
        },
    )
    assert [line.split(":")[0] for line in text.splitlines()] == [
        "id",
        "kind",
        "title",
        "as_of",
        "sources",
        "  - title",
    ]


def test_dates_and_identifiers_are_always_quoted() -> None:
    text = emit(Institution, {"region": "990101", "as_of": date(2026, 6, 30)})
    assert text == 'region: "990101"\nas_of: "2026-06-30"\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (700, "700"),
        ("700", "700"),
        (Decimal("700.00"), "700"),
        (1.0, "1"),
        ("0.5", '"0.5"'),
        (Decimal("8.50"), '"8.50"'),
    ],
)
def test_whole_amounts_are_plain_and_fractions_quoted(value: object, written: str) -> None:
    text = emit(FeeSchedule, {"floating": {"up": value}})
    assert text == f"floating:\n  up: {written}\n"


def test_what_says_nothing_is_left_out() -> None:
    data = {
        "note": None,
        "disclosure": {},
        "services": [],
        "scope": [{"category": "fy:02", "exclusions": []}],
    }
    assert emit(Institution, data) == "scope:\n  - category: fy:02\n"


def test_a_default_is_left_out_but_a_mapping_keeps_something_to_stand_on() -> None:
    assert emit(Settings, {"fictional": False, "parameters": {"min_appraisers": 3}}) == "\n"
    assert emit(FeeSchedule, {"floating": {"up": 0, "down": 0}}) == "floating:\n  up: 0\n  down: 0\n"


def test_several_lines_become_a_block() -> None:
    assert emit(Case, {"background": "一\n\n二"}) == "background: |-\n  一\n\n  二\n"
    assert emit(Case, {"background": "一 \n二"}) == 'background: "一 \\n二"\n'


def test_a_key_nobody_declared_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="titel"):
        emit(Source, {"titel": "x"})
