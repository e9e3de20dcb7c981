"""``make bench``: time the pipe on registries of a province's and a nation's size.

Prints a table per size and writes it into docs/performance.md between its markers. Figures depend on the
machine: compare ratios and rates, not seconds.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from world import SIZES, Size, write_world

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"
CHANGED = "build, one record changed"
BUILDS = ("build, first", "build, nothing changed", CHANGED)
COLUMNS = ("phase", "seconds", "cpu", "things", "things/s", "MB")


def main() -> None:
    """Generate, time, print, note down."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", choices=[[], *SIZES], default=[])
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--no-write", action="store_true", help="leave docs/performance.md alone")
    chosen = options.parse_args()
    for name in chosen.sizes or SIZES:
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
    begin, end = f"<!-- bench:{size.name} -->", f"<!-- /bench:{size.name} -->"
    lines = [
        begin,
        "",
        f"{summary(size, figures)}; Python {platform.python_version()}, {os.cpu_count()} cores.",
        "",
        f"| {' | '.join(COLUMNS)} |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *(f"| {' | '.join(cells(row))} |" for row in figures["rows"]),
        "",
        *(f"- {line}" for line in spent(figures)),
        "",
    ]
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    DOCUMENT.write_text(before + "\n".join(lines) + end + rest.partition(end)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
