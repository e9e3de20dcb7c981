"""The tiny registry under version control; every step is a commit on a day that the test names."""

import subprocess
from datetime import date

from mingjian.derive.disclosed import disclosed
from mingjian.derive.history import public_history
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.publish.history import read_history
from worlds import base, write

DAY = date(2026, 6, 30)


def git(folder, *arguments, when="2026-03-01T08:00:00+08:00"):
    env = {
        "GIT_COMMITTER_DATE": when,
        "GIT_AUTHOR_DATE": when,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
    }
    identity = ("-c", "user.name=clerk", "-c", "user.email=clerk@example.invalid")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class Repository:
    """A registry under git; ``step`` writes files and commits."""

    def __init__(self, folder):
        self.folder, self.root = folder, folder / "registry"
        git(folder, "init", "-q", "-b", "main")
        self.step(base(), "2026-01-05T09:00:00+08:00")

    def step(self, files, when):
        write(self.root, files)
        for path in (path for path, data in files.items() if data is None):
            (self.root / path).unlink()
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "-m", "示例", when=when)
        return git(self.folder, "rev-parse", "HEAD")

    def public(self, day=DAY, cache=None):
        whole = load_registry(FolderSource(self.root)).registry
        return public_history(read_history(self.root, cache), whole, disclosed(whole, day))
