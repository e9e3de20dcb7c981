"""``make bench ARGS=lighthouse``: four kinds of pages of the sample site in Lighthouse's mobile profile.

The site is served on this machine, compressed, and nothing else is reached. Each page is visited several
times; every category shows its median, because performance depends on what else the machine is doing.
"""

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import Any

from document import WORK, replace, table
from nation_site import make_sample_site
from npm import VERSIONS, program
from wire import serving

PAGES = {
    "home": "",
    "list of institutions": "institutions/",
    "institution": "institutions/sl-j0001/",
    "fee schedule": "fees/sl-f0001/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOAL = 95
VISITS = 3
TIMES = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
}


def bench_lighthouse(*, write: bool = True) -> None:
    """Visit every page and write down its scores; say what keeps one below the goal."""
    command = program("lighthouse")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if command is None or chromium is None:
        print("没有 lighthouse 或者 chromium，跳过。")
        return
    folder = make_sample_site(WORK / "lighthouse")
    rows = []
    with serving(folder, slow=False) as wire:
        for name, path in PAGES.items():
            reports = [visit(command, chromium, wire.address + path) for _ in range(VISITS)]
            rows.append((name, *scores(reports), *times(reports)))
            complain(name, reports[-1])
    lines = table(("page", *CATEGORIES, *TIMES.values()), rows)
    said = f"Lighthouse {VERSIONS['lighthouse']}, mobile profile, median of {VISITS} visits."
    print("\n".join(lines))
    if write:
        replace("lighthouse", [said, "", *lines])


def visit(command: Path, chromium: str, address: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page."""
    flags = "--headless=new --no-sandbox --disable-gpu"
    options = ["--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={flags}"]
    chosen = [f"--only-categories={','.join(CATEGORIES)}", "--form-factor=mobile"]
    done = subprocess.run(
        [command, address, *options, *chosen],
        check=True,
        stdout=subprocess.PIPE,
        env=os.environ | {"CHROME_PATH": chromium},
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def scores(reports: list[dict[str, Any]]) -> list[str]:
    """Return the median score of every category, of 100."""
    return [
        f"{statistics.median(report['categories'][name]['score'] * 100 for report in reports):.0f}"
        for name in CATEGORIES
    ]


def times(reports: list[dict[str, Any]]) -> list[str]:
    """Return the medians behind the performance score."""
    middle = {
        name: statistics.median(report["audits"][name]["numericValue"] for report in reports)
        for name in TIMES
    }
    return [f"{value:.3f}" if name.endswith("shift") else f"{value:,.0f}" for name, value in middle.items()]


def complain(name: str, report: dict[str, Any]) -> None:
    """Print what costs points where a category is below the goal."""
    for category in CATEGORIES:
        found = report["categories"][category]
        if found["score"] * 100 >= GOAL:
            continue
        for item in found["auditRefs"]:
            audit = report["audits"][item["id"]]
            if item["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"{name} {category}: {audit['id']} {audit['score']:.2f} {audit['title']}")
