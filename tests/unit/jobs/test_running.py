"""Running: announced once, recorded, silent the second time; what fails stops nothing else."""

import email
import email.policy
import json
import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest
from mingjian.jobs.found import Found
from mingjian.jobs.ledger import Ledger
from mingjian.jobs.lock import only_run
from mingjian.jobs.report import read_reports
from mingjian.jobs.running import due_jobs, run_jobs
from mingjian.jobs.tracking import failing
from mingjian.jobs.works import WORKS
from mingjian.model.errors import OutputError, SettingsError
from nights import tonight, tree
from worlds import institution, load, world
from yearlong import nothing, replaced

LISTING = sorted(WORKS.keys() - {"publish", "release", "watchdog"})


@pytest.fixture
def soon(tmp_path):
    """A licence that has sixty days left on the day."""
    return world(tmp_path, institutions=[institution(**{"licences[1].until": "2026-08-29"})])


def failing_work(_):
    """Stand in for a job that fails, so that only what reads the files of earlier runs is left."""
    raise SettingsError("坏了。")


def mails(today):
    return sorted((today.places.work / "outbox").glob("*.eml"))


def text(path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default).get_content()


def test_a_second_run_of_an_unchanged_world_changes_no_byte(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    first = run_jobs(LISTING, today)
    assert sum(len(run.new) for run in first) > 0
    before = tree(tmp_path / "build")
    again = run_jobs(LISTING, replace(today))
    assert [run.new for run in again if run.new] == []
    assert tree(tmp_path / "build") == before


def test_a_thing_is_announced_at_a_step_and_not_the_day_after(tmp_path, soon):
    def announced(day):
        (run,) = run_jobs(["expiry"], tonight(tmp_path, day, loaded=soon))
        return [item.key.rpartition("@")[2] for item in run.new if item.record == "sl-j0001"]

    assert [announced(day) for day in ("2026-06-29", "2026-06-30", "2026-07-01")] == [["90"], ["60"], []]
    assert announced("2026-07-30") == ["30"]
    assert announced("2026-08-29") == ["0"]
    assert announced("2026-08-30") == ["past"]


def test_what_comes_back_the_same_is_not_announced_again(tmp_path, soon):
    (run,) = run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon))
    assert run.new
    gone = world(tmp_path / "other")
    run_jobs(["expiry"], replace(tonight(tmp_path, "2026-07-01", loaded=gone)))
    (back,) = run_jobs(["expiry"], tonight(tmp_path, "2026-07-02", loaded=soon))
    assert back.new == ()


def test_a_renewed_licence_is_announced_anew_when_its_own_day_comes(tmp_path, soon):
    run_jobs(["expiry"], tonight(tmp_path, "2026-06-30", loaded=soon))
    later = world(tmp_path, institutions=[institution(**{"licences[1].until": "2031-08-29"})])
    (quiet,) = run_jobs(["expiry"], tonight(tmp_path, "2026-07-01", loaded=later))
    assert [item for item in quiet.found.reminders if item.record == "sl-j0001"] == []
    (run,) = run_jobs(["expiry"], tonight(tmp_path, "2031-06-30", loaded=later))
    assert next(item.key for item in run.new if item.record == "sl-j0001").endswith("2031-08-29@60")


def test_one_mail_per_area_says_what_is_new(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    run_jobs(["expiry"], today)
    (mail,) = mails(today)
    assert mail.name == "2026-06-30-expiry-990100.eml"
    assert "有效期到 2026-08-29 为止（还有 60 天）" in text(mail)
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert message["Date"] == "Tue, 30 Jun 2026 00:00:00 +0800"
    assert message["To"] is None


def test_a_mail_says_what_to_do_and_in_which_file_and_nothing_that_is_wrong_once_it_is_read(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    run_jobs(["expiry"], today)
    said = text(mails(today)[0])
    assert f"文件：{today.registry.paths['sl-j0001']}" in said
    assert "怎么办：问清是否延续" in said
    assert "还没有寄出" not in said


def test_old_mail_is_tidied_away(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    run_jobs(["expiry"], today)
    run_jobs(["rectification"], tonight(tmp_path, "2026-08-29", loaded=soon))
    assert len(mails(today)) == 1
    run_jobs(["rectification"], tonight(tmp_path, "2026-08-30", loaded=soon))
    assert mails(today) == []


def test_a_rehearsal_finds_the_same_and_writes_nothing(tmp_path, soon):
    run = run_jobs(LISTING, tonight(tmp_path, "2026-06-30", loaded=soon, rehearsal=True))
    assert any(one.found.reminders for one in run)
    assert not (tmp_path / "build").exists()


def test_the_record_of_a_run_says_what_it_read_and_found(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    (run,) = run_jobs(["expiry"], today)
    told = json.loads((today.places.report / "run.json").read_bytes())
    assert told["as_of"] == "2026-06-30"
    assert told["records"]["institution"] == 1
    (record,) = told["jobs"]
    assert record["job"] == "expiry"
    assert record["outcome"] == "ok"
    assert record["counts"] == run.record.counts
    assert record["counts"]["new"] == len(run.new)
    assert told["seconds"] == record["seconds"] >= 0


def broken(_):
    raise SettingsError("令牌过期。")


def test_a_job_that_fails_is_recorded_and_the_others_run(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    with replaced(windows=broken, lag=lambda _: 1 / 0):
        runs = run_jobs(["windows", "expiry", "lag"], today)
    assert [run.record.outcome for run in runs] == ["failed", "ok", "failed"]
    assert [run.record.error for run in runs] == ["令牌过期。", "", "ZeroDivisionError: division by zero"]
    assert [one.job for one in failing(Ledger(today.places.work))] == ["windows", "lag"]
    assert not (today.places.work / "lists/windows.json").exists()
    page = (today.places.report / "index.html").read_text("utf-8")
    assert "没有完成的定时工作" in page
    assert "令牌过期。" in page


def test_thirty_failed_nights_are_one_mail(tmp_path, soon):
    with replaced(windows=broken):
        for day in range(1, 31):
            today = tonight(tmp_path, f"2026-06-{day:02}", loaded=soon)
            run_jobs(["windows"], today, shows=False)
    assert [path.name for path in mails(today)] == ["2026-06-01-failed-windows.eml"]
    with replaced(windows=nothing):
        run_jobs(["windows"], tonight(tmp_path, "2026-07-01", loaded=soon))
    assert list(failing(Ledger(today.places.work))) == []
    assert "没有完成的定时工作" not in (today.places.report / "index.html").read_text("utf-8")


def test_a_failed_job_is_due_again_the_next_day(tmp_path, soon):
    monday = tonight(tmp_path, "2026-07-06", loaded=soon)
    with replaced(others=broken):
        run_jobs(["others", "links"], monday)
    tuesday = tonight(tmp_path, "2026-07-07", loaded=soon)
    due = due_jobs(tuesday, Ledger(monday.places.work))
    assert "others" in due
    assert "links" not in due


def test_a_disk_that_cannot_be_written_is_said_in_one_sentence(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    today.places.work.parent.mkdir()
    today.places.work.write_text("在这里")
    with pytest.raises(OutputError, match="写不进"):
        run_jobs(["expiry"], today)


def test_what_a_job_wrote_beyond_its_list_is_in_its_record(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    with replaced(publish=lambda _: Found(changes=("发布了。",))):
        (run,) = run_jobs(["publish"], today)
    with replaced(publish=nothing):
        run_jobs(["publish"], today)
    (record,) = Ledger(today.places.work).records("publish")
    assert record == run.record
    assert record.changes == ("发布了。",)


def test_files_of_earlier_runs_that_cannot_be_read_do_not_stop_a_run(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    run_jobs(LISTING, today)
    for path in [*today.places.work.glob("*.json"), *(today.places.work / "runs").glob("*.json")]:
        path.write_text("{")
    runs = run_jobs(LISTING, today)
    assert {run.record.outcome for run in runs} == {"ok"}


@pytest.mark.parametrize(
    "content", ['[1, {"job": "x"}]', '{"a": 1, "as_of": "x", "reminders": [{}], "u": {"asked": "gestern"}}']
)
def test_files_of_earlier_runs_that_hold_something_else_do_not_stop_a_run(tmp_path, soon, content):
    """They are read by the job itself, and by what shows the last list of every job, the failed ones' too."""
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    names = ["expiry", "drift", "links", "lag"]
    run_jobs(names, today)
    for path in today.places.work.rglob("*.json"):
        path.write_text(content, encoding="utf-8")
    with replaced(lag=failing_work):
        runs = run_jobs(names, today)
    assert [run.record.outcome for run in runs] == ["ok", "ok", "ok", "failed"]
    assert {report.job.name for report in read_reports(today)} == {"expiry", "drift", "links"}


def test_mail_that_somebody_saved_beside_ours_stays_and_stops_nothing(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    run_jobs(["expiry"], today)
    kept = [today.places.work / "outbox" / name for name in ("副本.eml", "2020-01-01 已寄.eml")]
    for path in kept:
        path.touch()
    run_jobs(["expiry"], tonight(tmp_path, "2026-07-01", loaded=soon))
    assert all(path.is_file() for path in kept)


def test_the_registry_is_not_touched(tmp_path):
    today = tonight(tmp_path, "2026-06-30")
    before = tree(tmp_path / "registry")
    run_jobs(LISTING, today)
    assert tree(tmp_path / "registry") == before
    assert load(tmp_path / "registry").registry.institutions


def test_a_run_on_another_machine_shows_every_list_when_the_working_folder_came_along(tmp_path, soon):
    monday = tonight(tmp_path, "2026-07-06", loaded=soon)
    run_jobs(["expiry", "others", "drift"], monday)
    shutil.rmtree(monday.places.report)
    tuesday = tonight(tmp_path, "2026-07-07", loaded=soon)
    run_jobs(["lag"], tuesday)
    assert {path.stem for path in (tuesday.places.report / "lists").glob("*.md")} == {
        "expiry", "others", "drift", "lag",
    }  # fmt: skip
    assert "有效期到 2026-08-29 为止" in (tuesday.places.report / "index.html").read_text("utf-8")


def test_two_runs_never_share_a_working_folder(tmp_path, soon):
    today = tonight(tmp_path, "2026-06-30", loaded=soon)
    with only_run(today.places.work), pytest.raises(OutputError, match="另一次定时工作正在使用"):
        run_jobs(["expiry"], today)
    assert run_jobs(["expiry"], today)[0].new


@pytest.mark.parametrize("every", [2, 7, 29])
def test_nights_that_were_missed_are_caught_up_with_once_and_at_the_step_reached(tmp_path, soon, every):
    start, until = date(2026, 5, 1), date(2026, 8, 29)
    told = []
    for number in range(0, 140, every):
        day = start + timedelta(days=number)
        (run,) = run_jobs(["expiry"], tonight(tmp_path, day.isoformat(), loaded=soon), shows=False)
        told += [(day, item.key.rpartition("@")[2]) for item in run.new if item.record == "sl-j0001"]
    steps = [step for _, step in told]
    assert len(steps) == len(set(steps))
    for day, step in told:
        left = (until - day).days
        assert step == ("past" if left < 0 else next(str(one) for one in (0, 30, 60, 90) if left <= one))
    if every <= 7:
        assert steps == ["90", "60", "30", "past"] if every == 7 else ["90", "60", "30", "0", "past"]


@pytest.mark.parametrize("day", ["1969-12-31", "2040-02-29"])
def test_no_day_is_too_early_or_too_late(tmp_path, soon, day):
    runs = run_jobs(LISTING, tonight(tmp_path, day, loaded=soon))
    assert {run.record.error for run in runs} == {""}
