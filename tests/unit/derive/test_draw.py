"""A draw re-run: one text, one list, every fault by its name, and what may be seen on which day."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from draws import SECRET, SOURCE, announced, changed, layer, plain, revealed
from mingjian.derive.announcement import announcement, fingerprint
from mingjian.derive.draw import (
    Fault,
    drawn_by,
    faults,
    key_text,
    named_twice,
    needed,
    rerun,
    state_on,
    supplied,
)
from mingjian.derive.rfc3797 import bits
from mingjian.derive.sealed import sealed
from mingjian.model.draw import DrawState
from records import inspection, plan, registry, views

DIGITS = [{"pick": 1, "of": 10, "first": 0, "values": [4]}]


def test_the_announced_text_can_be_read_and_ends_with_a_line_feed():
    text = announcement(announced(exclusions=[{"institution": "sl-j0099", "reason": "合并\n实施"}]))
    assert text.splitlines()[:7] == [
        "mingjian-draw/1",
        "算法 rfc3797-sha256",
        "抽取 sl-w0001",
        "计划 sl-t0001",
        "冻结 2025-03-20",
        "第1层 全部机构 10家抽4家",
        "sl-j0001",
    ]
    assert text.splitlines()[15:] == [
        "sl-j0010",
        "不列入 sl-j0099 合并 实施",
        "公开随机数1 示例彩票第2025038期",
        "产生 2025-04-08",
        "号码 6/33+1/16",
        "读法 主区六个号码从小到大，再写副区一个号码",
        "揭示期限 2025-11-30",
    ]
    assert text.endswith("\n")


def test_the_order_of_the_file_does_not_matter_the_order_of_the_ids_does():
    upside_down = announced(strata=[layer(pool=[f"sl-j{n:04d}" for n in range(10, 0, -1)])])
    assert announcement(upside_down) == announcement(announced())
    assert drawn_by(upside_down, SECRET) == drawn_by(announced(), SECRET)


def test_the_key_string_holds_secret_numbers_and_layer():
    assert key_text(announced(), SECRET, 2) == f"{SECRET}./2.5.12.25.29.33.7./2./"


def test_layers_are_drawn_one_after_the_other_and_by_themselves():
    others = layer(6, name="其他", pool=[f"sl-j{n:04d}" for n in range(21, 27)])
    draw = announced(strata=[layer(), others])
    first, second = rerun(draw, SECRET)
    assert first.drawn == rerun(announced(), SECRET)[0].drawn
    assert set(second.drawn) <= set(others["pool"])
    assert drawn_by(draw, SECRET) == first.drawn + second.drawn
    assert len(second.drawn) == 3


def test_needed_adds_up_over_layers_and_the_secret_does_not_count():
    draw = announced(strata=[layer(), layer(6, name="其他")])
    assert bits(needed(draw)) == pytest.approx(7.714 + 4.322, abs=0.001)
    assert bits(supplied(draw)) == pytest.approx(24.079, abs=0.001)


def test_a_draw_that_holds_has_no_fault():
    assert faults(announced()) == faults(revealed()) == ()


def test_just_enough_randomness_is_enough_and_just_too_little_is_not():
    small = [layer(5, select=2)]  # ten lists
    ten, nine = ([SOURCE | {"groups": [{"pick": 1, "of": n, "values": [1]}]}] for n in (10, 9))
    assert faults(announced(strata=small, randomness=ten)) == ()
    assert faults(announced(strata=small, randomness=nine)) == (Fault.FEW_BITS,)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"frozen": "2025-03-21"}, Fault.ANNOUNCEMENT),
        ({"strata": [layer(9)]}, Fault.ANNOUNCEMENT),
        ({"strata": [layer(select=5)]}, Fault.ANNOUNCEMENT),
        ({"randomness": [SOURCE | {"title": "另一期"}]}, Fault.ANNOUNCEMENT),
        ({"randomness": [SOURCE | {"known": "2025-04-10"}]}, Fault.ANNOUNCEMENT),
        ({"reveal_due": "2026-11-30"}, Fault.ANNOUNCEMENT),
        ({"commitment": {"published": "2025-04-08", "sha256": fingerprint(SECRET)}}, Fault.LATE_COMMITMENT),
        ({"commitment": {"published": "2025-03-24", "sha256": fingerprint("x")}}, Fault.COMMITMENT),
        ({"commitment": None}, Fault.COMMITMENT),
        ({"reveal": plain(revealed())["reveal"] | {"secret": fingerprint("x")}}, Fault.COMMITMENT),
        ({"reveal": plain(revealed())["reveal"] | {"result": ["sl-j0001"]}}, Fault.RESULT),
    ],
)
def test_each_change_is_one_fault_by_its_name(fields, fault):
    assert faults(changed(revealed(), **fields)) == (fault,)


@pytest.mark.parametrize(
    "values", [[], [2, 5, 12, 25, 29], [2, 2, 12, 25, 29, 33], [0, 5, 12, 25, 29, 33], [2, 5, 12, 25, 29, 34]]
)
def test_numbers_that_cannot_have_come_out_are_a_fault(values):
    groups = [{"pick": 6, "of": 33, "values": values}, {"pick": 1, "of": 16, "values": [7]}]
    assert faults(changed(revealed(), randomness=[SOURCE | {"groups": groups}])) == (Fault.NUMBERS,)


def test_another_number_gives_another_list():
    groups = [SOURCE["groups"][0], {"pick": 1, "of": 16, "values": [8]}]
    assert faults(changed(revealed(), randomness=[SOURCE | {"groups": groups}])) == (Fault.RESULT,)


def test_digits_start_at_zero():
    draw = announced(strata=[layer(5, select=2)], randomness=[SOURCE | {"groups": DIGITS}])
    assert "号码 1/10@0" in announcement(draw)
    assert key_text(draw, "s", 1) == "s./4./1./"


def test_named_twice_within_a_layer_across_layers_and_among_those_left_out():
    draw = announced(
        strata=[layer(3, pool=["sl-j0001", "sl-j0002", "sl-j0001"]), layer(1, pool=["sl-j0002"])],
        exclusions=[{"institution": "sl-j0001", "reason": "示例"}],
    )
    assert named_twice(draw) == [
        ("strata[0].pool[2]", "sl-j0001"),
        ("strata[1].pool[0]", "sl-j0002"),
        ("exclusions[0].institution", "sl-j0001"),
    ]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-03-23", DrawState.FROZEN),
        ("2025-03-24", DrawState.COMMITTED),
        ("2025-04-07", DrawState.COMMITTED),
        ("2025-04-08", DrawState.WAITING),
        ("2025-11-13", DrawState.WAITING),
        ("2025-11-14", DrawState.VERIFIED),
        ("2026-11-14", DrawState.VERIFIED),
    ],
)
def test_the_state_follows_the_days(day, state):
    assert state_on(revealed(), date.fromisoformat(day)) is state


def test_a_missing_reveal_is_a_failed_draw_from_the_day_after_its_last_day():
    assert state_on(announced(), date(2025, 11, 30)) is DrawState.WAITING
    assert state_on(announced(), date(2025, 12, 1)) is DrawState.FAILED


def test_a_draw_given_up_has_failed_from_that_day():
    draw = announced(failure={"recorded": "2025-05-01", "reason": "秘密数遗失"})
    assert state_on(draw, date(2025, 4, 30)) is DrawState.WAITING
    assert state_on(draw, date(2025, 5, 1)) is DrawState.FAILED


def test_a_list_that_does_not_follow_is_a_failed_draw():
    assert state_on(changed(revealed(), frozen="2025-03-21"), date(2026, 1, 1)) is DrawState.FAILED


def campaign_world():
    draw = revealed(pairing={"drawn": "2025-04-10", "inspectors": 9, "recusals": 1, "pairs": 4})
    subjects = sorted(draw.reveal.result)
    return draw, plan(subjects=subjects, drawn_on="2025-04-08", pool_size=10)


@pytest.mark.parametrize("day", ["2025-04-09", "2025-11-13"])
def test_before_the_reveal_neither_secret_nor_list_is_in_what_views_see(day):
    draw, held = campaign_world()
    seen = sealed(registry(draw, held), date.fromisoformat(day))
    assert seen.draws["sl-w0001"].reveal is None
    assert seen.plans["sl-t0001"].subjects == ()
    assert seen.draws["sl-w0001"].commitment is not None


def test_on_the_day_of_the_reveal_everything_is_there():
    draw, held = campaign_world()
    seen = sealed(registry(draw, held), date(2025, 11, 14))
    assert seen.draws == {"sl-w0001": draw}
    assert seen.plans == {"sl-t0001": held}


def test_a_pool_not_yet_frozen_and_pairs_not_yet_drawn_are_not_seen():
    draw, held = campaign_world()
    assert sealed(registry(draw, held), date(2025, 3, 19)).draws == {}
    assert sealed(registry(draw, held), date(2025, 4, 9)).draws["sl-w0001"].pairing is None
    assert sealed(registry(draw, held), date(2025, 4, 10)).draws["sl-w0001"].pairing is not None


def test_a_plan_without_a_recorded_draw_keeps_its_list():
    held = registry(plan(), inspection())
    assert sealed(held, date(2025, 4, 11)).plans == held.plans


def test_views_are_derived_from_the_sealed_registry():
    draw, held = campaign_world()
    assert views(draw, held, on=date(2025, 6, 1)).registry.plans["sl-t0001"].subjects == ()


def test_the_program_of_the_manual_needs_nothing_of_ours_and_gives_the_same_list():
    manual = Path(__file__).parents[3].joinpath("docs/draws.md").read_text("utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", manual, re.DOTALL)
    tools: dict[str, Any] = {}
    exec(program, tools)
    assert "mingjian" not in program
    for draw in (revealed(), revealed(strata=[layer(9, name="甲"), layer(14, name="乙")])):
        assert tuple(tools["redraw"](draw.model_dump(mode="json"))) == drawn_by(draw, SECRET)
