"""One step of the bench in a process of its own; prints its figures as JSON.

Steps: ``phases`` (each phase by itself), ``warm`` (reading again), or the name of a build.
"""

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from mingjian.check.runner import check_registry
from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource
from mingjian.publish.build import TOOL, Outcome, Plan, build_site
from mingjian.publish.parts import PARTS, prepare_shell, render_part

T = TypeVar("T")


class Clock:
    """Collects one row per phase: seconds, how many things, bytes."""

    def __init__(self) -> None:
        """Start empty."""
        self.rows: list[dict[str, Any]] = []

    def time(self, name: str, work: Callable[[], T], count: Callable[[T], tuple[int, int]]) -> T:
        """Time one piece of work; ``count`` tells things and bytes."""
        start, busy = time.perf_counter(), processor_seconds()
        result = work()
        row = {"name": name, "seconds": time.perf_counter() - start, "cpu": processor_seconds() - busy}
        things, size = count(result)
        self.rows.append(row | {"things": things, "bytes": size})
        return result

    def figures(self) -> dict[str, Any]:
        """Return the rows with the largest amount of memory one process took."""
        peaks = [
            resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ]
        return {"rows": self.rows, "peak": max(peaks) * 1024}


def processor_seconds() -> float:
    """Return the processor time this process and its finished helpers took; other work does not count."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def records_of(loaded: Loaded) -> tuple[int, int]:
    """Count what was loaded."""
    return len(loaded.registry.paths), 0


def written_by(made: Outcome) -> tuple[int, int]:
    """Count what a build wrote, and the size of the whole site."""
    return made.written, made.manifest.total_bytes if made.manifest else 0


def phases(root: Path, work: Path, config: Path) -> dict[str, Any]:
    """Time the phases one after the other, the way a build runs them; nothing is written."""
    clock, cache = Clock(), work / "cache"
    loaded = clock.time("load, cold", lambda: load_registry(FolderSource(root), cache), records_of)
    gc.freeze()
    day, count = loaded.default_as_of, len(loaded.registry.paths)
    findings = clock.time("check", lambda: check_registry(loaded, day), lambda _: (count, 0))
    views = clock.time("derive", lambda: derive_views(loaded.registry, day, None, TOOL), lambda _: (count, 0))
    gc.freeze()
    shell = clock.time("shell", lambda: prepare_shell(config, views), lambda made: (len(made.static), 0))
    for part in PARTS:
        clock.time(
            f"render {part}",
            lambda part=part: [len(item.data) for item in render_part(part, views, shell)],
            lambda sizes: (len(sizes), sum(sizes)),
        )
    wrong = [finding for finding in [*loaded.findings, *findings] if finding.severity >= 3]
    errors = [f"{finding.code} {finding.path} {finding.message}" for finding in wrong[:5]]
    return clock.figures() | {"records": count, "errors": errors}


def warm(root: Path, work: Path) -> dict[str, Any]:
    """Time reading a registry read before, and the check of a pull request's files, interpreter included."""
    clock = Clock()
    clock.time("load, warm", lambda: load_registry(FolderSource(root), work / "cache"), records_of)
    files = sorted((root / "appraisers").rglob("*.yml"))[:3]
    command = [sys.executable, "-m", "mingjian", "check", "--registry", root, *files]
    check = partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)
    check()  # fills the cache
    clock.time("check of three files, warm", check, lambda _: (len(files), 0))
    return clock.figures()


def build(root: Path, work: Path, config: Path, jobs: int, name: str) -> dict[str, Any]:
    """Time one whole build."""
    clock = Clock()
    cache = work / "build-cache"
    plan = Plan(root, config, work / "html", jobs=jobs, cache=cache, skip=("print",))  # timed by "prints"
    made = clock.time(name, lambda: build_site(plan), written_by)
    split = {phase: round(value, 2) for phase, value in made.seconds.items() if value >= 0.05}
    return clock.figures() | {"split": split}


def main() -> None:
    """Do one step in this process, so that peak memory is that of one step."""
    step, root, work, config, jobs = sys.argv[1], *map(Path, sys.argv[2:5]), int(sys.argv[5])
    if step == "phases":
        figures = phases(root, work, config)
    elif step == "warm":
        figures = warm(root, work)
    else:
        figures = build(root, work, config, jobs, step)
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
