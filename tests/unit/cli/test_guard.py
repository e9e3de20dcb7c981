"""What a branch must not do: vanished ids, too few reviewers, personal data in any commit, lost comments."""

from pathlib import Path

import pytest
from mingjian.jobs.commits import added_lines, commits_since
from mingjian.jobs.exposure import exposures
from versioned import git

HOUSE = Path("registry/institutions/990101/sl-j0001.yml")
TWO = ("Reviewed-by: 公共法律服务管理处 <a@example.invalid>", "Reviewed-by: 法治督察处 <b@example.invalid>")


@pytest.fixture
def branch(desk: Path) -> Path:
    """A branch of one's own beside main."""
    git(desk, "switch", "-qc", "work")
    return desk


def commit(desk: Path, *trailers: str, message: str = "示例") -> None:
    git(desk, "add", "--all")
    git(desk, "commit", "-q", "--allow-empty", "-m", "\n\n".join([message, "\n".join(trailers)]))


def edit(desk: Path, path: Path, old: str, new: str) -> None:
    text = (desk / path).read_text("utf-8")
    assert old in text
    (desk / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def sanction(desk: Path) -> Path:
    return min((desk / "registry/sanctions").rglob("*.yml")).relative_to(desk)


def revoke(desk: Path) -> None:
    path = desk / HOUSE
    text = path.read_text("utf-8")
    status = 'status:\n  - since: "2026-11-01"\n    status: 吊销\n    decision_number: 示司鉴罚〔2026〕1号\n'
    path.write_text(text.replace("status:\n", status, 1), encoding="utf-8")


def vocabulary(desk: Path) -> None:
    edit(
        desk, Path("registry/vocab/titles.yml"), "items:\n", "items:\n  - name: 示例职称\n    level: 正高级\n"
    )


SENSITIVE = {
    "处罚与惩戒": lambda desk: edit(desk, sanction(desk), "ground: ", "ground: 另查明"),
    "吊销或者撤销登记": revoke,
    "登记库设置": lambda desk: edit(desk, Path("registry/registry.yml"), "name: ", "name: 新"),
    "词表与规则": lambda desk: edit(desk, Path("registry/vocab/faq.yml"), "question: ", "question: 请问"),
}


def test_an_ordinary_change_passes(branch, call):
    edit(branch, HOUSE, "0990-5550101", "0990-5550109")
    commit(branch)
    said = call("guard", "--base", "main")
    assert (said.code, said.out) == (0, "没有不能合并的问题。\n")


@pytest.mark.parametrize("why", SENSITIVE)
def test_what_one_reviewer_is_not_enough_for(branch, call, why):
    SENSITIVE[why](branch)
    commit(branch, TWO[0])
    said = call("guard", "--base", "main")
    assert said.code == 1
    assert f"{why}的改动须由两人复核，还差 1 人" in said.out
    commit(branch, TWO[1], message="复核")
    assert call("guard", "--base", "main").code == 0


def test_the_author_and_the_same_name_twice_do_not_count(branch, call):
    SENSITIVE["处罚与惩戒"](branch)
    commit(branch, "Reviewed-by: 某人 <clerk@example.invalid>", TWO[0], TWO[0], "Reviewed-by: 示例")
    said = call("guard", "--base", "main").out
    assert "还差 1 人" in said
    assert "已有：" in said


def test_a_review_before_the_change_does_not_count(branch, call):
    commit(branch, *TWO, message="先复核")
    SENSITIVE["处罚与惩戒"](branch)
    commit(branch)
    assert "还差 2 人" in call("guard", "--base", "main").out


def test_what_only_a_merge_brings_in_is_reviewed_too(branch, call):
    git(branch, "switch", "-qc", "side", "main")
    commit(branch, message="旁支")
    git(branch, "switch", "-q", "work")
    commit(branch, message="主支")
    git(branch, "merge", "-q", "--no-ff", "--no-commit", "side")
    SENSITIVE["处罚与惩戒"](branch)
    commit(branch, message="合并")
    assert "还差 2 人" in call("guard", "--base", "main").out


def test_a_published_id_does_not_vanish(branch, call):
    (branch / sanction(branch)).unlink()
    (branch / HOUSE).unlink()
    commit(branch, *TWO)
    said = call("guard", "--base", "main")
    assert said.code == 1
    assert "编号 sl-j0001（示例省明州司法鉴定中心）已经公布，不能消失" in said.out


def test_a_withdrawal_is_announced_and_has_two_reviewers(branch, call):
    (branch / HOUSE).unlink()
    commit(branch, "Withdraws: sl-j0001")
    said = call("guard", "--base", "main")
    assert (said.code, "移除记录的改动须由两人复核，还差 2 人" in said.out) == (1, True)
    commit(branch, *TWO, message="复核")
    assert call("guard", "--base", "main").code == 0


def test_what_main_gained_meanwhile_has_not_vanished(branch, call):
    commit(branch)
    git(branch, "switch", "-q", "main")
    text = (branch / "registry/cases").rglob("*.yml").__next__()
    copy = text.with_name("sl-k9999.yml")
    copy.write_text(text.read_text("utf-8").replace(text.stem, "sl-k9999"), encoding="utf-8")
    commit(branch)
    git(branch, "switch", "-q", "work")
    assert call("guard", "--base", "main").code == 0


LEAKS = {
    "像文件名的行": ("head:", "# 一\n++ 13912345678\nhead:", "疑似手机号"),
    "注释": ("head:", "# 联系人手机 13912345678\nhead:", "疑似手机号"),
    "值": ("hours: 工作日", "hours: 张三11010519491231002X工作日", "疑似身份证号"),
    "车牌": ("hours: 工作日", "hours: 示A12345 工作日", "疑似车牌号"),
}


@pytest.mark.parametrize("where", LEAKS)
def test_personal_data_in_any_commit_is_found_even_if_taken_back(branch, call, where):
    old, new, what = LEAKS[where]
    before = (branch / HOUSE).read_text("utf-8")
    edit(branch, HOUSE, old, new)
    commit(branch)
    (branch / HOUSE).write_text(before, encoding="utf-8")
    commit(branch, message="拿掉")
    said = call("guard", "--base", "main")
    assert said.code == 1
    assert f"{HOUSE}:" in said.out
    assert what in said.out
    assert "13912345678" not in said.out
    assert "11010519491231002X" not in said.out


def test_personal_data_that_only_a_merge_brings_in_is_found(branch, call):
    git(branch, "switch", "-qc", "side", "main")
    edit(branch, sanction(branch), "ground: ", "ground: 另查明")
    commit(branch, message="旁支")
    git(branch, "switch", "-q", "work")
    edit(branch, HOUSE, "0990-5550101", "0990-5550109")
    commit(branch, message="主支")
    git(branch, "merge", "-q", "--no-ff", "--no-commit", "side")
    edit(branch, HOUSE, "head:", "# 电话 13912345678\nhead:")
    commit(branch, message="合并")
    said = call("guard", "--base", "main")
    line = (branch / HOUSE).read_text("utf-8").splitlines().index("# 电话 13912345678") + 1
    assert said.out.count("疑似手机号") == 1
    assert f"{HOUSE}:{line}：" in said.out


def test_personal_data_in_a_message_is_found(branch, call):
    commit(branch, message="王某电话 13912345678")
    said = call("guard", "--base", "main")
    assert (said.code, "的说明里有疑似手机号" in said.out) == (1, True)


def test_the_whole_sample_raises_no_false_alarm(desk, call):
    git(desk, "switch", "-q", "--orphan", "empty")
    git(desk, "commit", "-q", "--allow-empty", "-m", "空")
    git(desk, "switch", "-qc", "all")
    git(desk, "checkout", "-q", "main", "--", ".")
    commit(desk, *TWO)
    commits = commits_since(desk / "registry", "empty")
    assert sum(1 for _ in added_lines(desk / "registry", commits[-1])) > 10_000
    assert list(exposures(desk / "registry", commits)) == []


def test_a_lost_comment_is_pointed_at_and_does_not_block(branch, call):
    edit(branch, HOUSE, "head:", "# 依据登记表\nhead:")
    commit(branch)
    git(branch, "branch", "-f", "main")
    edit(branch, HOUSE, "# 依据登记表\n", "")
    commit(branch)
    said = call("guard", "--base", "main")
    assert (said.code, "sl-j0001 丢了 1 处注释" in said.out) == (0, True)


def test_platforms_get_annotations(branch, call):
    edit(branch, HOUSE, "head:", "# 13912345678\nhead:")
    commit(branch)
    said = call("guard", "--base", "main", "--format", "github")
    assert said.out.startswith("::error file=registry/institutions/990101/sl-j0001.yml,line=")


@pytest.mark.parametrize("base", ["no-such", "--all"])
def test_an_unknown_base_is_an_unreadable_source(branch, call, base):
    assert call("guard", f"--base={base}").code == 3


def test_owners_follow_the_regions(desk, call):
    said = call("codeowners", "--org", "demo")
    assert said.code == 0, said.err
    path = desk / ".github/CODEOWNERS"
    lines = path.read_text("utf-8").splitlines()
    assert "/registry/institutions/9901*/ @demo/r990100" in lines
    assert lines.index("/registry/ @demo/registry") < lines.index("/registry/vocab/ @demo/registry-admins")
    assert call("codeowners", "--org", "demo", "--check").code == 0
    path.write_text("x", encoding="utf-8")
    assert call("codeowners", "--org", "demo", "--check").code == 1
