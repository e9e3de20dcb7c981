"""Workflows stay thin, pinned and without rights they do not need."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


class Loader(yaml.SafeLoader):
    """Reads the key ``on`` as the word it is, not as a boolean."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def steps(path: Path) -> list[dict]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_there_is_a_gate_and_a_publication() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_allowed_by_default(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert "pull_request_target" not in read(path)["on"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_says_its_rights_its_machine_and_its_limit(path: Path) -> None:
    for job in read(path)["jobs"].values():
        assert job["permissions"]
        assert job["runs-on"] == "ubuntu-24.04"
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash(path: Path) -> None:
    lines = [line.strip(" -") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_commands_are_one_make_target_without_expressions(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in [step["run"] for step in steps(path) if "run" in step]:
        target = re.fullmatch(r"make ([a-z]+)( [A-Z_]+=(\"[^\"$]*\"|[^\s$]+))*", command)
        assert target, command
        assert re.search(rf"^{target[1]}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_checkouts_leave_no_credentials(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_the_job_that_may_write_runs_no_code_of_ours() -> None:
    jobs = read(ROOT / ".github/workflows/publish.yml")["jobs"]
    writers = [job for job in jobs.values() if "write" in job["permissions"].values()]
    assert writers
    assert all("run" not in step for job in writers for step in job["steps"])


def test_the_schedule_avoids_the_full_hour_and_names_its_zone() -> None:
    (entry,) = read(ROOT / ".github/workflows/publish.yml")["on"]["schedule"]
    assert entry["timezone"] == "Asia/Shanghai"
    assert entry["cron"].split()[0] not in {"0", "30"}
