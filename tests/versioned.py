"""A copy of the sample registry in a git repository, for tests of errands."""

import subprocess

import yaml


def git(folder, *arguments):
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def record(desk, key):
    path = next((desk / "registry").rglob(f"{key}.yml"))
    return yaml.safe_load(path.read_text("utf-8"))


def changed_lines(desk):
    """Return (added, removed) lines of the working tree against the last commit, moves followed."""
    git(desk, "add", "--all")
    found = git(desk, "diff", "--cached", "-M20%", "--unified=0", "--no-color").splitlines()
    added = [line[1:] for line in found if line.startswith("+") and not line.startswith("+++")]
    return added, [line[1:] for line in found if line.startswith("-") and not line.startswith("---")]
