"""The Makefile: the promised targets, explained, in portable shell, calling the command."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Makefile").read_text(encoding="utf-8")
PROMISED = ("site", "test", "serve", "check", "lint", "bench", "golden", "fix", "guard", "clean")


def would_run(target: str, *settings: str) -> str:
    """Return what make would run, the installation taken as done."""
    command = ["make", "-n", "--no-print-directory", "-o", ".venv/.installed", target, *settings]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("target", PROMISED)
def test_each_promised_target_is_there_and_explained(target: str) -> None:
    assert re.search(rf"^{target}:.*## .*[一-龥].* / .+$", TEXT, re.MULTILINE)
    assert re.search(rf"^\.PHONY:.*\b{target}\b", TEXT, re.MULTILINE)


def test_help_lists_every_target_and_is_the_default() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert all(f"make {target} " in done.stdout for target in PROMISED)


@pytest.mark.parametrize("target", ["site", "check", "serve", "fix"])
def test_targets_call_the_command(target: str) -> None:
    assert f".venv/bin/mingjian {'build' if target == 'site' else target} --registry registry" in would_run(
        target
    )


def test_settings_reach_the_command() -> None:
    assert "--registry elsewhere --out there --as-of today" in would_run(
        "site", "REGISTRY=elsewhere", "OUT=there", "AS_OF=today"
    )
    assert "--base main" in would_run("check", "BASE=main")


def test_the_suite_runs_in_two_processes_and_ends_with_its_summary() -> None:
    last = would_run("test").strip().splitlines()[-1]
    assert re.fullmatch(r"\.venv/bin/python -m pytest -n 2( --ignore=tests/editor)?\s*", last)


def test_without_npm_the_rest_is_tested_and_it_is_said(tmp_path: Path) -> None:
    for name in ("sh", "cmp", "rm", "mkdir", "cp", "echo", "make", "test"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    command = ["make", "--no-print-directory", "-o", f"{tmp_path}/.installed", "npm", f"VENV={tmp_path}"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PATH": str(tmp_path)}
    )
    assert done.returncode == 0
    assert "不测 tests/editor" in done.stderr
    last = would_run("test", f"NPM={tmp_path}/none").strip().splitlines()[-1]
    assert last.endswith("--ignore=tests/editor")


def test_installation_is_repeated_when_the_lock_changes() -> None:
    assert re.search(r"^\$\(STAMP\): requirements\.lock pyproject\.toml$", TEXT, re.MULTILINE)


def test_ci_runs_exactly_the_suite() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8") == "#!/bin/sh\nexec make test\n"
    assert script.stat().st_mode & 0o111


def test_recipes_need_no_bash() -> None:
    assert "SHELL" not in TEXT
    assert re.search(r"\[\[|\bfunction\b|<\(|\bsource\b|&>|\$\{[a-z]+/", TEXT) is None


def test_a_python_too_old_is_refused_in_words(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    stamp = tmp_path / ".venv"
    done = subprocess.run(
        ["make", "install", f"PYTHON={old}", f"VENV={stamp}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "需要 Python 3.11" in done.stderr
    assert not stamp.exists()


def test_missing_programs_are_named_when_nothing_can_install_them(tmp_path: Path) -> None:
    for name in ("sh", "id", "echo", "make"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    done = subprocess.run(
        ["/usr/bin/make", "programs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(tmp_path)},
    )
    assert done.returncode == 2
    assert "chromium" in done.stderr
    assert "poppler-utils" in done.stderr


def test_the_site_never_goes_into_a_folder_of_sources() -> None:
    """MkDocs empties its output folder first, and its default is our folder of sources."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(r"^site_dir: build/html$", config, re.MULTILINE)
    tracked = subprocess.run(
        ["git", "ls-files", "build"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert tracked == ""
    assert re.search(r"^build/$", (ROOT / ".gitignore").read_text(encoding="utf-8"), re.MULTILINE)
