"""Workflows stay thin, pinned and without rights they do not need: ours, and those a new registry gets."""

import re
from pathlib import Path

import pytest
from pipelines import read

ROOT = Path(__file__).parents[2]
OWN = sorted((ROOT / ".github/workflows").glob("*.yml"))
STARTER = ROOT / "generators/mingjian/starter"
WORKFLOWS = [*OWN, *sorted((STARTER / "github/workflows").glob("*.yml"))]
NAMES = ["check", "comment", "keepalive", "publish", "release", "reports", "shards"]
PINNED = re.compile(r"uses: actions/(?:[a-z-]+|cache/(?:restore|save))@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
COMMANDS = (
    r"make ([a-z]+)( [A-Z_]+=(\"[^\"$]*\"|[^\s$]+))*",
    r"gh workflow enable [a-z]+\.yml",
    r"gh release create \"\$TAG\" release/releases\.tar",
    r"date \+as_of=%F >> \"\$GITHUB_OUTPUT\"",
)
CODE = re.compile(r"make ")


def label(path: Path) -> str:
    return f"{path.parts[-3]}/{path.stem}"


def steps(path: Path) -> list[dict]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_there_is_a_gate_a_publication_and_what_runs_by_itself() -> None:
    assert [path.stem for path in OWN] == NAMES


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_nothing_is_allowed_by_default(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert "pull_request_target" not in read(path)["on"]
    assert set(read(path)["concurrency"]) == {"group", "cancel-in-progress"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_every_job_says_its_rights_its_machine_and_its_limit(path: Path) -> None:
    for job in read(path)["jobs"].values():
        assert "permissions" in job
        assert job["name"]
        assert job["runs-on"] == "ubuntu-24.04"
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_actions_are_pinned_by_hash(path: Path) -> None:
    lines = [line.strip(" -") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines or path.stem == "keepalive"
    assert [line for line in lines if not PINNED.match(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_commands_are_one_target_or_a_known_one_without_expressions(path: Path) -> None:
    makefile = (ROOT / "Makefile" if path in OWN else STARTER / "ci/targets.mk").read_text(encoding="utf-8")
    for command in [step["run"] for step in steps(path) if "run" in step]:
        fitting = [found for form in COMMANDS if (found := re.fullmatch(form, command))]
        assert fitting, command
        if command.startswith("make "):
            assert re.search(rf"^{fitting[0][1]}:", makefile, re.MULTILINE), command


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_checkouts_leave_no_credentials(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_what_publishes_signs_or_keeps_runs_no_code_of_ours(path: Path) -> None:
    """A job that runs our code may at most write texts that people read: issues and comments."""
    for job in read(path)["jobs"].values():
        rights = {name for name, right in job["permissions"].items() if right == "write"}
        if any(CODE.match(step.get("run", "")) for step in job["steps"]):
            assert rights <= {"issues", "pull-requests"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_only_the_check_of_proposals_may_keep_a_cache_and_the_reports_their_memory(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ("actions/cache" in text) == (path.stem == "reports")
    assert "cache:" not in text


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_the_memory_of_the_reports_is_kept_even_when_one_of_them_failed(path: Path) -> None:
    """Else the others would announce everything again every morning; each attempt has a key of its own."""
    caches = {step["uses"].split("@")[0]: step for step in steps(path) if "cache" in step.get("uses", "")}
    if path.stem == "reports":
        assert caches.keys() == {"actions/cache/restore", "actions/cache/save"}
        assert caches["actions/cache/save"]["if"] == "always()"
        keys = {step["with"]["key"] for step in caches.values()}
        assert keys == {"jobs-${{ github.run_id }}-${{ github.run_attempt }}"}
        runs = [step.get("run", step.get("uses", "")).split("@")[0] for step in steps(path)]
        assert runs.index("actions/cache/save") == runs.index("make jobs AS_OF=today") + 1


def test_the_memory_is_kept_elsewhere_too() -> None:
    gitlab = (STARTER / "ci/gitlab/gitlab-ci.yml").read_text(encoding="utf-8")
    assert "cache: {key: jobs, paths: [build/jobs], when: always}" in gitlab
    (save,) = [
        step for step in steps(STARTER / "ci/gitea/publish.yml") if "cache/save@" in step.get("uses", "")
    ]
    assert save["if"] == "always()"
    gitee = (STARTER / "ci/gitee/publish.yml").read_text(encoding="utf-8")
    assert "- make jobs" not in gitee


def test_lists_of_the_staff_stay_out_of_repositories_everybody_can_read() -> None:
    for path in (found for found in WORKFLOWS if found.stem == "reports"):
        (job,) = read(path)["jobs"].values()
        assert job["if"] == "github.repository == vars.PUBLISH_FROM && github.event.repository.private"


@pytest.mark.parametrize("stem", ["publish", "shards"])
def test_both_ways_of_publishing_tell_of_a_night_that_failed(stem: str) -> None:
    jobs = read(ROOT / f".github/workflows/{stem}.yml")["jobs"]
    assert set(jobs["failure"]["needs"]) == jobs.keys() - {"failure"}
    assert jobs["failure"]["permissions"] == {"contents": "read", "issues": "write"}


def test_every_workflow_with_a_schedule_is_kept_awake() -> None:
    scheduled = {path.name for path in OWN if "schedule" in read(path)["on"]}
    awake = {step["run"].split()[-1] for step in steps(ROOT / ".github/workflows/keepalive.yml")}
    assert awake == scheduled


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_schedules_avoid_the_full_hour_and_name_their_zone(path: Path) -> None:
    for entry in read(path)["on"].get("schedule", []):
        assert entry["timezone"] == "Asia/Shanghai"
        assert int(entry["cron"].split()[0]) % 5 != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=label)
def test_a_fork_publishes_nothing(path: Path) -> None:
    first = next(iter(read(path)["jobs"].values()))
    if "schedule" in read(path)["on"]:
        assert first["if"].startswith("github.repository == vars.PUBLISH_FROM")


def test_what_reacts_to_a_proposal_takes_no_file_from_its_run() -> None:
    """The comment is computed by the default branch from the proposal's YAML; artifacts could say anything."""
    text = (ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    assert "download-artifact" not in text
    (job,) = read(ROOT / ".github/workflows/comment.yml")["jobs"].values()
    own, proposal = [step["with"] for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert "ref" not in own
    assert proposal["path"].startswith("build/")
    assert not [step for step in job["steps"] if "working-directory" in step]


def test_an_idle_way_of_publishing_never_pushes_the_other_out_of_the_queue() -> None:
    """Only the newest waiting run of a group survives; the one that is switched off waits in a group of its own."""
    groups = {
        name: read(ROOT / f".github/workflows/{name}.yml")["concurrency"]["group"]
        for name in ("publish", "shards")
    }
    assert groups == {
        "publish": "${{ vars.SHARDED == 'yes' && 'publish-idle' || 'pages' }}",
        "shards": "${{ vars.SHARDED == 'yes' && 'pages' || 'shards-idle' }}",
    }
