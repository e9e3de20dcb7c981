"""Times every phase of one generated registry in this process and prints the figures as JSON.

Called once per size by ``__main__``, so that peak memory belongs to one size. Phases run one after the other
the way a build runs them; the last three time the whole command, first, again and after one change.
"""

import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
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
        self.splits: dict[str, dict[str, float]] = {}

    def time(self, name: str, work: Callable[[], T], count: Callable[[T], tuple[int, int]]) -> T:
        """Time one piece of work; ``count`` tells things and bytes."""
        start = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - start
        things, size = count(result)
        self.rows.append({"name": name, "seconds": seconds, "things": things, "bytes": size})
        return result

    def split(self, name: str, seconds: dict[str, float]) -> None:
        """Note how a build's time was spent."""
        self.splits[name] = {phase: round(value, 2) for phase, value in seconds.items() if value >= 0.05}


def records_of(loaded: Loaded) -> tuple[int, int]:
    """Count what was loaded."""
    return len(loaded.registry.paths), 0


def written_by(made: Outcome) -> tuple[int, int]:
    """Count what a build wrote, and the size of the whole site."""
    return made.written, made.manifest.total_bytes if made.manifest else 0


def measure(root: Path, work: Path, config: Path, jobs: int) -> dict[str, Any]:
    """Time the phases on the registry at ``root``, writing below ``work``."""
    clock, cache = Clock(), work / "cache"
    shutil.rmtree(work, ignore_errors=True)
    loaded = clock.time("load, cold", lambda: load_registry(FolderSource(root), cache), records_of)
    day, count = loaded.default_as_of, len(loaded.registry.paths)
    findings = clock.time("check", lambda: check_registry(loaded, day), lambda _: (count, 0))
    views = clock.time("derive", lambda: derive_views(loaded.registry, day, None, TOOL), lambda _: (count, 0))
    shell = clock.time("shell", lambda: prepare_shell(config, views), lambda made: (len(made.static), 0))
    for part in PARTS:
        clock.time(
            f"render {part}",
            lambda part=part: [len(item.data) for item in render_part(part, views, shell)],
            lambda sizes: (len(sizes), sum(sizes)),
        )
    load_registry(
        FolderSource(root), cache
    )  # files written a moment ago are trusted from now on
    clock.time("load, warm", lambda: load_registry(FolderSource(root), cache), records_of)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    plan = Plan(root, config, work / "html", day, jobs=jobs, cache=cache)
    wrong = [finding for finding in [*loaded.findings, *findings] if finding.severity >= 3]
    for name in () if wrong else ("build, first", "build, nothing changed", "build, one record changed"):
        if name.endswith("one record changed"):
            touch_one(root)
        made = clock.time(
            name, lambda: build_site(plan), lambda made: (made.written, made.manifest.total_bytes)
        )
        clock.split(name, made.seconds)
    own, children = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {
        "rows": clock.rows,
        "splits": clock.splits,
        "records": count,
        "peak_phases": peak,
        "peak_build": max(own, children) * 1024,
        "errors": [f"{finding.code} {finding.path} {finding.message}" for finding in wrong[:5]],
    }


def touch_one(root: Path) -> None:
    """Change the telephone number of one institution."""
    path = next(iter(sorted((root / "institutions").rglob("*.yml"))))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("0990-666", "0990-777", 1), encoding="utf-8")


if __name__ == "__main__":
    figures = measure(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    json.dump(figures, sys.stdout)
