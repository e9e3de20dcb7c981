"""``make bench ARGS=history``: time the history of a nation with 2,000 commits.

Makes a repository from a generated registry (git fast-import, seeded, plainly invented), then times the whole
pass, the pass after one more commit, and what may be public of it.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from basics import SIZES
from document import ROOT, WORK, replace, table
from mingjian.derive.disclosed import disclosed
from mingjian.derive.history import public_history
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.publish.history import read_history
from world import write_world

T = TypeVar("T")

COMMITS = 2_000
FILES = 5
"""Records a commit touches."""
START = 1_700_000_000
STEP = 3_600


def stream(registry: Path, dice: Random, commits: int) -> Iterator[bytes]:
    """Yield the commands of fast-import: one commit with everything, then small ones."""
    files = {path.relative_to(registry).as_posix(): path for path in sorted(registry.rglob("*.yml"))}
    yield _commit(0) + b"".join(_file(path, file.read_bytes()) for path, file in files.items())
    changing = [path for path in files if path.startswith(("institutions/", "appraisers/"))]
    for number in range(1, commits + 1):
        edits = []
        for path in dice.sample(changing, FILES):
            text = files[path].read_text(encoding="utf-8")
            text = text.replace("计时数据（虚构）", f"第{number}次计时数据（虚构）")
            edits.append(_file(path, text.encode()))
        yield _commit(number) + b"".join(edits)


def _commit(number: int) -> bytes:
    when = START + number * STEP
    return f"commit refs/heads/main\ncommitter bench <bench@example.invalid> {when} +0800\ndata 0\n".encode()


def _file(path: str, data: bytes) -> bytes:
    return b"M 100644 inline registry/%s\ndata %d\n%s\n" % (path.encode(), len(data), data)


def make(registry: Path, folder: Path) -> Path:
    """Make the repository with a checkout of its last commit."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    with subprocess.Popen(["git", "fast-import", "--quiet"], cwd=folder, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for part in stream(registry, Random(7), COMMITS):
            process.stdin.write(part)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)
    return folder / "registry"


def timed(name: str, work: Callable[[], T]) -> tuple[T, dict[str, Any]]:
    """Time one piece of work."""
    start, processor = time.perf_counter(), time.process_time()
    found = work()
    figures = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - processor}
    return found, {"name": name, **figures}


def measure(registry: Path, work: Path) -> list[dict[str, Any]]:
    """Make the repository where it is missing, and time."""
    root = work / "past" / "registry"
    if not root.is_dir():
        make(registry, work / "past")
    cache = work / "past-cache"
    (cache / "history.jsonl").unlink(missing_ok=True)
    trail, whole_pass = timed("one pass over every commit", lambda: read_history(root, cache))
    file = next(iter(sorted((root / "institutions").rglob("*.yml"))))
    file.write_text(file.read_text(encoding="utf-8").replace("司法", "司法 ", 1), encoding="utf-8")
    identity = ("-c", "user.name=bench", "-c", "user.email=bench@example.invalid")
    subprocess.run(["git", *identity, "commit", "-qam", "one more"], cwd=root.parent, check=True)
    _, news = timed("after one more commit", lambda: read_history(root, cache))
    whole = load_registry(FolderSource(root), cache).registry
    shown = disclosed(whole, whole.institutions["sl-j0001"].as_of)
    _, judged = timed("what of it may be public today", lambda: public_history(trail, whole, shown))
    return [whole_pass, news, judged]


def bench_history(*, write: bool = True) -> None:
    """Time the history of a generated nation in a process of its own and note it down."""
    nation = SIZES["nation"]
    registry = WORK / nation.name / "registry"
    if not registry.is_dir():
        write_world(nation, registry, ROOT / "registry" / "vocab")
    command = [sys.executable, __file__, registry, WORK]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    figures = json.loads(done.stdout)
    rows = [(item["name"], f"{item['seconds']:.2f}", f"{item['cpu']:.2f}") for item in figures]
    lines = table(("history of a nation, 2,000 commits", "seconds", "cpu of this process"), rows)
    print("\n".join(lines))
    if write:
        replace("history", lines)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
