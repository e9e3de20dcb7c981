"""Every command of every workflow is run: GitHub's for real on a new registry, the others with a stand-in."""

import configparser
import shlex
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from gitworld import git
from mingjian.publish.manifest import Manifest
from pipelines import Runner, git_env, read, real, recorder, stub

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "generators/mingjian/starter"
WORKFLOWS = sorted((STARTER / "github/workflows").glob("*.yml"))
TODAY = "2026-06-30"


def known(province: Path) -> dict[str, str]:
    """List what the workflows may ask the platform for, with the answers of this run."""
    head = git(province, "rev-parse", "HEAD")
    return {
        "github.repository == vars.PUBLISH_FROM && vars.SHARDED != 'yes'": "true",
        "github.repository == vars.PUBLISH_FROM && vars.SHARDED == 'yes'": "true",
        "github.repository == vars.PUBLISH_FROM": "true",
        "github.repository == vars.PUBLISH_FROM && github.event.repository.private": "true",
        "always()": "true",
        "always() && vars.KEEP_REPORTS == 'yes'": "true",
        "vars.ATTEST == 'yes'": "true",
        "github.event.workflow_run.event == 'pull_request'": "true",
        "failure() && github.event_name == 'schedule'": "true",
        "github.event_name == 'pull_request'": "true",
        "github.event.pull_request.base.sha": git(province, "rev-parse", "HEAD~1"),
        "true": "true",
        "inputs.commit || github.sha": head,
        "github.sha": git(province, "rev-parse", "HEAD~1"),
        "github.event.workflow_run.head_sha": head,
        "github.event.workflow_run.head_repository.full_name": "somebody/province",
        "github.repository": "org/province",
        "github.server_url": "https://forge.invalid",
        "github.api_url": "https://forge.invalid/api",
        "github.run_id": "7",
        "github.run_number": "3",
        "github.run_attempt": "1",
        "github.token": "",
    }


def environment(log: Path) -> str:
    """Return a script that notes how it was called and, asked for a virtual environment, puts itself in it."""
    return f'{recorder(log)}\nif test "$2" = venv; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi'


def runner_in(folder: Path, province: Path) -> Runner:
    """Return a runner whose programs are the real command, and stand-ins for the platform's and for pip."""
    path = folder / "stubs"
    stub(path, "mingjian", real(TODAY))
    stub(path, "gh", recorder(folder / "calls"))
    stub(path, "python3", environment(folder / "calls"))
    stub(path, "date", f'exec /usr/bin/date --date {TODAY} "$@"')
    return Runner(province, folder / "run", known(province), path)


@pytest.fixture(scope="module")
def run(province: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Runner]:
    """Run a workflow once for all tests that look at what came of it."""

    @cache
    def once(name: str) -> Runner:
        runner = runner_in(tmp_path_factory.mktemp(name), province)
        runner.run(read(STARTER / f"github/workflows/{name}.yml"))
        return runner

    return once


def calls(runner: Runner) -> str:
    return (runner.home.parent / "calls").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [path.stem for path in WORKFLOWS])
def test_every_command_of_a_new_registrys_workflow_runs(name: str, run: Callable[[str], Runner]) -> None:
    jobs = read(STARTER / f"github/workflows/{name}.yml")["jobs"].values()
    assert set(run(name).ran) == {step["run"] for job in jobs for step in job["steps"] if "run" in step}


def test_the_comment_is_what_the_proposal_changes(run: Callable[[str], Runner]) -> None:
    runner = run("comment")
    text = (runner.home / "comment-/build/report/change.md").read_text(encoding="utf-8")
    assert "鉴定人" in text
    assert "--edit-last --create-if-none --body-file build/report/change.md" in calls(runner)


def test_the_preview_shows_the_pages_a_proposal_alters(run: Callable[[str], Runner]) -> None:
    preview = run("check").artifacts["preview"]
    assert "改动的页面" in (preview / "index.html").read_text(encoding="utf-8")
    both = [sorted((preview / side / "appraisers").glob("*-r*/index.html")) for side in ("before", "after")]
    assert [len(pages) for pages in both] == [1, 1]
    assert both[0][0].read_bytes() != both[1][0].read_bytes()


def test_shards_and_a_single_machine_hand_over_the_same_site(run: Callable[[str], Runner]) -> None:
    merged, whole = (Manifest.read(run(name).artifacts["github-pages"]) for name in ("shards", "publish"))
    assert merged is not None
    assert merged == whole


def test_a_night_that_failed_is_told_in_one_issue(province: Path, tmp_path: Path) -> None:
    job = read(STARTER / "github/workflows/publish.yml")["jobs"]["failure"]
    runner = runner_in(tmp_path, province)
    runner.run({"jobs": {"failure": {**job, "needs": []}}})
    assert "gh issue create --title 每夜发布没有成功" in calls(runner)
    stub(runner.path, "gh", f'{recorder(tmp_path / "calls")}\nif test "$2" = list; then echo 12; fi')
    runner.home = tmp_path / "again"
    runner.run({"jobs": {"failure": {**job, "needs": []}}})
    assert calls(runner).count("issue create") == 1
    assert "gh issue comment 12 --body https://forge.invalid/org/province/actions/runs/7" in calls(runner)


def test_the_release_keeps_nothing_that_has_to_leave(run: Callable[[str], Runner]) -> None:
    pack = run("release").artifacts["release"] / "releases.tar"
    listing = subprocess.run(["tar", "-tf", pack], capture_output=True, text=True, check=True).stdout
    assert "/manifest.json" in listing
    assert "windowed" not in listing


def test_the_release_before_is_fetched_or_the_chain_stops(province: Path, tmp_path: Path) -> None:
    """Another release may be the latest; and without a network a new chain must not begin in silence."""
    runner = runner_in(tmp_path, province)
    runner.home.mkdir()
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", province, clone], check=True, env=git_env())
    stub(runner.path, "gh", f'{recorder(tmp_path / "calls")}\nif test "$2" = list; then echo data-2; fi')
    runner.execute("former", {"run": "make former"}, {}, clone)
    assert "gh release download data-2 --pattern releases.tar --dir build" in calls(runner)
    stub(runner.path, "gh", "exit 4")
    with pytest.raises(AssertionError, match="make former"):
        runner.execute("former", {"run": "make former"}, {}, clone)


def test_this_repositorys_own_commands_run_in_a_clean_clone(checkout: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    for name in ("mingjian", "python", "ruff", "mypy"):
        stub(checkout / ".venv/bin", name, recorder(log))
    (checkout / ".venv/.installed").touch()
    stub(tmp_path / "stubs", "gh", recorder(log))
    stub(tmp_path / "stubs", "chromium", "true")
    commands = {
        step["run"]
        for path in (ROOT / ".github/workflows").glob("*.yml")
        for job in read(path)["jobs"].values()
        for step in job["steps"]
        if step.get("run", "").startswith("make ")
    }
    skipped = {"make shard", "make merged", "make release AS_OF=today", "make change"}
    """Their files come from the command, which only notes that it was called here; see above for the real run."""
    runner = Runner(checkout, tmp_path / "run", {}, tmp_path / "stubs")
    runner.home.mkdir()
    for command in sorted(commands - skipped):
        runner.execute("own", {"run": command}, {"RUN": "x", "HEAD": "x", "GH_REPO": "o/r"}, checkout)
    said = log.read_text(encoding="utf-8")
    assert "mingjian build --registry registry --out build/html --as-of today" in said
    assert "mingjian job due --skip publish --registry registry --as-of today" in said
    assert "python -m pytest" in said


def elsewhere() -> list[tuple[str, list[str]]]:
    """Return the commands of the other platforms' files, by file."""
    found = []
    gitlab = yaml.safe_load((STARTER / "ci/gitlab/gitlab-ci.yml").read_text(encoding="utf-8"))
    found.append(("gitlab", [line for job in gitlab.values() if "script" in job for line in job["script"]]))
    for path in sorted((STARTER / "ci/gitea").glob("*.yml")):
        steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
        found.append((f"gitea/{path.stem}", [step["run"] for step in steps if "run" in step]))
    gitee = yaml.safe_load((STARTER / "ci/gitee/publish.yml").read_text(encoding="utf-8"))
    found.append(
        ("gitee", [line for stage in gitee["stages"] for step in stage["steps"] for line in step["commands"]])
    )
    for path in sorted((STARTER / "ci/systemd").glob("mingjian-[pj]*.service")):
        text = path.read_text(encoding="utf-8")
        lines = [
            line.removeprefix("ExecStart=").removeprefix("-")
            for line in text.splitlines()
            if line.startswith("ExecStart=")
        ]
        found.append((f"systemd/{path.stem}", lines))
    lines = (STARTER / "ci/cron/crontab").read_text(encoding="utf-8").splitlines()
    found.append(("cron", [line.split(" ", 5)[5] for line in lines if line[:1].isdigit()]))
    return found


@pytest.mark.parametrize(
    ("name", "commands"), elsewhere(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_of_the_other_platforms_runs(
    name: str, commands: list[str], province: Path, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", province, clone], check=True, env=git_env())
    stub(tmp_path / "stubs", "mingjian", recorder(tmp_path / "calls"))
    stub(tmp_path / "stubs", "python3", environment(tmp_path / "calls"))
    runner = Runner(province, tmp_path / "run", {}, tmp_path / "stubs")
    runner.home.mkdir()
    assert commands
    for command in commands:
        here = command.replace("/opt/registry", str(clone))
        runner.execute(name, {"run": here}, {"TARGET": "/srv/mingjian", "CI_DEFAULT_BRANCH": "main"}, clone)
    said = (tmp_path / "calls").read_text(encoding="utf-8")
    assert "mingjian " in said
    if "check" not in name and "jobs" not in name:
        assert "mingjian build --registry registry" in said


def test_units_run_as_nobody_special_on_the_days_of_this_country() -> None:
    for path in sorted((STARTER / "ci/systemd").glob("*.timer")):
        timer = configparser.RawConfigParser(strict=False)
        timer.read(path, encoding="utf-8")
        assert timer["Timer"]["OnCalendar"].endswith(" Asia/Shanghai")
        assert timer["Timer"]["OnCalendar"].split()[1].split(":")[1] not in {"00", "30"}
        assert timer["Timer"]["Persistent"] == "yes" or timer["Timer"]["Persistent"] == "true"
        assert path.with_suffix(".service").is_file()
    for path in sorted((STARTER / "ci/systemd").glob("mingjian-[pj]*.service")):
        text = path.read_text(encoding="utf-8")
        assert {"User=mingjian", "NoNewPrivileges=yes", "ProtectSystem=strict"} <= set(text.splitlines())
        commands = [
            shlex.split(line.partition("=")[2]) for line in text.splitlines() if line.startswith("ExecStart=")
        ]
        assert all(command[0] in {"-git", "flock"} for command in commands)


def test_the_starter_has_this_repositorys_workflows() -> None:
    own = {path.name: path.read_bytes() for path in (ROOT / ".github/workflows").glob("*.yml")}
    given = {path.name: path.read_bytes() for path in WORKFLOWS}
    assert own.keys() == given.keys()
    assert [name for name in own if own[name] != given[name]] == ["check.yml"]


def test_a_new_registry_installs_beside_itself_and_then_uses_what_it_installed(
    province: Path, tmp_path: Path
) -> None:
    """Debian lets nobody install into the system's Python, and a timer's PATH knows only system programs."""
    clone, log = tmp_path / "clone", tmp_path / "calls"
    subprocess.run(["git", "clone", "-q", province, clone], check=True, env=git_env())
    stub(tmp_path / "stubs", "python3", environment(log))
    runner = Runner(province, tmp_path / "run", {}, tmp_path / "stubs")
    runner.home.mkdir()
    runner.execute("own", {"run": "make install"}, {}, clone)
    assert log.read_text(encoding="utf-8").splitlines() == [
        "python3 -m venv .venv",
        "python -m pip install --quiet --requirement requirements.txt",
    ]
    stub(clone / ".venv/bin", "mingjian", recorder(log))
    runner.execute("own", {"run": "make check"}, {}, clone)
    assert log.read_text(encoding="utf-8").splitlines()[-1] == "mingjian check --registry registry"
    assert git(clone, "status", "--porcelain") == ""


def test_the_nightly_unit_starts_without_a_folder_here_and_has_the_server_read_its_lists() -> None:
    text = (STARTER / "ci/systemd/mingjian-publish.service").read_text(encoding="utf-8")
    assert "ReadWritePaths=/opt/registry -/srv/mingjian\n" in text, (
        "with TARGET=host:/folder there is none here"
    )
    assert "ExecStartPost=+-systemctl reload nginx\n" in text, "else what left is 404 instead of 410"


def test_what_expires_leaves_on_its_day_though_the_repository_cannot_be_reached(
    province: Path, tmp_path: Path
) -> None:
    """A night without a network still publishes what is there for the new day, and is told of afterwards."""
    clone, log = tmp_path / "clone", tmp_path / "calls"
    subprocess.run(["git", "clone", "-q", province, clone], check=True, env=git_env())
    stub(tmp_path / "stubs", "mingjian", recorder(log))
    stub(tmp_path / "stubs", "git", "echo 'fatal: unable to access' >&2; exit 128")
    runner = Runner(province, tmp_path / "run", {}, tmp_path / "stubs")
    runner.home.mkdir()
    (line,) = [
        command for name, found in elsewhere() if name == "cron" for command in found if "site" in command
    ]
    runner.execute("cron", {"run": line.replace("/opt/registry", str(clone))}, {}, clone)
    assert "mingjian deploy /srv/mingjian" in log.read_text(encoding="utf-8")
    unit = (STARTER / "ci/systemd/mingjian-publish.service").read_text(encoding="utf-8").splitlines()
    assert "ExecStart=-git pull --ff-only --quiet" in unit
    assert unit[-1] == "ExecStartPost=git fetch --quiet"
