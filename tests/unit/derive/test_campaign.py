"""A plan as one campaign: what is late comes first, counts follow what is public on the day."""

from datetime import date

from draws import announced, revealed
from mingjian.derive.campaign import LateKind, campaign
from mingjian.derive.drawing import draw_page, draws_page
from mingjian.model.draw import DrawState
from records import inspection, institution, plan, views

PROBLEM = {
    "matter": "收费",
    "description": "公示栏没有更新",
    "rectification": {"ordered": "2025-05-20", "due": "2025-06-20"},
}


def shown(*records, on=date(2026, 6, 30)):
    held = views(*records, on=on)
    return campaign(held, held.registry.plans["sl-t0001"])


def kinds(found):
    return [(item.kind, item.days) for item in found.late]


def test_nothing_is_late_where_everything_is_done():
    found = shown(plan(), inspection(), institution())
    assert found.late == ()
    assert (found.checked, found.published, found.problems) == (1, 1, 0)


def test_an_overdue_rectification_is_named_with_its_days():
    found = shown(plan(), inspection(problems=[PROBLEM]), institution(), on=date(2025, 6, 30))
    assert kinds(found) == [(LateKind.RECTIFICATION, 10)]
    assert found.late[0].about.text == "示例省明鉴司法鉴定中心"
    assert (found.ordered, found.done, found.verified) == (1, 0, 0)


def test_a_rectification_done_is_late_no_more():
    done = PROBLEM | {"rectification": PROBLEM["rectification"] | {"done": "2025-06-25"}}
    found = shown(plan(), inspection(problems=[done]), institution(), on=date(2025, 6, 24))
    assert kinds(found) == [(LateKind.RECTIFICATION, 4)]
    assert shown(plan(), inspection(problems=[done]), institution(), on=date(2025, 6, 25)).late == ()


def test_a_result_not_published_in_twenty_working_days_is_late():
    waiting = inspection(published=None, closed="2025-05-20")
    assert shown(plan(), waiting, on=date(2025, 6, 18)).late == ()
    assert kinds(shown(plan(), waiting, on=date(2025, 6, 20))) == [(LateKind.PUBLICATION, 2)]


def test_problems_do_not_count_before_the_result_is_public():
    found = shown(plan(), inspection(problems=[PROBLEM]), on=date(2025, 5, 27))
    assert (found.checked, found.published, found.problems, found.ordered) == (1, 0, 0, 0)


def test_a_subject_without_inspection_is_late_once_the_plan_is_over():
    over = plan(until="2025-12-31")
    assert shown(over, institution(), on=date(2025, 12, 31)).late == ()
    assert kinds(shown(over, institution(), on=date(2026, 1, 2))) == [(LateKind.INSPECTION, 2)]


def test_a_missing_reveal_comes_with_the_rest_the_longest_delay_first():
    waiting = plan(drawn_on=None, subjects=[])
    late = inspection(problems=[PROBLEM])
    found = shown(waiting, announced(), late, on=date(2025, 12, 10))
    assert kinds(found) == [(LateKind.RECTIFICATION, 173), (LateKind.REVEAL, 10)]


def test_a_failure_explained_is_shown_and_not_late():
    failed = announced(failure={"recorded": "2025-12-02", "reason": "秘密数遗失"})
    found = shown(plan(drawn_on=None, subjects=[]), failed)
    assert found.late == ()
    assert [line.state.word for line in found.draws] == [DrawState.FAILED.value]


def test_failed_draws_lead_the_list():
    held = views(revealed(), announced(id="sl-w0002"), announced(id="sl-w0003", reveal_due="2027-01-31"))
    assert [line.record.id for line in draws_page(held).lines] == ["sl-w0002", "sl-w0003", "sl-w0001"]


def test_the_page_of_a_waiting_draw_holds_neither_numbers_nor_list():
    draw = revealed()
    held = views(draw, plan(), on=date(2025, 6, 1))
    page = draw_page(held, held.registry.draws[draw.id])
    assert (page.numbers, page.chosen, page.is_revealed) == ("", (), False)
    assert all(part.rerun is None for part in page.layers)


def test_the_page_of_a_revealed_draw_holds_the_steps():
    held = views(revealed(), plan())
    page = draw_page(held, held.registry.draws["sl-w0001"])
    assert [step.left for step in page.layers[0].rerun.steps] == [10, 9, 8, 7]
    assert [c.institution.text for c in page.chosen] == list(revealed().reveal.result)
    assert page.entropy.is_enough
    assert page.days_late == 0


def test_a_late_reveal_says_by_how_much():
    held = views(revealed(reveal_due="2025-11-04"), plan())
    assert draw_page(held, held.registry.draws["sl-w0001"]).days_late == 10
