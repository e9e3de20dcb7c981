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
PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
COMMANDS = (
    r"make ([a-z]+)( [A-Z_]+=(\"[^\"$]*\"|[^\s$]+))*",
    r"gh workflow enable [a-z]+\.yml",
    r"gh release (download --pattern releases\.tar --dir build|create \"\$TAG\" release/releases\.tar)",
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
    assert ("actions/cache@" in text) == (path.stem == "reports")
    assert "cache:" not in text


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
