"""``make bench``: time the pipe at the size of a province and of a nation, and the search of a nation.

Prints a table per step and writes it into docs/performance.md between its markers. Figures depend on the
machine: compare ratios and rates, not seconds. Steps that need programs from elsewhere run when asked for by
name: ``rivals`` (mkdocs-material's search and Pagefind), ``lighthouse``, ``office`` (LibreOffice).
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import document
from basics import SIZES, Size
from document import ROOT
from hugo import bench_hugo
from keystrokes import bench_search
from lighthouse import bench_lighthouse
from office import bench_office
from paper import bench_prints
from past import bench_history
from rich.console import Console
from rich.table import Table
from rivals import bench_rivals
from world import write_world

CHANGED = "build, one record changed"
BUILDS = ("build, first", "build, second", "build, nothing changed", CHANGED)
STEPS: dict[str, Callable[..., None]] = {
    "search": bench_search,
    "history": bench_history,
    "hugo": bench_hugo,
    "prints": bench_prints,
    "rivals": bench_rivals,
    "lighthouse": bench_lighthouse,
    "office": bench_office,
}
COLUMNS = ("phase", "seconds", "cpu", "things", "things/s", "MB")


def main() -> None:
    """Generate, time, print, note down."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("steps", nargs="*", choices=[[], *SIZES, *STEPS], default=[])
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--no-write", action="store_true", help="leave docs/performance.md alone")
    chosen = options.parse_args()
    for name in chosen.steps or (*SIZES, "search"):
        if name in STEPS:
            STEPS[name](write=not chosen.no_write)
            continue
        figures = run(SIZES[name], chosen.jobs)
        show(SIZES[name], figures)
        if not chosen.no_write:
            note(SIZES[name], figures)


def run(size: Size, jobs: int) -> dict[str, Any]:
    """Generate one registry afresh and time it, each step in a process of its own."""
    work = ROOT / "build" / "bench" / size.name
    shutil.rmtree(work, ignore_errors=True)
    registry = work / "registry"
    write_world(size, registry, ROOT / "registry" / "vocab")
    figures = step("phases", work, jobs) | {"jobs": jobs, "splits": {}}
    figures["rows"] += step("warm", work, jobs)["rows"]
    for name in () if figures["errors"] else BUILDS:
        if name == CHANGED:
            touch_one(registry)
        made = step(name, work, jobs)
        figures["rows"] += made["rows"]
        figures["splits"][name] = made["split"]
        figures["peak"] = max(figures["peak"], made["peak"])
    return figures


def step(name: str, work: Path, jobs: int) -> dict[str, Any]:
    """Run one step of ``measure.py``."""
    script = Path(__file__).with_name("measure.py")
    command = [sys.executable, script, name, work / "registry", work, ROOT / "mkdocs.yml", str(jobs)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def touch_one(registry: Path) -> None:
    """Change the telephone number of one institution."""
    path = next(iter(sorted((registry / "institutions").rglob("*.yml"))))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("0990-666", "0990-777", 1), encoding="utf-8")


def cells(row: dict[str, Any]) -> tuple[str, ...]:
    """Write one phase for people."""
    rate = row["things"] / row["seconds"] if row["seconds"] else 0
    size = f"{row['bytes'] / 1024**2:,.1f}" if row["bytes"] else ""
    return (
        row["name"],
        f"{row['seconds']:.2f}",
        f"{row['cpu']:.2f}",
        f"{row['things']:,}",
        f"{rate:,.0f}",
        size,
    )


def summary(size: Size, figures: dict[str, Any]) -> str:
    """Say in one line what was timed and how much memory it took."""
    return (
        f"{size.name}: {figures['records']:,} records, {figures['jobs']} processes, "
        f"peak {figures['peak'] / 1024**2:,.0f} MB in one process"
    )


def spent(figures: dict[str, Any]) -> list[str]:
    """Say how the time of each build was spent."""
    return [
        f"{name}: " + ", ".join(f"{phase} {seconds:.2f}" for phase, seconds in split.items())
        for name, split in figures["splits"].items()
    ]


def show(size: Size, figures: dict[str, Any]) -> None:
    """Print the table."""
    table = Table(*COLUMNS, title=summary(size, figures))
    for row in figures["rows"]:
        table.add_row(*cells(row))
    Console().print(table)
    for line in spent(figures):
        print(f"  {line}")
    for error in figures["errors"]:
        print(f"  not built: {error}")


def note(size: Size, figures: dict[str, Any]) -> None:
    """Replace the size's table in docs/performance.md."""
    lines = [
        f"{summary(size, figures)}; Python {platform.python_version()}, {os.cpu_count()} cores.",
        "",
        *document.table(COLUMNS, map(cells, figures["rows"])),
        "",
        *(f"- {line}" for line in spent(figures)),
    ]
    document.replace(size.name, lines)


if __name__ == "__main__":
    main()
