from datetime import date

import pytest
from mingjian.derive.today import (
    answers,
    appraiser_today,
    badges_page,
    institution_today,
    shard_of,
    shards,
)
from records import appraiser, institution, licence, step, views


def of_institution(**fields):
    record = institution(**fields)
    return institution_today(views(record), record)


def test_an_active_institution_in_term_may_be_commissioned():
    today = of_institution()
    assert (today.verdict, today.badge.word, today.anchor) == ("yes", "正常", "institution-active")
    assert (today.until, today.as_of) == (date(2026, 12, 31), date(2026, 6, 30))
    assert today.shown_until == date(2026, 7, 14)


@pytest.mark.parametrize("word", ["停业", "停业整改", "补足期", "注销", "撤销登记", "吊销"])
def test_every_other_status_says_no(word):
    assert of_institution(status=[step(word, "2026-01-01")]).verdict == "no"


def test_a_licence_that_has_run_out_is_a_question_unless_renewal_is_pending():
    past = [licence(until="2026-06-01")]
    assert of_institution(licences=past).verdict == "ask"
    assert of_institution(licences=past, status=[step("延续审查中", "2026-05-01")]).verdict == "yes"
    assert of_institution(licences=past, status=[step("停业", "2026-05-01")]).verdict == "no"


def test_an_appraiser_may_not_practise_where_the_institution_may_not():
    person = appraiser()
    open_, closed = institution(), institution(status=[step("停业", "2026-01-01")])
    assert appraiser_today(views(open_, person), person).verdict == "yes"
    today = appraiser_today(views(closed, person), person)
    assert (today.verdict, today.badge.word) == ("no", "正常")
    lapsed = institution(licences=[licence(until="2026-06-01")])
    assert appraiser_today(views(lapsed, person), person).verdict == "ask"


def test_an_appraiser_without_an_institution_may_not_practise():
    person = appraiser()
    assert appraiser_today(views(person), person).verdict == "no"


def test_a_status_not_yet_begun_is_unknown():
    record = institution(status=[step("正常", "2027-01-01")])
    shown = views(record)
    assert "sl-j0001" not in shown.institutions


def test_every_number_is_found_in_its_file_and_old_numbers_are_told_apart():
    record = institution(
        licences=[
            licence(until="2021-12-31"),
            licence(number="990101777", issued="2022-01-01", since="2022-01-01"),
        ]
    )
    shown = views(record, appraiser())
    files = shards(shown)
    entry = {number: files[shard_of(number, len(files))][number] for number, _ in answers(shown)}
    assert entry["990101777"][:3] == [0, "sl-j0001", "示例省明鉴司法鉴定中心"]
    assert (entry["990101777"][-1], entry["990101001"][-1]) == (1, 0)
    assert entry["990101001001"] == [
        1, "sl-r00001", "张示例", "示例省明鉴司法鉴定中心", "正常", "ok", "yes", "2026-12-31", 1,
    ]  # fmt: skip


def test_the_hash_is_fnv_1a():
    assert shard_of("", 2**32) == 0x811C9DC5
    assert shard_of("foobar", 2**32) == 0xBF9CF968


def test_many_numbers_are_spread_over_small_files():
    people = [appraiser(id=f"sl-r{n:05}", practice_number=f"9901010{n:05}") for n in range(1, 1001)]
    files = shards(views(institution(), *people))
    assert len(files) == 4
    assert max(map(len, files)) < 400


def test_the_address_is_full_only_where_the_site_has_one():
    record = institution()
    assert institution_today(views(record), record).address == ""
    shown = views(record, site_url="https://example.invalid/sf/")
    assert institution_today(shown, record).address == "https://example.invalid/sf/institutions/sl-j0001/"


def test_the_badge_page_shows_an_institution_that_practises():
    closed = institution(status=[step("停业", "2026-01-01")])
    assert badges_page(views(closed)).example is None
    assert badges_page(views(institution())).example.id == "sl-j0001"
