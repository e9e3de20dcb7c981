from datetime import date

from mingjian.derive.frontpage import home_page
from mingjian.derive.inspecting import ago, inspection_page, plan_page, rectification_badge
from mingjian.derive.measures import state_on
from mingjian.derive.promised import measures_by
from mingjian.derive.timeline import appraiser_timeline, institution_timeline
from records import appraiser, document, inspection, institution, licence, measure, plan, step, views

DAY = date(2026, 6, 30)


def test_history_is_one_line_youngest_first_and_ends_on_the_day():
    record = institution(
        former_names=[{"name": "旧名", "until": "2022-12-31"}],
        licences=[licence(issued="2021-05-20")],
        status=[step("正常", "2021-06-01"), step("停业", "2026-07-01")],
        scope=[
            {"category": "fy:02", "since": "2021-06-01"},
            {"category": "fy:04", "since": "2024-01-01", "until": "2025-12-31"},
        ],
    )
    happened = institution_timeline(record, views().categories, DAY)
    assert [(item.day, item.kind) for item in happened] == [
        ("2026-01-01", "业务范围"),
        ("2024-01-01", "业务范围"),
        ("2023-01-01", "名称"),
        ("2021-06-01", "状态"),
        ("2021-05-20", "证书"),
    ]


def test_moves_of_an_appraiser_are_part_of_the_history():
    record = appraiser(
        affiliations=[
            {"institution": "sl-j0001", "employment": "专职", "since": "2021-06-01", "until": "2023-12-31"},
            {"institution": "sl-j0002", "employment": "专职", "since": "2024-01-01"},
        ]
    )
    texts = [item.text for item in appraiser_timeline(record, {"sl-j0001": "甲中心"}, DAY)]
    assert texts[:2] == ["在sl-j0002执业（专职）", "不再在甲中心执业"]


def test_a_result_is_shown_from_the_day_it_was_made_public():
    problem = {"matter": "收费", "description": "公示栏未更新"}
    record = inspection(result="发现问题已责令改正", problems=[problem], published="2025-05-28")
    before = inspection_page(views(record, on=date(2025, 5, 27)), record)
    assert (before.is_public, before.problems, before.line.problems) == (False, (), 0)
    assert before.line.result.word == "结果尚未公开"
    after = inspection_page(views(record, on=date(2025, 5, 28)), record)
    assert (after.is_public, after.line.problems, after.line.result.word) == (True, 1, "发现问题已责令改正")


def test_an_inspection_that_has_not_taken_place_is_not_listed():
    assert views(inspection(), on=date(2025, 5, 11)).inspections == ()


def test_every_drawn_subject_stands_on_the_plan_with_or_without_a_result():
    record = plan(subjects=["sl-j0001", "sl-j0002"])
    page = plan_page(views(record, institution(), institution(id="sl-j0002"), inspection()), record)
    assert [subject.line is not None for subject in page.subjects] == [True, False]
    assert page.published == 1


def test_subjects_are_unknown_before_the_draw():
    record = plan()
    assert plan_page(views(record, on=date(2025, 4, 9)), record).subjects == ()


def test_rectification_is_open_overdue_or_done():
    def state(**fields):
        terms = {"ordered": "2026-05-01", "due": "2026-06-30"} | fields
        record = inspection(problems=[{"matter": "收费", "description": "x", "rectification": terms}])
        return rectification_badge(record.problems[0].rectification, DAY).word

    assert state() == "整改中"
    assert state(due="2026-06-29") == "期限已过，未见完成记录"
    assert state(done="2026-06-30") == "已完成整改"
    assert state(done="2026-07-01") == "整改中"


def test_how_long_ago_is_counted_in_days_months_and_years():
    days = ((2026, 6, 30), (2026, 6, 1), (2026, 5, 30), (2025, 7, 1), (2025, 6, 30), (2020, 1, 1))
    assert [ago(date(*day), DAY) for day in days] == [
        "当日",
        "29天前",
        "1个月前",
        "11个月前",
        "1年前",
        "6年前",
    ]


def test_the_tracker_says_what_is_recorded_and_never_that_a_promise_was_broken():
    def state(**fields):
        return state_on(document(measures=[measure(**fields)]).measures[0], DAY)

    past, ahead = [{"due": "2026-06-29", "precision": "day"}], [{"due": "2026-06-30", "precision": "day"}]
    proof = [{"dated": "2026-06-30", "title": "公告", "issuer": "示例厅"}]
    later = [{"dated": "2026-07-01", "title": "公告", "issuer": "示例厅"}]
    assert state() == "文件未写期限"
    assert state(deadlines=ahead) == "未见记录"
    assert state(deadlines=past) == "期限已过，未见记录"
    assert state(deadlines=past, evidence=later) == "期限已过，未见记录"
    assert state(deadlines=past, evidence=proof) == "有记录"


def test_measures_group_by_due_date_and_by_unit_and_none_is_lost():
    record = document(
        measures=[
            measure(
                id="cq-01",
                deadlines=[
                    {"due": "2021-12-31", "precision": "year"},
                    {"due": "2021-06-30", "precision": "month"},
                ],
            ),
            measure(id="cq-02", units={"lead": ["乙处"], "responsible": ["甲处"]}),
        ]
    )
    due = measures_by(views(record), "due")
    assert [(group.title, len(group.lines)) for group in due.groups] == [("2021-06-30", 1), ("2021-12-31", 1)]
    assert [line.record.id for line in due.rest] == ["cq-02"]
    units = measures_by(views(record), "units")
    issuer = record.issuer
    assert [group.title for group in units.groups] == [f"{issuer}：甲处", f"{issuer}：乙处"]
    assert [line.record.id for line in units.rest] == ["cq-01"]


def test_offices_of_the_same_name_in_two_places_are_two():
    here = document(
        id="aa-01", issuer="甲省司法厅", measures=[measure(id="aa-1", units={"lead": ["办公室"]})]
    )
    there = document(
        id="bb-01", issuer="乙省司法厅", measures=[measure(id="bb-1", units={"lead": ["办公室"]})]
    )
    groups = measures_by(views(here, there), "units").groups
    assert [(group.title, len(group.lines)) for group in groups] == [
        ("甲省司法厅：办公室", 1),
        ("乙省司法厅：办公室", 1),
    ]


def test_the_home_page_shows_the_youngest_changes_up_to_the_day():
    record = institution(
        licences=[licence(issued="2021-05-20")],
        status=[step("正常", "2021-06-01"), step("停业", "2026-07-01")],
    )
    page = home_page(views(record, inspection()))
    assert [change.day for change in page.changes] == ["2025-05-28", "2021-06-01", "2021-05-20"]
