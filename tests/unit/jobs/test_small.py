from mingjian.jobs.small import small_institutions
from records import DAY, appraiser, institution, registry, step


def crew(count: int, institution_id: str = "sl-j0001", first: int = 1) -> list:
    return [
        appraiser(
            id=f"sl-r{n:05d}",
            practice_number=f"990101001{n:03d}",
            affiliations=[{"institution": institution_id, "employment": "专职", "since": "2021-06-01"}],
        )
        for n in range(first, first + count)
    ]


def test_five_or_fewer_includes_five():
    assert [item.staff for item in small_institutions(registry(institution(), *crew(5)), DAY)] == [5]
    assert small_institutions(registry(institution(), *crew(6)), DAY) == ()


def test_the_limit_is_a_setting_and_the_fewest_come_first():
    held = registry(
        institution(),
        institution(id="sl-j0002"),
        *crew(3),
        *crew(2, "sl-j0002", 50),
        parameters={"small_staff": 3},
    )
    assert [item.id for item in small_institutions(held, DAY)] == ["sl-j0002", "sl-j0001"]


def test_an_ended_institution_is_not_small_but_gone():
    gone = institution(status=[step("正常", "2021-06-01"), step("注销", "2026-01-01")])
    assert small_institutions(registry(gone), DAY) == ()
