"""Only what is published can be found: windows, pending results, statuses."""

from datetime import date

import records
from mingjian.render.search import rows
from mingjian.render.search.payload import first_payload, more_payload, rest_payload
from search import decode


def _titles(views):
    more = more_payload(views)
    (cases,) = [part for part in more["entries"] if part["kind"] == "case"]
    return decode.texts(cases["titles"], len(decode.codes(cases["ids"])))


def test_a_warning_case_is_found_inside_its_window_only():
    views = {day: records.views(records.case(), records.warning(), on=date.fromisoformat(day))
             for day in ("2026-04-09", "2026-04-10", "2027-04-10", "2027-04-11")}  # fmt: skip
    found = {day: "不该收的费用" in _titles(view) for day, view in views.items()}
    assert found == {"2026-04-09": False, "2026-04-10": True, "2027-04-10": True, "2027-04-11": False}


def test_a_repaired_warning_case_leaves_no_character_in_the_index():
    views = records.views(records.warning(repaired="2026-05-01"), on=date(2026, 6, 30))
    assert "费用" not in str(more_payload(views))


def test_the_result_of_an_inspection_is_not_told_before_it_is_public():
    check = records.inspection(decision_number="示司鉴检〔2025〕3号", published="2025-05-28")
    before, after = (
        rows.inspection_rows(records.views(records.institution(), check, on=day), {"sl-j0001": 0})[0]
        for day in (date(2025, 5, 27), date(2025, 5, 28))
    )
    assert (before.result, before.number) == ("结果尚未公开", "")
    assert (after.result, after.number) == ("未发现问题", "示司鉴检〔2025〕3号")


def test_an_inspection_of_a_later_day_has_no_row():
    views = records.views(records.institution(), records.inspection(), on=date(2025, 5, 11))
    assert rows.inspection_rows(views, {"sl-j0001": 0}) == []


def test_an_expired_licence_is_said_beside_the_status():
    views = records.views(records.institution(), on=date(2027, 1, 1))
    (row,) = rows.institution_rows(views)
    assert (row.status, row.tone) == ("正常（证已过期）", "warn")


def test_an_institution_carries_former_names_numbers_and_scope_with_exclusions():
    views = records.views(
        records.institution(
            former_names=[{"name": "示例省旧名鉴定所", "until": "2020-01-01"}],
            uscc="34990000MB0000021N",
            scope=[{"category": "fy:02", "exclusions": ["fy:0208"], "since": "2021-06-01"}],
        )
    )
    (row,) = rows.institution_rows(views)
    assert row.former == "示例省旧名鉴定所"
    assert (row.number, row.uscc, row.scope) == ("990101001", "34990000MB0000021N", "fy:02!fy:0208")


def test_an_appraiser_without_a_place_now_keeps_the_last_one():
    person = records.appraiser(
        affiliations=[
            {"institution": "sl-j0001", "employment": "专职", "since": "2021-06-01", "until": "2024-01-01"}
        ],
        status=[records.step("正常", "2021-06-01"), records.step("注销", "2024-01-02")],
    )
    (row,) = rows.appraiser_rows(records.views(records.institution(), person), {"sl-j0001": 0})
    assert (row.institution, row.status, row.tone) == ("sl-j0001", "注销", "stop")


def test_nothing_but_the_published_fields_of_a_person_is_in_the_index():
    person = records.appraiser(name="单甲乙")
    views = records.views(records.institution(), person)
    first, rest = (payload(views)["appraisers"] for payload in (first_payload, rest_payload))
    assert set(first) == {"ids", "surnames", "lengths", "given", "members", "status"}
    assert set(rest) == {"numbers", "scope"}
    assert first["surnames"]["words"] == ["单"]


def test_categories_of_an_appraiser_are_bits_of_the_institution_or_spelled_out():
    body = records.institution(
        scope=[{"category": "fy:02", "since": "2021-06-01"}, {"category": "wz:01", "since": "2021-06-01"}]
    )
    inside = records.appraiser(categories=[{"category": "wz:01", "since": "2021-06-01"}])
    outside = records.appraiser(id="sl-r00002", categories=[{"category": "fy:04", "since": "2021-06-01"}])
    scope = rest_payload(records.views(body, inside, outside))["appraisers"]["scope"]
    assert [sorted(decode.numbers(column)) for column in scope["masks"]] == [[], [], [0, 2]]
    assert decode.choices(scope["others"]) == ["fy:04"]


def test_an_everyday_name_and_the_official_digits_of_a_category_are_searched():
    vocabulary = {
        "categories": {
            "classes": [],
            "items": [
                {
                    "code": "fy:0202",
                    "name": "人体残疾等级鉴定",
                    "confidence": "certain",
                    "aliases": ["伤残程度评定"],
                }
            ],
        }
    }
    found = rest_payload(records.views(vocabulary=vocabulary))["categories"]
    assert decode.texts(found["also"], 1) == ["伤残程度评定\t0202"]


def test_a_place_in_the_name_of_an_institution_is_a_sign_and_never_a_wrong_one():
    bodies = [
        records.institution(id=f"sl-j000{number}", name=name, region="990101")
        for number, name in enumerate(
            ["示范区甲所", "示例省乙所", "示例省示范区丙所", "示范丁所", "外地戊所"], 1
        )
    ]
    names = first_payload(records.views(*bodies))["institutions"]["names"]
    assert decode.texts(names, 5) == ["\x01甲所", "\x03乙所", "示例省\x01丙所", "\x04丁所", "外地戊所"]


def test_the_next_number_of_an_institution_is_not_written():
    numbers = ["990101001001", "990101001002", "990101001004", "990101001005", "980101001006"]
    people = [
        records.appraiser(id=f"sl-r0000{place}", practice_number=number)
        for place, number in enumerate(sorted(numbers), 1)
    ]
    body = records.institution(licences=[records.licence(number="990101001")])
    written = decode.codes(rest_payload(records.views(body, *people))["appraisers"]["numbers"])
    assert written == ["980101001006", "~001", "", "~004", ""]
