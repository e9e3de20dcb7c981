"""What is counted from the registry: by day and by year, the same whatever leaves when its window ends (law 5)."""

from datetime import date

from mingjian.derive.counted import counted, counts
from mingjian.derive.series import all_series
from mingjian.render.pages.statistics import statistic_files
from records import appraiser, authority, inspection, institution, sanction, step, views

TITLES = {
    "titles": {
        "items": [
            {"name": "主任法医师", "level": "正高", "confidence": "memory"},
            {"name": "法医师", "level": "中级", "confidence": "memory"},
        ]
    }
}
ENDED = [step("正常", "2021-06-01"), step("注销", "2024-05-01", decision_number="示司鉴注〔2024〕1号")]


def numbers(found, key):
    return {(item.since, item.until): item.figure.value for item in counted(found, key)}


def test_a_registration_counts_until_it_ends():
    gone = institution(id="sl-j0002", status=ENDED)
    found = numbers(views(authority(), institution(), gone), "institutions-held")
    assert found[date(2023, 12, 31), date(2023, 12, 31)] == 2
    assert found[date(2024, 12, 31), date(2024, 12, 31)] == 1
    assert list(found)[-1] == (date(2026, 6, 30), date(2026, 6, 30))


def test_a_region_without_any_is_told_as_zero():
    (latest,) = counted(views(authority(), institution()), "institutions-held")[-1:]
    assert {row.key: str(row.state) for row in latest.rows} == {"990100": "有数", "990200": "零"}


def test_a_result_counts_once_it_is_public():
    hidden = inspection(id="sl-c0002", published="2026-07-30")
    found = views(authority(), institution(), inspection(), hidden)
    assert list(numbers(found, "inspections-published").values()) == [1]


def test_titles_and_senior_titles_come_to_everybody_registered():
    junior = appraiser(id="sl-r00002", title="法医师", practice_number="990101001002")
    found = views(authority(), institution(), appraiser(), junior, vocabulary=TITLES)
    (titles,) = counted(found, "titles-held")
    assert titles.figure.value == 2
    assert {row.key: row.value for row in titles.rows if row.value} == {"正高": 1, "中级": 1}
    (seniors,) = counted(found, "seniors-held")
    assert (seniors.figure.numerator, seniors.figure.denominator) == (1, 2)


def test_every_count_has_its_query():
    found = views(authority(), institution())
    assert {item.indicator.id for item in counts(found)} == {
        series.indicator.id for series in all_series(found) if series.is_counted
    }
    assert all("{" not in item.query for item in counts(found))


def files(*records, on: str):
    made = statistic_files(
        views(authority(), institution(), appraiser(), *records, on=date.fromisoformat(on))
    )
    return {item.path: item.data for item in made}


def test_an_expired_sanction_leaves_no_number_behind():
    gone = sanction(decided="2024-05-06", published="2024-05-08", severity="轻微")
    assert files(gone, on="2026-06-30") == files(on="2026-06-30")


def test_a_suspension_that_may_no_longer_be_told_leaves_no_number_behind():
    number = "示司鉴罚〔2024〕9号"
    gone = sanction(decided="2024-05-06", published="2024-05-08", severity="轻微", decision_number=number)
    history = [
        step("正常", "2021-06-01"),
        step("停业", "2024-05-10", decision_number=number, reason="责令停业"),
        step("正常", "2024-08-10", reason="停业期满"),
    ]
    told = institution(id="sl-j0002", status=history)
    plain = institution(id="sl-j0002")
    assert files(told, gone, on="2026-06-30") == files(plain, on="2026-06-30")
