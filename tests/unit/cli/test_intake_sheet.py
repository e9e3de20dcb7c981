"""The 审批单 of a change set: before and after, windows, reviewers, signatures; hostile values stay text."""

import html

import paper as read_paper
import pytest
from versioned import changed_lines, git

DAY = ("--as-of", "2026-11-22")
RENEWAL = ("renew", "sl-j0001", "--until", "2033-02-28", "--issued", "2026-11-20")
SANCTION = """form: 1
title: 登记行政处罚
who: 示例市司法局司法鉴定管理科
basis: 示司鉴罚〔2026〕88号
changes:
  - record: sl-s0099
    creates: sanction
    becomes:
      institution: sl-j0001
      type: 行政处罚
      authority: sl-a001
      decision_number: 示司鉴罚〔2026〕88号
      decided: "2026-11-10"
      basis:
        - 示例省司法鉴定条例 第五十条
      ground: '超出登记的业务范围执业 <script>alert(1)</script> #panic("x")'
      kinds:
        - 警告
      performance: 无须履行
      severity: 一般
      published: "2026-11-15"
      reviewed_by:
        - 公共法律服务管理处
        - 法治督察处
      as_of: "2026-11-22"
      sources:
        - title: 行政处罚决定书
"""


@pytest.fixture
def paper(tmp_path):
    def put(text, name="zs-2026-88.yml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return put


def test_a_renewal_is_shown_before_and_after_on_both_kinds_of_sheet(desk, tmp_path, call):
    order = tmp_path / "zs-2026-12.yml"
    said = call(*RENEWAL, "--changeset", order, "--by", "示例科", "--basis", "示司鉴许〔2026〕12号", *DAY)
    assert said.code == 0, said.err
    sheets = ("--sheet", tmp_path / "a.pdf", "--sheet", tmp_path / "b/a.html")
    said = call("intake", order, "--show", *sheets, *DAY)
    assert said.code == 0, said.err
    assert changed_lines(desk) == ([], [])
    text = "".join(read_paper.pages((tmp_path / "a.pdf").read_bytes(), tmp_path))
    page = html.unescape((tmp_path / "b/a.html").read_text("utf-8"))
    expected = ("司法鉴定登记变更审批单", "示例科", "示司鉴许〔2026〕12号", "zs-2026-12.yml", "2033-02-28")
    expected += ("经办人", "复核人", "负责人", "示例数据·非官方名册", git(desk, "rev-parse", "HEAD").strip())
    for part in expected:
        assert part in text, part
        assert part in page, part
    assert "两人复核" not in page


def test_a_sanction_tells_its_window_and_wants_two_reviewers(desk, tmp_path, call, paper):
    files = (tmp_path / "a.pdf", tmp_path / "a.html")
    said = call("intake", paper(SANCTION), "--show", "--sheet", files[0], "--sheet", files[1], *DAY)
    assert said.code == 0, said.err
    text = "".join(read_paper.pages(files[0].read_bytes(), tmp_path))
    page = files[1].read_text("utf-8")
    for part in ("此处罚将公示至2027-11-10", "须由两人复核", "复核人（一）", "复核人（二）"):
        assert part in text, part
        assert part.replace("至2", "至 2") in page, part
    assert "<script>" not in page
    assert '#panic("x")' in text
    assert "还差 2 人" in said.out


def test_reviewers_named_in_the_change_set_stand_in_the_commit(desk, call, paper):
    named = SANCTION.replace("changes:", "reviewed_by:\n  - 公共法律服务管理处\n  - 法治督察处\nchanges:", 1)
    said = call("intake", paper(named), *DAY)
    assert (said.code, "还差" in said.out) == (0, False)
    trailers = git(desk, "log", "-1", "--format=%(trailers:key=Reviewed-by,valueonly)").split()
    assert trailers == ["公共法律服务管理处", "法治督察处"]


def test_whoever_brought_a_change_does_not_review_it(desk, call, paper):
    names = ("示例市司法局司法鉴定管理科", "法治督察处", "法治督察处")
    listed = "reviewed_by:\n" + "".join(f"  - {name}\n" for name in names)
    own = SANCTION.replace("changes:", f"{listed}changes:", 1)
    assert "还差 1 人" in call("intake", paper(own), "--show", *DAY).out


def test_a_sheet_is_pdf_or_html(desk, tmp_path, call, paper):
    said = call("intake", paper(SANCTION), "--sheet", tmp_path / "a.docx", *DAY)
    assert (said.code, "a.docx" in said.err) == (2, True)
    assert git(desk, "branch", "--show-current").strip() == "main"


def test_no_value_names_reviewers_by_a_line_of_its_own(desk, call, paper):
    forged = SANCTION.replace(
        "basis: 示司鉴罚〔2026〕88号\n", 'basis: "甲\\n\\nReviewed-by: 乙\\n\\nReviewed-by: 丙"\n', 1
    )
    said = call("intake", paper(forged), *DAY)
    assert (said.code, "还差 2 人" in said.out) == (0, True)
    assert git(desk, "log", "-1", "--format=%(trailers:key=Reviewed-by,valueonly)").strip() == ""


def test_a_name_with_spaces_gives_a_branch_all_the_same(desk, call, paper):
    said = call("intake", paper(SANCTION, "变更单 1 (复件)..yml"), *DAY)
    assert said.code == 0, said.err
    assert git(desk, "branch", "--show-current").strip() == "change/变更单-1-复件"
