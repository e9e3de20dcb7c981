"""``make bench ARGS=search``: the search at the size of a nation, typed key by key into the first page.

Every beginning of every query is typed into the box on the home page on a processor slowed to a quarter. A
keystroke lasts until the answer is painted. Two figures: processor time of the page (script, layout, painting
on its main thread), which other work on the machine does not change, and time by the clock, which it does.
"""

import gzip
import statistics
from importlib.resources import files
from pathlib import Path
from typing import Any

from document import replace, table
from mingjian.render.search.search import engine_script, render_data
from nation_site import NationSite, make_nation_site
from search.driver import ask, load_engine, recall
from search.oracle import Query, queries
from visitor import Visit, browser, visiting
from wire import serving

LIMIT = 100
BY_HAND = (
    "司法鉴定中心",
    "wangli",
    "110105",
    "南甲 文书鉴定",
    "zhangwx",
    "lw",
    "示司鉴检〔2024〕12号",
    "sl-j0100",
)
READY = "window.mingjianSearch && window.mingjianSearch.session.index.ready"
SECOND = "window.mingjianSearch.session.index.tables.some((table) => table.kind === 'inspection')"
PRESS = """async (text) => {
  const box = document.querySelector("main input[name=q]");
  const began = performance.now();
  box.value = text;
  box.dispatchEvent(new Event("input"));
  await new Promise((painted) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = painted;
    port2.postMessage(0);
  }));
  return performance.now() - began;
}"""
Times = list[tuple[str, float, float]]
"""What stood in the box, milliseconds of the processor and of the clock."""


def bench_search(*, write: bool = True) -> None:
    """Measure and write down."""
    site = make_nation_site()
    drawn = list(queries(site.views, seed=11, each=8))
    with browser() as opened:
        ready, typed = keystrokes(site, opened, [*BY_HAND, *(query.text for query in drawn[::4])])
        found = recall_at_ten(site, opened, drawn)
    said = f"recall@10 of {len(drawn):,} labelled queries: {found:.3f}"
    lines = [*sizes(site), "", *speed(ready, typed), "", said]
    print("\n".join(lines))
    if write:
        replace("search", lines)


def keystrokes(site: NationSite, opened: Any, texts: list[str]) -> tuple[dict[str, float], Times]:
    """Load the index as a visitor does, then type every text key by key."""
    with serving(site.folder) as wire, visiting(opened) as visit:
        visit.page.goto(wire.address, wait_until="load")
        wire.reset()
        began = visit.page.evaluate("performance.now()")
        visit.page.focus("main input[name=q]")
        visit.page.wait_for_function(READY)
        ready = visit.page.evaluate("performance.now()") - began
        loaded = {"ready": ready, "bytes": wire.bytes, "requests": wire.requests}
        press(visit, "示司鉴检")
        visit.page.wait_for_function(SECOND)
        wire.reset()
        typed = [press(visit, text[:end]) for text in texts for end in range(1, len(text) + 1)]
        return loaded | {"asked": wire.requests}, typed


def press(visit: Visit, text: str) -> tuple[str, float, float]:
    """Put a text into the box and wait until its answer is painted."""
    before = visit.spent()
    clock = visit.page.evaluate(PRESS, text)
    return text, visit.spent() - before, clock


def recall_at_ten(site: NationSite, opened: Any, drawn: list[Query]) -> float:
    """Return the mean recall in the first ten answers."""
    with visiting(opened, throttle=False) as visit:
        load_engine(visit.page, render_data(site.views))
        return statistics.mean(recall(ask(visit.page, q.text)["hits"], q.expect) for q in drawn)


def packed(data: bytes) -> str:
    """Write how large data are on the wire."""
    return f"{len(gzip.compress(data, 9)) / 1024:,.1f}"


def sizes(site: NationSite) -> list[str]:
    """List what travels."""
    folder = site.folder / "search"
    loader = files("mingjian").joinpath("theme/assets/search.js").read_bytes()
    (rest,), (more,) = folder.glob("rest.*.js"), folder.glob("more.*.js")
    rows = [
        ("names and places of 3,000 institutions, 40,000 appraisers", Path(folder / "index.js").read_bytes()),
        (
            "their numbers and categories, and everything else, right after the first answer",
            rest.read_bytes(),
        ),
        ("20,000 inspections, when wanted", more.read_bytes()),
        ("loader and engine", loader + engine_script()),
    ]
    return table(("file", "KB, gzip"), [(name, packed(data)) for name, data in rows])


def speed(ready: dict[str, float], typed: Times) -> list[str]:
    """Say how long loading and keystrokes took."""
    rows = [
        (name, *(f"{value:,.0f}" for value in spread([row[column] for row in typed])))
        for name, column in (("processor, ms", 1), ("clock, ms", 2))
    ]
    slow = sorted(((cpu, text) for text, cpu, _ in typed if cpu > LIMIT), reverse=True)
    loading = (
        f"Box used → everything can be found, pinyin too: {ready['ready']:,.0f} ms, "
        f"{ready['bytes'] / 1024:,.0f} KB in {ready['requests']:.0f} requests; "
        f"{ready['asked']:.0f} requests in {len(typed):,} keystrokes."
    )
    above = (
        f"Above {LIMIT} ms of processor time: "
        f"{', '.join(f'{text} {cpu:.0f}' for cpu, text in slow) or 'none'}; "
        f"above {LIMIT} ms by the clock: {sum(row[2] > LIMIT for row in typed)}."
    )
    return [
        loading,
        "",
        *table(("keystroke until painted, at a quarter of the speed", "p50", "p95", "p99", "max"), rows),
        "",
        above,
    ]


def spread(values: list[float]) -> tuple[float, float, float, float]:
    """Return the middle, the 95th and 99th percentile and the largest."""
    ordered = sorted(values)
    return (
        ordered[len(ordered) // 2],
        ordered[len(ordered) * 95 // 100],
        ordered[len(ordered) * 99 // 100],
        ordered[-1],
    )
