"""Runs workflows on this machine: every ``run:`` for real in clean clones, every ``uses:`` as a small stand-in.

Expressions are looked up in a list; one that is not there fails, so nothing is evaluated by guessing.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import mingjian
import yaml

PACKAGE = Path(mingjian.__file__).parents[1]
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
LIMIT = 10**9


class Loader(yaml.SafeLoader):
    """Reads the key ``on`` as the word it is, not as a boolean."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def in_order(jobs: dict) -> list[str]:
    """Return the jobs, each after those it needs."""
    done: list[str] = []
    while len(done) < len(jobs):
        ready = [name for name in jobs if name not in done and set(needs(jobs[name])) <= set(done)]
        assert ready, "jobs need each other in a circle"
        done += ready
    return done


def needs(job: dict) -> list[str]:
    found = job.get("needs", [])
    return [found] if isinstance(found, str) else found


def stub(folder: Path, name: str, script: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def recorder(log: Path) -> str:
    """Return a script that notes how it was called."""
    return f'printf "%s %s\\n" "${{0##*/}}" "$*" >> {log}'


def real(today: str) -> str:
    """Return a script that runs the command itself, with a fixed day for ``today``."""
    program = (
        "import sys; from mingjian.cli.app import run; "
        f"sys.exit(run(['{today}' if word == 'today' else word for word in sys.argv[1:]]))"
    )
    return f'exec {sys.executable} -c "{program}" "$@"'


@dataclass
class Runner:
    """One run of one workflow on a repository."""

    repository: Path
    home: Path
    known: dict[str, str]
    path: Path
    artifacts: dict[str, Path] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)

    def run(self, workflow: dict) -> None:
        """Run every job whose condition holds."""
        skipped: set[str] = set()
        for name in in_order(workflow["jobs"]):
            job = workflow["jobs"][name]
            if skipped & set(needs(job)) or not self.holds(job.get("if", "true")):
                skipped.add(name)
                continue
            for value in job.get("strategy", {}).get("matrix", {}).get("shard", [""]):
                self.known["matrix.shard"] = str(value)
                self.job(name, job, self.home / f"{name}-{value}")

    def holds(self, condition: str) -> bool:
        assert condition in self.known, f"unknown condition: {condition}"
        return self.known[condition] == "true"

    def job(self, name: str, job: dict, work: Path) -> None:
        work.mkdir(parents=True)
        for step in job["steps"]:
            if "if" in step and not self.holds(step["if"]):
                continue
            if "uses" in step:
                self.use(step["uses"].split("@")[0], self.filled(step.get("with", {})), work)
            else:
                self.execute(name, step, {**job.get("env", {}), **step.get("env", {})}, work)

    def filled(self, values: dict) -> dict[str, str]:
        return {
            key: _EXPRESSION.sub(lambda found: self.value(found[1]), str(value))
            for key, value in values.items()
        }

    def value(self, expression: str) -> str:
        assert expression in self.known or expression in self.outputs, f"unknown expression: {expression}"
        return self.outputs.get(expression) or self.known[expression]

    def execute(self, name: str, step: dict, env: dict, work: Path) -> None:
        """Run one command as the platform does, with an environment that holds nothing of ours."""
        said = self.home / "output"
        said.write_text("", encoding="utf-8")
        clean = {
            "PATH": f"{self.path}:/usr/bin:/bin",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(PACKAGE),
            "GITHUB_OUTPUT": str(said),
            "GIT_CONFIG_GLOBAL": "/dev/null",
            **self.filled(env),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, cwd=work, env=clean, capture_output=True, text=True)
        allowed = step.get("continue-on-error") == "true"
        assert done.returncode == 0 or allowed, f"{name}: {step['run']}\n{done.stdout}{done.stderr}"
        self.ran.append(step["run"])
        for line in said.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            self.outputs[f"needs.{name}.outputs.{key}"] = value
            self.outputs[f"steps.{step.get('id')}.outputs.{key}"] = value

    def use(self, action: str, given: dict[str, str], work: Path) -> None:
        getattr(self, "_" + action.removeprefix("actions/").replace("-", "_").replace("/", "_"))(given, work)

    def _checkout(self, given: dict[str, str], work: Path) -> None:
        assert given["persist-credentials"] == "false"
        target = work / given.get("path", ".")
        origin = self.repository
        subprocess.run(["git", "clone", "-q", "--no-local", origin, target], check=True, env=git_env())
        if "ref" in given:
            subprocess.run(["git", "checkout", "-q", given["ref"]], cwd=target, check=True, env=git_env())

    def _setup_python(self, given: dict[str, str], work: Path) -> None:
        assert given["python-version"] == "3.11"

    def _cache_restore(self, given: dict[str, str], work: Path) -> None:
        assert given["restore-keys"]

    def _cache_save(self, given: dict[str, str], work: Path) -> None:
        assert (work / given["path"]).is_dir()

    def _upload_artifact(self, given: dict[str, str], work: Path) -> None:
        found = [path for line in given["path"].split() for path in sorted(work.glob(line))]
        assert found, f"nothing to upload: {given['path']}"
        top = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in found]))
        target = self.home / "artifacts" / given["name"]
        for path in found:
            place = target / path.relative_to(top)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(path, place, dirs_exist_ok=True) if path.is_dir() else shutil.copy2(path, place)
        self.artifacts[given["name"]] = target

    def _download_artifact(self, given: dict[str, str], work: Path) -> None:
        names = (
            [given["name"]]
            if "name" in given
            else [name for name in self.artifacts if Path(name).match(given["pattern"])]
        )
        assert names
        for name in names:
            shutil.copytree(self.artifacts[name], work / given["path"], dirs_exist_ok=True)

    def _upload_pages_artifact(self, given: dict[str, str], work: Path) -> None:
        self._upload_artifact({"name": "github-pages", **given}, work)

    def _attest(self, given: dict[str, str], work: Path) -> None:
        assert all((work / path).is_file() for path in given["subject-path"].split())

    def _deploy_pages(self, given: dict[str, str], work: Path) -> None:
        site = self.artifacts["github-pages"]
        assert (site / "index.html").is_file()
        files = [path for path in site.rglob("*") if not path.is_dir()]
        assert not [path for path in files if path.is_symlink() or path.stat().st_nlink > 1]
        assert sum(path.stat().st_size for path in files) < LIMIT


def git_env() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": "/nonexistent"}
