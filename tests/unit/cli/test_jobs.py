import json
from pathlib import Path

import pytest
from nights import tree

ROOT = Path(__file__).parents[3]


@pytest.fixture
def desk(tmp_path, call):
    """Call a command on the sample with folders of the test's own."""

    def answer(*arguments):
        folders = ("--work", tmp_path / "jobs")
        if arguments[0] == "job":
            folders += ("--report", tmp_path / "report")
        return call(*arguments, "--registry", ROOT / "registry", *folders)

    return answer


def test_jobs_lists_every_job_with_its_beat_and_marks_what_is_due(desk):
    said = desk("jobs", "--as-of", "2026-11-03")
    assert said.code == 0
    assert "▶ expiry  证书到期  每天  （还没有运行过）" in said.out
    assert "\nlinks  链接检查  每星期一" in said.out
    assert "2026-11-03：24 项工作，该运行的 8 项。" in said.out


def test_only_what_is_due_can_be_listed(desk):
    said = desk("jobs", "--due", "--as-of", "2026-11-02")
    assert "▶ links" in said.out
    assert "roster" not in said.out


def test_any_job_of_the_table_can_be_called_by_its_name(desk, tmp_path):
    said = desk("job", "expiry", "--as-of", "2026-11-02")
    assert said.code == 0
    assert (
        "【快到期】示例省样本物证司法鉴定所：许可证 990217012 有效期到 2027-01-31 为止（还有 90 天）"
        in said.out
    )
    assert "证书到期：逾期" in said.out
    assert f"报告网站：{tmp_path}/report/index.html" in said.out
    assert (tmp_path / "report/lists/expiry.md").is_file()
    again = desk("job", "expiry", "--as-of", "2026-11-02")
    assert "这次新通知 0。" in again.out


def test_a_rehearsal_leaves_nothing(desk, tmp_path):
    assert desk("job", "expiry", "--dry-run", "--as-of", "2026-11-02").code == 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_due_runs_together_and_is_not_due_again(desk, tmp_path):
    skip = ("--skip", "publish", "--skip", "release", "--skip", "links", "--skip", "watchdog")
    said = desk("job", "due", "--as-of", "2026-11-02", *skip)
    assert said.code == 0
    assert "编号和格式：" in said.out
    told = json.loads((tmp_path / "report/run.json").read_bytes())
    assert [job["job"] for job in told["jobs"]] == [
        "unread", "windows", "expiry", "rectification", "clocks", "lag", "others", "events", "reprint", "drift",
    ]  # fmt: skip
    assert "证书到期：" not in desk("job", "due", "--as-of", "2026-11-02", *skip).out
    assert "▶ expiry" not in desk("jobs", "--as-of", "2026-11-02").out


def test_a_site_that_is_too_old_makes_the_watchdog_bark(desk, tmp_path):
    (tmp_path / "manifest.json").write_text('{"as_of": "2026-10-01"}')
    said = desk("job", "watchdog", "--site", tmp_path, "--as-of", "2026-11-02")
    assert said.code == 1
    assert "已有 32 天" in said.out
    assert desk("job", "watchdog", "--site", tmp_path, "--as-of", "2026-10-02").code == 0


def test_a_half_set_up_platform_is_misuse(desk, monkeypatch):
    monkeypatch.setenv("MINGJIAN_TRACKER_TOKEN", "x")
    monkeypatch.setenv("MINGJIAN_TRACKER_PROJECT", "")
    said = desk("job", "expiry", "--as-of", "2026-11-02")
    assert said.code == 2
    assert "MINGJIAN_TRACKER_PROJECT" in said.err


def test_a_job_nobody_knows_is_misuse(call):
    assert call("job", "coffee").code == 2


def test_every_job_has_help(call):
    said = call("job", "--help")
    for name in ("publish", "watchdog", "coverage", "roster", "due"):
        assert f"  {name} " in said.out


def test_the_nightly_build_says_what_it_changed_and_is_silent_the_second_time(project, call):
    first = call("job", "publish", "--as-of", "2026-07-01")
    assert first.code == 0
    assert "发布了数据截至 2026-07-01 的网站" in first.out
    folders = [project / "build" / name for name in ("html", "report", "jobs")]
    before = [tree(folder) for folder in folders]
    second = call("job", "publish", "--as-of", "2026-07-01")
    assert second.code == 0
    assert "发布了" not in second.out
    assert [tree(folder) for folder in folders] == before


def test_a_registry_with_errors_keeps_the_old_site_and_is_on_the_list(project, call):
    call("job", "publish", "--as-of", "2026-06-30")
    manifest = (project / "build/html/manifest.json").read_bytes()
    file = next((project / "registry/institutions").rglob("*.yml"))
    file.write_text(file.read_text("utf-8").replace("authority:", "autority:"), "utf-8")
    said = call("job", "publish", "--as-of", "2026-07-01")
    assert said.code == 1
    assert "网站没有发布，原有网站没有改动" in said.out
    assert (project / "build/html/manifest.json").read_bytes() == manifest
    assert "网站没有发布" in (project / "build/report/index.html").read_text("utf-8")


def test_a_registry_without_a_site_cannot_be_published(project, call):
    (project / "mkdocs.yml").unlink()
    said = call("job", "publish", "--as-of", "2026-07-01")
    assert said.code == 2
    assert "没有 mkdocs.yml，不能生成网站" in said.err
