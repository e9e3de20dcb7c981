"""Whatever is wrong around a build, it ends in one clear sentence and an exit code, and the old site stays."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gitworld import git
from mingjian.cli.app import run
from mingjian.publish.manifest import NAME
from robust import PACKAGE, Build, Said, one_sentence, tree

PERSON = "registry/appraisers/990101/sl-r00001.yml"
Unchanged = Callable[[], bool]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


DAMAGE = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "garbage": lambda data: bytes(range(256)) * 20,
    "flipped": lambda data: (
        data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]
    ),
    "other": lambda data: b"null",
}


@pytest.mark.parametrize("damage", [*DAMAGE, "folder"])
def test_a_corrupt_cache_costs_time_and_nothing_else(
    project: Path, build: Build, old: Unchanged, damage: str
) -> None:
    cache = project / ".mingjian-cache"
    found = sorted(path for path in cache.rglob("*") if path.is_file())
    assert len(found) >= 4
    for path in found:
        data = path.read_bytes()
        path.unlink()
        path.mkdir() if damage == "folder" else path.write_bytes(DAMAGE[damage](data))
    assert build().code == 0
    assert old()


def test_a_file_in_the_place_of_the_cache_is_no_obstacle(project: Path, build: Build, old: Unchanged) -> None:
    shutil.rmtree(project / ".mingjian-cache")
    (project / ".mingjian-cache").touch()
    assert build().code == 0
    assert old()


FULL = """
import os, sys
left = [{step}]
def fill(event, arguments):
    writes = event in ("os.mkdir", "os.link", "os.rename") or (
        event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR))
    if writes and not str(arguments[0]).startswith("/dev"):
        left[0] -= 1
        if left[0] <= 0:
            raise OSError({code}, os.strerror({code}), str(arguments[0]))
sys.addaudithook(fill)
"""


def test_a_disk_that_is_full_from_some_step_on_is_one_sentence(
    project: Path, build: Build, old: Unchanged
) -> None:
    """From the n-th attempt to write on, every one fails; n goes through the whole build."""
    edit(project / PERSON, "name: 张示例", "name: 张范例")
    shutil.rmtree(project / "build/.html.next", ignore_errors=True)
    stopped, step = [], 1
    while True:
        said = build(prelude=FULL.format(step=step, code=28))
        if said.code == 0:
            break
        one_sentence(said, 5, "原有网站没有改动")
        assert "No space left" in said.err
        assert old()
        stopped.append(step)
        step = step * 6 + 1
    assert len(stopped) >= 3
    assert not old()


@pytest.mark.parametrize(("code", "reason"), [(122, "quota"), (30, "Read-only"), (5, "error")])
def test_other_refusals_of_a_disk_are_told_alike(
    project: Path, build: Build, old: Unchanged, code: int, reason: str
) -> None:
    edit(project / PERSON, "name: 张示例", "name: 张范例")
    shutil.rmtree(project / "build/.html.next", ignore_errors=True)
    said = build(prelude=FULL.format(step=30, code=code))
    one_sentence(said, 5, "原有网站没有改动")
    assert reason in said.err
    assert old()


def test_a_full_disk_of_the_server_leaves_its_site(project: Path, build: Build, tmp_path: Path) -> None:
    """The same for ``deploy``: whatever step fails, readers keep the release they had."""
    server = tmp_path / "server"
    program = "import sys\nfrom mingjian.cli.app import run\nimport mingjian.cli.deploy\n{full}\nsys.exit(run(sys.argv[1:]))"
    arguments = ["deploy", str(server), "--from", str(project / "build/html"), "--today", "2026-06-30"]
    assert build("--only", "pages").code == 0
    assert run(arguments) == 0
    edit(project / PERSON, "name: 张示例", "name: 张范例")
    assert build("--only", "pages").code == 0
    before, step, stopped = tree(server / "current"), 1, 0
    while True:
        command = [sys.executable, "-c", program.format(full=FULL.format(step=step, code=28)), *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": PACKAGE}
        )
        if done.returncode == 0:
            break
        one_sentence(Said(done.returncode, done.stdout, done.stderr), 5, "No space left")
        assert tree(server / "current") == before
        stopped += 1
        step = step * 4 + 1
    assert stopped >= 4
    assert tree(server / "current") == tree(project / "build/html")


def test_without_git_a_versioned_registry_is_not_published(
    project: Path, build: Build, old: Unchanged, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    one_sentence(build(PATH=str(tmp_path / "bin")), 3, "找不到 git 程序")
    assert old()
    shutil.rmtree(project / ".git")
    assert "未纳入版本管理" in build(PATH=str(tmp_path / "bin")).out


@pytest.mark.parametrize(
    "damage",
    [
        lambda git_folder: shutil.rmtree(git_folder / "objects"),
        lambda git_folder: (git_folder / "HEAD").write_text("garbage", encoding="utf-8"),
        lambda git_folder: (git_folder / "index").write_text("garbage", encoding="utf-8"),
        lambda git_folder: [
            path.write_text("0" * 40 + "\n", encoding="utf-8")
            for path in (git_folder / "refs/heads").iterdir()
        ],
    ],
    ids=["objects", "head", "index", "branch"],
)
def test_a_damaged_repository_is_said_and_not_taken_for_none(
    project: Path, build: Build, old: Unchanged, damage: Callable[[Path], object]
) -> None:
    damage(project / ".git")
    one_sentence(build(), 3, "git 仓库不能读")
    assert old()


def test_a_repository_without_a_commit_is_built(project: Path, build: Build) -> None:
    shutil.rmtree(project / ".git")
    git(project, "init", "-q", "-b", "main")
    said = build()
    assert (said.code, said.err) == (0, "")


def test_a_shallow_clone_is_built_and_says_what_is_missing(
    template: Path, project: Path, build: Build
) -> None:
    shutil.rmtree(project / ".git")
    edit(template / PERSON, "name: 张示例", "name: 张示例")
    bare = project.parent / "bare"
    git(template, "clone", "-q", "--bare", str(template), str(bare))
    work = project.parent / "work"
    git(project, "clone", "-q", str(bare), str(work))
    git(work, "commit", "-q", "--allow-empty", "-m", "第二次", when="2026-07-01T09:00:00+08:00")
    git(work, "push", "-q", "origin", "main")
    clone = project.parent / "clone"
    git(project, "clone", "-q", "--depth", "1", f"file://{bare}", str(clone))
    (clone / ".git").rename(project / ".git")
    said = build()
    assert said.code == 0, said.err
    assert "git fetch --unshallow" in said.out


CLOCK = """
import datetime
import mingjian.cli.place
class Clock(datetime.datetime):
    @classmethod
    def now(cls, zone):
        return datetime.datetime({day}, tzinfo=zone)
mingjian.cli.place.datetime = Clock
"""


@pytest.mark.parametrize("day", ["1969, 12, 31", "1970, 1, 1", "2019, 6, 1"])
def test_a_clock_that_lost_its_time_publishes_nothing(build: Build, old: Unchanged, day: str) -> None:
    said = build("--as-of", "today", prelude=CLOCK.format(day=day))
    assert said.code == 2
    assert "时钟" in said.err
    assert "不可信" in said.err
    assert old()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_beyond_all_calendars_is_refused(build: Build, old: Unchanged, day: str) -> None:
    said = build("--as-of", day)
    assert said.code == 2
    assert "不在 1900 年至 2999 年之间" in said.err
    assert old()


@pytest.mark.parametrize("day", ["1969-12-31", "2999-12-31"])
def test_other_days_are_built_and_unknown_holidays_named(build: Build, day: str) -> None:
    said = build("--as-of", day, "--out", "elsewhere/site")
    assert (said.code, said.err) == (0, "")
    assert f"节假日表里没有 {day[:4]} 年的安排" in said.out


def test_files_from_before_1970_are_files(project: Path, build: Build, old: Unchanged) -> None:
    for path in (project / "registry").rglob("*.yml"):
        os.utime(path, ns=(-(10**18), -(10**18)))
    assert build().code == 0
    assert old()


OBSTACLES = {
    "a file for the folder": lambda build: (shutil.rmtree(build), build.touch()),
    "a folder for the lock": lambda build: ((build / ".html.lock").unlink(), (build / ".html.lock").mkdir()),
    "a file for the next tree": lambda build: (
        shutil.rmtree(build / ".html.next", ignore_errors=True),
        (build / ".html.next").touch(),
    ),
}


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_an_output_that_cannot_be_written_is_one_sentence(project: Path, build: Build, obstacle: str) -> None:
    OBSTACLES[obstacle](project / "build")
    before = tree(project / "build")
    one_sentence(build(), 5, "原有网站没有改动")
    assert tree(project / "build") == before


MEANWHILE = """
import pathlib, subprocess, sys
done = []
def change(event, arguments):
    if event in ("open", "os.link", "os.mkdir") and not done and ".html.next/" in repr(arguments):
        done.append(event)
        {what}
sys.addaudithook(change)
"""
CHANGES = {
    "edited": f"p = pathlib.Path('{PERSON}'); p.write_text(p.read_text('utf-8') + '# 改\\n', 'utf-8')",
    "added": "pathlib.Path('registry/appraisers/990101/sl-r00099.yml').write_text('x')",
    "gone": f"pathlib.Path('{PERSON}').unlink()",
    "committed": "subprocess.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b.invalid', 'commit', '-qam', '改'], check=True)",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_registry_that_changes_meanwhile_is_not_published(
    project: Path, build: Build, old: Unchanged, change: str
) -> None:
    edit(project / PERSON, "name: 张示例", "name: 张范例")
    shutil.rmtree(project / "build/.html.next", ignore_errors=True)
    said = build(prelude=MEANWHILE.format(what=CHANGES[change]))
    one_sentence(said, 3, "登记库在生成过程中改动了")
    assert old()
    assert (project / "build/html" / NAME).is_file()


def test_the_hand_on_the_lock_is_named(project: Path, build: Build, old: Unchanged) -> None:
    lock = project / "build/.html.lock"
    with subprocess.Popen(
        ["flock", lock, "sh", "-c", "echo held; cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        one_sentence(build(), 5, "另一个构建正在写")
        holder.communicate()
    assert old()
