from datetime import date

import pytest
from mingjian.derive import status
from mingjian.derive.frontpage import counts
from mingjian.derive.row import validity_badge
from records import appraiser, institution, licence, step, views

DAY = date(2026, 6, 30)


def test_a_step_holds_until_the_next_one_begins():
    record = institution(
        status=[step("正常", "2021-06-01"), step("停业", "2026-06-30"), step("正常", "2026-09-30")]
    )
    assert status.status_on(record, date(2026, 6, 29)) == "正常"
    assert status.status_on(record, DAY) == "停业"
    assert status.status_on(record, date(2026, 9, 30)) == "正常"


def test_there_is_no_status_before_the_history_begins():
    record = institution()
    assert status.status_on(record, date(2021, 5, 31)) is None
    assert not status.is_listed(record, date(2021, 5, 31))


@pytest.mark.parametrize(
    ("word", "practising", "listed"),
    [("正常", True, True), ("延续审查中", True, True), ("停业", False, True), ("停业整改", False, True),
     ("补足期", False, True), ("注销", False, False), ("撤销登记", False, False), ("吊销", False, False)],
)  # fmt: skip
def test_the_word_alone_decides_who_practises_and_who_is_listed(word, practising, listed):
    record = institution(status=[step(word, "2026-01-01")])
    assert status.is_practising(record, DAY) is practising
    assert status.is_listed(record, DAY) is listed
    assert status.has_ended(record, DAY) is not listed
    assert status.is_suspended(record, DAY) is (listed and not practising)


def test_a_certificate_that_ran_out_is_told_beside_the_status():
    record = institution(licences=[licence(until="2026-05-31")])
    row = views(record).institutions[record.id]
    assert row.validity.word == "有效期至2026-05-31（截至2026-06-30已过期）"
    assert (row.shown.word, row.shown.tone) == ("正常（证已过期）", "warn")
    assert row.badge.word == "正常"
    assert (row.is_practising, row.may_practise) == (True, False)


def test_a_certificate_whose_renewal_is_pending_still_counts():
    record = institution(licences=[licence(until="2026-05-31")], status=[step("延续审查中", "2026-05-01")])
    row = views(record).institutions[record.id]
    assert row.validity.word == "有效期至2026-05-31（已届满，延续审查中）"
    assert (row.shown.word, row.may_practise) == ("延续审查中", True)


def test_a_suspension_is_not_softened_by_a_certificate_that_ran_out():
    record = institution(licences=[licence(until="2026-05-31")], status=[step("停业", "2026-01-01")])
    row = views(record).institutions[record.id]
    assert (row.shown.word, row.may_practise) == ("停业", False)


def test_only_who_holds_a_valid_certificate_is_counted_as_able_to_take_commissions():
    shown = views(
        institution(),
        institution(id="sl-j0002", licences=[licence(until="2026-05-31")]),
        appraiser(),
        appraiser(id="sl-r00002", certificates=[licence(number="990101001002", until="2026-05-31")]),
    )
    assert shown.coverage.totals["990101"] == 1
    assert [one.n for one in counts(shown)[:2]] == [1, 1]
    assert [key for key, row in shown.appraisers.items() if row.may_practise] == ["sl-r00001"]


@pytest.mark.parametrize(
    ("until", "word", "tone"),
    [
        ("2026-06-30", "有效期至2026-06-30（还有0天）", "warn"),
        ("2026-09-28", "有效期至2026-09-28（还有90天）", "warn"),
        ("2026-09-29", "有效期至2026-09-29", "ok"),
        (None, "证书未写截止日期", "none"),
    ],
)
def test_the_last_day_is_still_valid(until, word, tone):
    badge = validity_badge(institution(licences=[licence(until=until)]).licences[0], DAY, 90, None)
    assert (badge.word, badge.tone) == (word, tone)


def test_without_a_certificate_nothing_is_claimed():
    assert validity_badge(None, DAY, 90, None).word == "未见记录"


def test_the_certificate_of_the_day_is_the_youngest_that_holds():
    first = licence(since="2016-06-01", until="2026-12-31", number="990101001")
    second = licence(since="2026-06-01", until="2031-05-31", number="990101002")
    record = institution(licences=[first, second])
    assert status.licence_on(record.licences, DAY).number == "990101002"
    assert status.licence_on(record.licences, date(2026, 5, 31)).number == "990101001"
    assert status.licence_on(record.licences, date(2015, 1, 1)) is None


def test_an_appraiser_practises_where_the_affiliation_of_the_day_says():
    record = appraiser(
        affiliations=[
            {"institution": "sl-j0001", "employment": "专职", "since": "2021-06-01", "until": "2026-06-29"},
            {"institution": "sl-j0002", "employment": "兼职", "since": "2026-07-01"},
        ]
    )
    assert status.affiliation_on(record, date(2026, 6, 29)).institution == "sl-j0001"
    assert status.affiliation_on(record, DAY) is None
    assert status.affiliation_on(record, date(2026, 7, 1)).institution == "sl-j0002"


def test_an_excluded_item_is_not_in_scope():
    record = institution(scope=[{"category": "fy:02", "exclusions": ["fy:0208"], "since": "2021-06-01"}])
    scope = status.scope_on(record, DAY)
    assert status.in_scope(scope, "fy:0201")
    assert not status.in_scope(scope, "fy:0208")
    assert not status.in_scope(scope, "fy:020801")
    assert not status.in_scope(scope, "fy")


def test_an_institution_bears_its_old_name_until_the_last_day_of_it():
    record = institution(former_names=[{"name": "示例省旧名所", "until": "2026-06-30"}])
    assert status.name_on(record, DAY) == "示例省旧名所"
    assert status.name_on(record, date(2026, 7, 1)) == "示例省明鉴司法鉴定中心"
    assert status.former_names_on(record, DAY) == ()
    assert [name.name for name in status.former_names_on(record, date(2026, 7, 1))] == ["示例省旧名所"]
