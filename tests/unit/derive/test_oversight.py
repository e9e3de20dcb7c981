"""Approvals, grades, reviews, punctuality and the overview on small registries."""

from datetime import date
from pathlib import Path

import pytest
from mingjian.derive.approving import approval_slices, approvals_page, guide_page
from mingjian.derive.grading import ratings_page, review_page, round_page
from mingjian.derive.institution import institution_page
from mingjian.derive.integrity import appraiser_record, institution_record
from mingjian.derive.overview import size_bands, stages, supervision_page
from mingjian.derive.punctuality import quarters
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.approval import Approval
from mingjian.model.authority import AdmissionSession
from mingjian.model.integrity import Campaign, Honour, ProficiencyRound, Review
from mingjian.model.supervision_words import FalseKind, Holder
from records import (
    ORIGIN,
    appraiser,
    authority,
    inspection,
    institution,
    made,
    plan,
    rating,
    sanction,
    views,
)

ROOT = Path(__file__).parents[3]
SCHEMES = {
    "rating-schemes": {
        "items": [
            {
                "id": "integrity",
                "title": "诚信等级",
                "holder": "机构",
                "grades": [{"word": word, "meaning": word} for word in "ABCD"],
                "basis": "示例",
                "confidence": "certain",
            }
        ]
    },
    "proficiency-words": {
        "items": [
            {"name": "满意", "meaning": "一致", "passed": True, "confidence": "certain"},
            {"name": "不通过", "meaning": "不一致", "passed": False, "confidence": "certain"},
        ]
    },
    "review-words": {
        "items": [
            {
                "name": "合格",
                "types": ["年度考核"],
                "meaning": "达到要求",
                "problem": False,
                "confidence": "certain",
            }
        ]
    },
    "approval-matters": {
        "items": [
            {
                "name": "机构设立登记",
                "holder": "机构",
                "statutory": {"days": 20, "unit": "wd", "law": "行政许可法 第四十二条"},
                "guide": "提出申请",
            }
        ]
    },
}
PROMISE = {"percent": 30, "reading": "行政许可法", "law": "示例举措"}


def review(**fields):
    base = {
        "id": "sl-v0001",
        "type": "年度考核",
        "title": "2025年度考核",
        "year": 2025,
        "authority": "sl-a001",
        "outcomes": [{"institution": "sl-j0001", "result": "合格"}],
        "closed": "2026-01-20",
        "published": "2026-02-02",
    }
    return made(Review, **(base | ORIGIN | fields))


def round_of(**fields):
    base = {
        "id": "sl-y0001",
        "title": "笔迹",
        "code": "SL1",
        "year": 2025,
        "category": "fy:02",
        "provider": "示例中心",
        "results": [{"institution": "sl-j0001", "result": "满意"}],
        "published": "2025-12-10",
    }
    return made(ProficiencyRound, **(base | ORIGIN | fields))


def approval(**fields):
    base = {
        "id": "sl-d0001",
        "institution": "sl-j0001",
        "matter": "机构设立登记",
        "authority": "sl-a001",
        "received": "2026-03-02",
        "accepted": "2026-03-03",
        "decided": "2026-03-10",
        "result": "准予",
        "decision_number": "示司鉴许〔2026〕5号",
        "published": "2026-03-12",
    }
    return made(Approval, **(base | ORIGIN | fields))


def shown(*records, **options):
    return views(institution(), authority(), *records, vocabulary=SCHEMES, promise=PROMISE, **options)


def parts(*records):
    held = shown(*records)
    found = institution_record(held, held.registry.institutions["sl-j0001"])
    return {part.title: [entry.text for entry in part.entries] for part in found}


def test_the_record_has_six_parts_even_when_nothing_is_recorded():
    found = parts()
    assert list(found) == ["规范化建设", "认证认可", "能力验证", "教育培训", "执业考评", "奖励惩处"]
    assert not any(found.values())


def test_every_fact_lands_in_its_part():
    honour = made(
        Honour, id="sl-n0001", institution="sl-j0001", title="先进集体", grantor="示例厅", granted="2025-12-20",
        document_number="示司发〔2025〕1号", **ORIGIN,
    )  # fmt: skip
    drive = made(
        Campaign, id="sl-z0001", kind="清理整顿", title="清理整顿", since="2026-04-01", until="2026-05-31",
        authority="sl-a001", target="机构", basis="示例", published="2026-06-10",
        results=[{"institution": "sl-j0001", "outcome": "保留"}], **ORIGIN,
    )  # fmt: skip
    found = parts(plan(), inspection(), rating(), review(), round_of(), sanction(), honour, drive)
    assert found["规范化建设"] == ["清理整顿", "检查：收费"]
    assert found["能力验证"] == ["笔迹（示例中心）"]
    assert found["执业考评"] == ["诚信等级（2025年度）：B", "2025年度考核"]
    assert found["奖励惩处"] == ["行政处罚：罚款5,000元", "先进集体（示例厅）"]


def test_an_appraisers_record_points_to_the_institution_for_three_parts():
    held = shown(appraiser())
    found = appraiser_record(held, held.registry.appraisers["sl-r00001"])
    assert [bool(part.note) for part in found] == [True, True, True, False, False, False]


def test_only_the_youngest_grade_is_shown_and_earlier_ones_are_counted():
    older = rating(id="sl-g0002", year=2024, grade="A", published="2025-03-20", decided="2025-03-16")
    block = ratings_page(shown(rating(), older)).schemes[0]
    assert [(line.rating.grade, line.count) for line in block.lines] == [("B", 2)]
    assert [(bar.label, bar.count) for bar in block.chart.bars] == [("A", 0), ("B", 1), ("C", 0), ("D", 0)]


@pytest.mark.parametrize("on", [date(2026, 3, 19), date(2026, 3, 20)])
def test_a_grade_is_shown_from_its_publication(on):
    block = ratings_page(shown(rating(), on=on)).schemes[0]
    assert len(block.lines) == (on >= date(2026, 3, 20))
    assert [link.text for link in block.missing] == ([] if block.lines else ["示例省明鉴司法鉴定中心"])


def test_a_grade_past_its_term_says_so():
    block = ratings_page(shown(rating(valid_until="2026-06-29"))).schemes[0]
    assert block.lines[0].expired == "评定有效期至2026-06-29，已过"


def test_a_review_not_yet_public_has_no_page_and_no_line():
    held = shown(review(published=None))
    assert held.reviews == ()
    assert all(not items for _, _, items in ratings_page(held).reviews)


def test_a_review_counts_its_outcomes():
    page = review_page(shown(review()), review())
    assert [(bar.label, bar.count) for bar in page.chart.bars] == [("合格", 1)]


def test_who_is_licensed_but_was_not_tested_is_named():
    other = institution(id="sl-j0002", name="示例省另一司法鉴定所")
    page = round_page(shown(other, round_of()), round_of())
    assert [link.text for link in page.absent] == ["示例省另一司法鉴定所"]


def page_of(held):
    return approvals_page(held, next(approval_slices(held)))


def test_promise_law_and_practice_stand_beside_each_other():
    page = page_of(shown(approval()))
    assert page.lines[0].actual == "5个工作日"
    assert page.lines[0].statutory == "20个工作日"
    assert page.lines[0].promise.word == "兑现承诺"
    assert (page.matters[0].median, page.matters[0].kept, page.matters[0].count) == ("5", 1, 1)


def test_applications_under_way_are_counted_without_a_name():
    waiting = approval(id="sl-d0002", decided=None, result=None, decision_number=None, published=None)
    held = shown(waiting)
    page = page_of(held)
    assert (page.pending, page.overdue, page.lines) == (1, 1, ())
    assert [item.institution for item in held.pending] == [None]


def test_who_was_refused_is_not_named():
    page = page_of(shown(approval(result="不予")))
    assert page.lines[0].subject is None
    assert page.refused == 1


def test_punctuality_counts_by_quarter_and_names_what_was_late():
    late = sanction(
        id="sl-s0002", decided="2026-04-28", published="2026-05-12", decision_number="示司鉴罚〔2026〕8号"
    )
    lines = quarters(shown(plan(), inspection(), sanction(), late, approval()), "sl-a001")
    found = {(line.quarter, line.duty[:4]): (line.count, line.on_time, line.longest) for line in lines}
    assert found[("2026年第2季度", "处罚决定")] == (2, 1, 8)
    assert found[("2026年第1季度", "许可决定")] == (1, 1, 2)
    assert found[("2025年第2季度", "检查结果")] == (1, 1, 6)
    assert [lag.url for line in lines for lag in line.late] == ["sanctions/sl-s0002/"]


def test_a_sanction_that_left_the_site_leaves_the_figures():
    lines = quarters(shown(sanction(repaired="2026-06-01")), "sl-a001")
    assert lines == ()


def test_stages_add_up_to_the_subjects_and_late_items_come_first():
    problem = {
        "matter": "收费",
        "description": "没有更新",
        "rectification": {"ordered": "2025-05-20", "due": "2025-06-20"},
    }
    held = shown(plan(), inspection(result="发现问题已责令改正", problems=[problem]))
    page = supervision_page(held)
    assert dict(stages(held))["已公开，整改超期"] == 1
    assert sum(count for _, count in stages(held)) == 1
    assert [late.due for _, late in page.late] == [date(2025, 6, 20)]


def test_an_unpublished_result_says_nothing_but_that_it_is_closed():
    held = shown(plan(), inspection(published=None, result="发现问题已责令改正"))
    assert held.inspections[0].result is None
    assert dict(stages(held))["已办结，未公开"] == 1


def test_size_bands_include_the_number_itself():
    crew = [appraiser(id=f"sl-r{n:05d}", practice_number=f"990101001{n:03d}") for n in range(1, 6)]
    assert size_bands(shown(*crew))[0] == ("5人以下（含）", 1)
    assert size_bands(shown(*crew, appraiser(id="sl-r00009", practice_number="990101001009")))[0] == (
        "5人以下（含）",
        0,
    )


def test_who_advises_an_institution_is_shown_while_it_holds():
    firms = [
        {"firm": "示例一律师事务所", "since": "2025-01-01", "until": "2026-06-30"},
        {"firm": "示例二律师事务所", "since": "2026-07-01"},
    ]
    for on, firm in ((date(2026, 6, 30), "示例一律师事务所"), (date(2026, 7, 1), "示例二律师事务所")):
        seen = views(institution(counsels=firms), authority(), on=on)
        page = institution_page(seen, seen.registry.institutions["sl-j0001"])
        assert [item.firm for item in page.counsels] == [firm]


def test_the_guide_names_sessions_but_nobody_who_sat_them():
    sessions = [
        {"held": "2026-03-21", "classes": ["wz"], "notice": "示司鉴考〔2026〕1号"},
        {"held": "2026-09-19", "classes": ["fy"], "notice": "示司鉴考〔2026〕2号"},
    ]
    page = guide_page(views(institution(), authority(admission_sessions=sessions), vocabulary=SCHEMES))
    assert [session.notice[-2:] for session, _, _ in page.sessions] == ["2号", "1号"]
    assert set(AdmissionSession.model_fields) == {"held", "classes", "apply_by", "notice"}


def test_the_sample_has_criteria_for_all_four_classes_of_both_kinds_of_applicant():
    vocabulary = load_registry(FolderSource(ROOT / "registry"), None).registry.vocabularies
    items = vocabulary["approval-matters"].admission
    classes = {item.code for item in vocabulary["categories"].items if ":" not in item.code}
    for holder in Holder:
        held = {code for item in items if item.holder is holder for code in item.classes}
        assert held == classes
    kinds = [item.false_kind for item in vocabulary["negative-list"].items if item.false_kind]
    assert sorted(kinds) == sorted(FalseKind)
