"""``make bench ARGS=prints``: time rosters, badges and wall notices, each print in a process of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
from basics import Size
from document import ROOT, WORK, replace, table
from mingjian.derive.views import derive_views
from mingjian.derive.volume import roster_volume
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from printing import DAY
from rival_roster import environment
from world import write_world

PROVINCE = Size("print-province", 300, 4_000, 400)
NATION_PROVINCE = Size("print-nation", 97, 1_290, 0)
PROVINCES = 31
COLUMNS = ("print", "seconds", "cpu", "peak, MB", "PDF, MB", "pages")


def bench_prints(*, write: bool = True) -> None:
    """Set every kind of print and note down what it took."""
    province, small = registry(PROVINCE), registry(NATION_PROVINCE)
    rows = [
        line("roster of a province, 300 + 4,000 rows, five indexes", once(province, "roster")),
        line("200 badges with codes", once(province, "badges")),
        line("20 wall notices, A3", once(province, "walls")),
    ]
    volumes = [once(small, "roster") for _ in range(PROVINCES)]
    rows.append(line(f"nation as {PROVINCES} volumes of 97 + 1,290 rows in turn", added(volumes)))
    rows += rival(province)
    lines = table(COLUMNS, rows)
    print("\n".join(lines))
    if write:
        replace("prints", lines)


def registry(size: Size) -> Path:
    """Generate a registry afresh."""
    root = WORK / size.name / "registry"
    shutil.rmtree(root.parent, ignore_errors=True)
    write_world(size, root, ROOT / "registry" / "vocab")
    return root


def once(root: Path, kind: str) -> dict[str, Any]:
    """Set one kind of print in a fresh process."""
    script = Path(__file__).with_name("printing.py")
    done = subprocess.run([sys.executable, script, root, kind], check=True, stdout=subprocess.PIPE)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def rival(root: Path) -> list[tuple[str, ...]]:
    """Set the roster of the province by WeasyPrint too, from the same volume, where it can be had."""
    python = environment()
    if python is None:
        return []
    views = derive_views(load_registry(FolderSource(root)).registry, DAY, None, "bench")
    volume = root.parent / "volume.json"
    volume.write_bytes(orjson.dumps(roster_volume(views, views.registry.settings.region)))
    script = Path(__file__).with_name("rival_roster.py")
    done = subprocess.run([python, script, volume], check=True, stdout=subprocess.PIPE)
    ours, theirs = once(root, "roster"), json.loads(done.stdout)
    print(f"roster, ours / WeasyPrint: {ours['cpu'] / theirs['cpu']:.3f}")
    ratio = f"the same roster by WeasyPrint (ours takes {ours['cpu'] / theirs['cpu']:.3f} of it)"
    return [line(ratio, theirs | {"peak": 0})]


def added(many: list[dict[str, Any]]) -> dict[str, Any]:
    """Add up volumes set one after the other; memory is that of the largest."""
    total = {key: sum(one[key] for one in many) for key in many[0]}
    return total | {"peak": max(one["peak"] for one in many)}


def line(name: str, figures: dict[str, Any]) -> tuple[str, ...]:
    """Write one row for people."""
    megabyte = 1024**2
    return (
        name,
        f"{figures['seconds']:.2f}",
        f"{figures['cpu']:.2f}",
        f"{figures['peak'] / megabyte:,.0f}",
        f"{figures['bytes'] / megabyte:.2f}",
        f"{figures['pages']:,}",
    )
