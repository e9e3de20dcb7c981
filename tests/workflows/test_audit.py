"""Other people's tools find nothing to say about the workflows, offline: zizmor, check-jsonschema, shellcheck."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pipelines import read

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "generators/mingjian/starter"
FOLDERS = {"ours": ROOT / ".github/workflows", "starter": STARTER / "github/workflows"}
FORMS = ".github/ISSUE_TEMPLATE"
SPLIT = "# shellcheck disable=SC2086 # a list of packages is meant to become several words"
TOOLS = Path(sys.executable).parent


def answer(tool: str, *arguments: str | Path, given: str = "") -> tuple[int, str]:
    command = [TOOLS / tool, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, input=given)
    return done.returncode, done.stdout + done.stderr


def audited(folder: Path, work: Path) -> Path:
    """Copy workflows to where the auditor looks for them."""
    return Path(shutil.copytree(folder, work / ".github/workflows"))


def audit(folder: Path) -> tuple[int, str]:
    """Ask zizmor for everything it can say offline, as plain text wherever the tests run."""
    return answer("zizmor", "--color", "never", "--offline", "--persona", "pedantic", folder)


@pytest.mark.parametrize("name", FOLDERS)
def test_the_auditor_finds_nothing_even_when_pedantic(name: str, tmp_path: Path) -> None:
    code, said = audit(audited(FOLDERS[name], tmp_path))
    assert code == 0, said
    assert "(1 ignored)" in said


def test_the_auditor_would_notice(tmp_path: Path) -> None:
    folder = audited(FOLDERS["starter"], tmp_path)
    text = (folder / "check.yml").read_text(encoding="utf-8")
    assert "persist-credentials: false" in text
    (folder / "check.yml").write_text(
        text.replace("persist-credentials: false", "clean: true"), encoding="utf-8"
    )
    assert audit(folder)[0] != 0


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        (
            "vendor.github-workflows",
            [path for folder in FOLDERS.values() for path in sorted(folder.glob("*.yml"))],
        ),
        ("vendor.github-workflows", sorted((STARTER / "ci/gitea").glob("*.yml"))),
        ("vendor.gitlab-ci", [STARTER / "ci/gitlab/gitlab-ci.yml"]),
        (
            "vendor.github-issue-forms",
            [*sorted((ROOT / FORMS).glob("*.yml")), *sorted((STARTER / FORMS[1:]).glob("*.yml"))],
        ),
    ],
    ids=["github", "gitea", "gitlab", "issue-forms"],
)
def test_files_have_the_form_their_platform_reads(schema: str, files: list[Path]) -> None:
    assert files
    code, said = answer("check-jsonschema", "--builtin-schema", schema, *files)
    assert code == 0, said


def scripts() -> dict[str, str]:
    """Return every piece of shell: steps of workflows, lines of crontab, and what make would run."""
    found = {".ci/run": (ROOT / ".ci/run").read_text(encoding="utf-8")}
    for folder in FOLDERS.values():
        for path in sorted(folder.glob("*.yml")):
            steps = [step for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]
            found[f"{path.parts[-3]}/{path.name}"] = "\n".join(step["run"] for step in steps)
    lines = (STARTER / "ci/cron/crontab").read_text(encoding="utf-8").splitlines()
    found["crontab"] = "\n".join(line.split(" ", 5)[5] for line in lines if line[:1].isdigit())
    own = (
        "change",
        "jobs",
        "release",
        "deploy",
        "shard",
        "merged",
        "comment",
        "failure",
        "former",
        "programs",
        "install",
    )
    for target in own:
        found[f"make {target}"] = recipe(ROOT, target)
        if target != "programs":
            found[f"starter make {target}"] = recipe(STARTER, target)
    return found


def recipe(folder: Path, target: str) -> str:
    command = ["make", "-n", "--no-print-directory", "-o", ".venv/.installed", target, "BASE=main", "HEAD=x"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("make:")]
    return "\n".join([SPLIT, *lines] if target == "programs" else lines)


def test_shell_is_clean(tmp_path: Path) -> None:
    files = []
    for place, text in scripts().items():
        file = tmp_path / f"{place.replace('/', '-').replace(' ', '-')}.sh"
        file.write_text(text if text.startswith("#!") else f"#!/bin/sh\n{text}\n", encoding="utf-8")
        files.append(file)
    code, said = answer("shellcheck", *files)
    assert code == 0, said
