"""Sanctions that only a status history tells of leave with the longest window there is."""

from datetime import date

import pytest
from records import institution, views

LAST = date(2025, 3, 1)
OVER = date(2025, 3, 2)


def event(status, since, **fields):
    return {"status": status, "since": since, **fields}


def shown(*later, on):
    start = event("正常", "2015-06-01")
    (record,) = views(institution(status=[start, *later]), on=on).registry.institutions.values()
    return [(str(item.status), item.reason) for item in record.status]


SUSPENDED = event("停业", "2022-03-01", reason="出租许可证", decision_number="示罚〔2022〕1号")
RESUMED = event("正常", "2022-09-01", reason="期满恢复", decision_number="示通〔2022〕3号")
REVOKED = event("吊销", "2022-03-01", reason="情节严重", decision_number="示罚〔2022〕2号")


def test_a_past_suspension_is_told_until_its_last_day():
    assert shown(SUSPENDED, RESUMED, on=LAST)[1:] == [("停业", "出租许可证"), ("正常", "期满恢复")]


def test_after_it_the_history_shows_neither_suspension_nor_return():
    assert shown(SUSPENDED, RESUMED, on=OVER) == [("正常", None)]


def test_what_ended_the_registration_stays_without_its_reason():
    assert shown(REVOKED, on=LAST)[-1] == ("吊销", "情节严重")
    assert shown(REVOKED, on=OVER)[-1] == ("吊销", None)


@pytest.mark.parametrize(("on", "ground"), [(LAST, "违法情节严重"), (OVER, None)])
def test_the_ground_of_an_exit_leaves_with_its_reason(on, ground):
    start, end = event("正常", "2015-06-01"), REVOKED | {"ground": "违法情节严重"}
    (record,) = views(institution(status=[start, end]), on=on).registry.institutions.values()
    assert record.status[-1].ground == ground


@pytest.mark.parametrize("status", ["停业整改", "补足期"])
def test_what_is_no_sanction_stays(status):
    step = event(status, "2022-03-01", reason="整改", decision_number="示改〔2022〕1号")
    assert shown(step, RESUMED, on=date(2030, 1, 1))[1] == (status, "整改")
