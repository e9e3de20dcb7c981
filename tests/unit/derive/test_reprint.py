"""What has to be printed again, and which badges have to come back."""

from dataclasses import replace
from datetime import date
from typing import Any

from mingjian.derive.reprint import Reprint, Task, reprints
from mingjian.derive.views import Views, derive_views
from records import licence, step
from small import office, people

BEFORE = date(2026, 5, 31)


def between(before: Views, now: Views) -> list[tuple[Task, str, tuple[str, ...]]]:
    return [(item.task, item.id, item.reasons) for item in reprints(before, now)]


def on(views: Views, day: date) -> Views:
    return derive_views(views.registry, day, None, "test")


def test_the_same_state_needs_nothing_however_many_days_pass() -> None:
    assert between(on(office(), BEFORE), office()) == []


def test_a_changed_part_is_named() -> None:
    new = {"office": "明州市司法局", "phone": "12345", "contact": "司法鉴定管理科"}
    changed = between(office(), office(supervision=new))
    assert changed[0] == (Task.POSTER, "sl-j0001", ("监督电话和联系人",))
    assert {(task, reasons) for task, _, reasons in changed[1:]} == {(Task.CARD, ("监督电话",))}
    assert [key for _, key, _ in changed[1:]] == ["sl-r00001", "sl-r00002", "sl-r00003"]


def test_every_part_of_the_notice_is_compared() -> None:
    def reasons(**changes: Any) -> tuple[str, ...]:
        return between(office(), office(**changes))[0][2]

    assert reasons(with_prices=3) == ("收费项目和标准",)
    assert reasons(licences=[licence(until="2027-12-31")]) == ("许可证",)
    assert reasons(scope=[{"category": "fy:04", "since": "2021-06-01"}]) == ("业务范围",)
    assert reasons(name="示例省新名司法鉴定中心") == ("机构名称和地址",)


def test_a_renewed_certificate_changes_no_print() -> None:
    renewed = people(3, certificates=[licence(number="990101001001", until="2030-12-31")])
    assert between(office(), office(*renewed)) == []


def test_the_badges_of_the_suspended_come_back() -> None:
    first, *others = people(3)
    suspended = people(1, status=[step("正常", "2021-06-01"), step("停业", "2026-06-15")])
    now = office(*suspended, *others)
    assert between(on(now, BEFORE), now) == [
        (Task.POSTER, "sl-j0001", ("鉴定人",)),
        (Task.RECALL, first.id, ("停业",)),
    ]


def test_a_closed_institution_takes_everything_down() -> None:
    now = office(status=[step("正常", "2021-06-01"), step("停业整改", "2026-06-15")])
    found = between(on(now, BEFORE), now)
    assert found[0] == (Task.TAKE_DOWN, "sl-j0001", ("登记状态为“停业整改”，不能接受委托",))
    assert {task for task, _, _ in found[1:]} == {Task.RECALL}
    assert len(found) == 4


def test_a_notice_that_has_become_complete_can_be_printed() -> None:
    assert between(office(with_prices=0), office()) == [(Task.NEW_POSTER, "sl-j0001", ())]


def test_who_moves_gives_the_badge_back() -> None:
    second = (
        replace(office().registry)
        .institutions["sl-j0001"]
        .model_copy(update={"id": "sl-j0002", "name": "示例省另一司法鉴定所"})
    )
    base = office()
    homes = [
        {"institution": "sl-j0001", "employment": "专职", "since": "2021-06-01", "until": "2026-06-14"},
        {"institution": "sl-j0002", "employment": "专职", "since": "2026-06-15"},
    ]
    (moved,) = people(1, affiliations=homes)
    registry = replace(
        base.registry,
        institutions=base.registry.institutions | {"sl-j0002": second},
        appraisers=base.registry.appraisers | {moved.id: moved},
    )
    before, now = (derive_views(registry, day, None, "test") for day in (BEFORE, date(2026, 6, 30)))
    found = [item for item in reprints(before, now) if item.id == moved.id]
    assert found == [
        Reprint(Task.RECALL, moved.id, "张示1", "示例省明鉴司法鉴定中心", ("执业机构",)),
        Reprint(Task.NEW_CARD, moved.id, "张示1", "示例省另一司法鉴定所", ()),
    ]
