"""``make bench ARGS=rivals``: our search beside mkdocs-material's and Pagefind's, in one run on one nation.

All three know the same 43,000 names and words about them, stand on the same first page and are visited by the
same slow telephone. Material's index is asked through its own worker and Pagefind through its own interface,
neither draws anything; ours is asked through the box and draws. What is said is the ratio, not the seconds.
"""

import gzip
import re
import shutil
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from document import WORK, replace, table
from keystrokes import PRESS, READY, spread
from mingjian.derive.views import derive_views
from nation_site import AS_OF, SIZE, NationSite, make_nation_site, nation
from rival_sources import build_material, build_pagefind, entries
from search.driver import ask, recall
from search.oracle import Oracle, Query, queries
from visitor import Visit, browser, quarter, visiting
from wire import Wire, serving

OURS = """document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("main input[name=q]");
  box.focus();
  box.value = window.wanted;
  box.dispatchEvent(new Event("input"));
  const look = () => {
    const api = window.mingjianSearch;
    if (!window.first && document.querySelector("main .mj-results li")) window.first = performance.now();
    if (api && api.session.index.ready) window.ready = performance.now();
    if (!window.ready || !window.first) requestAnimationFrame(look);
  };
  look();
});"""
MATERIAL = """(async () => {
  const { config, docs } = await (await fetch("search/search_index.json")).json();
  const worker = new Worker("WORKER");
  const send = (data) => new Promise((done) => {
    worker.onmessage = (event) => done(event.data);
    worker.postMessage(data);
  });
  await send({ type: 0, data: { config, docs, options: { suggest: false } } });
  window.ready = performance.now();
  window.ask = async (text) => {
    const { data } = await send({ type: 2, data: text });
    return data.items.flat().filter((item) => item.score).slice(0, 10).map((item) => item.location);
  };
  await window.ask(window.wanted);
  window.first = performance.now();
})();"""
PAGEFIND = """const pagefind = await import("./pagefind/pagefind.js");
await pagefind.init();
window.ready = performance.now();
window.ask = async (text) => {
  const found = await pagefind.search(text);
  return (await Promise.all(found.results.slice(0, 10).map((one) => one.data()))).map((one) => one.url);
};
await window.ask(window.wanted);
window.first = performance.now();"""
SCRIPT = re.compile(r'<script defer( fetchpriority="high") src="[^"]*search\.js[^"]*"></script>')
ASK = """async (text) => {
  const began = performance.now();
  const hits = await window.ask(text);
  return [performance.now() - began, hits];
}"""
LONGEST = 600_000


@dataclass(frozen=True)
class Start:
    """Where a visit begins: folder, page, what is run before the page, and when everything is loaded."""

    folder: Path
    page: str
    script: str
    settled: str


@dataclass
class Figures:
    """What one engine needed."""

    index: int = 0
    build: float = 0
    ready: float = 0
    ready_quarter: float = 0
    first: float = 0
    first_quarter: float = 0
    bytes: int = 0
    requests: int = 0
    times: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)


Asked = tuple[float, list[str]]


def bench_rivals(*, write: bool = True) -> None:
    """Build all three, visit all three, compare."""
    site = make_nation_site(derive_views(nation(*SIZE[:2]), AS_OF, None, "bench"), "ours")
    oracle = Oracle(site.views)
    asked = [query for query in queries(site.views, seed=23, each=2) if _by_name(query)]
    found = entries(oracle)
    engines = {"ours": partial(_ours, site)}
    if (material := build_material(found)) is not None:
        engines["material"] = partial(_material, material)
    if (pagefind := build_pagefind(found)) is not None:
        engines["Pagefind"] = partial(_pagefind, *pagefind)
    with browser() as opened:
        results = {name: visit(opened, asked) for name, visit in engines.items()}
    lines = report(results, asked)
    print("\n".join(lines))
    if write:
        replace("rivals", lines)


def _by_name(query: Query) -> bool:
    return all(key.startswith(("institution:", "appraiser:")) for key in query.expect)


def _ours(site: NationSite, opened: Any, asked: list[Query]) -> Figures:
    folder = site.folder / "search"
    files = (folder / "index.js", *folder.glob("rest.*.js"))
    size = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
    figures = Figures(index=size, build=site.seconds)

    def put(visit: Visit, text: str) -> Asked:
        return visit.page.evaluate(PRESS, text), ask(visit.page, text)["hits"]

    start = Start(site.folder, "", OURS, READY)
    return _measure(figures, start, opened, asked, put)


def _material(folder: Path, opened: Any, asked: list[Query]) -> Figures:
    data = (folder / "search" / "search_index.json").read_bytes()
    figures = Figures(index=len(gzip.compress(data, 9)))
    (worker,) = (folder / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    script = MATERIAL.replace("WORKER", worker.relative_to(folder).as_posix())
    start = _first_page(folder, script)

    def key(location: str) -> str:
        home, _, person = location.partition("/")
        return f"appraiser:{person[1:]}" if person else f"institution:{home}"

    return _measure(figures, start, opened, asked, partial(_put, key))


def _pagefind(folder: Path, seconds: float, opened: Any, asked: list[Query]) -> Figures:
    parts = [path for path in (folder / "pagefind").rglob("*") if path.suffix.startswith(".pf_")]
    figures = Figures(index=sum(path.stat().st_size for path in parts), build=seconds)
    start = _first_page(folder, PAGEFIND)

    def key(url: str) -> str:
        kind, _, name = url.strip("/").removeprefix("r/").partition("-")
        return f"{kind}:{name}"

    return _measure(figures, start, opened, asked, partial(_put, key))


def _put(key: Callable[[str], str], visit: Visit, text: str) -> Asked:
    seconds, places = visit.page.evaluate(ASK, text)
    return seconds, [key(place) for place in places]


def _first_page(folder: Path, script: str) -> Start:
    """Put our first page into another engine's site, with that engine's script in place of ours."""
    ours = WORK / "ours"
    shutil.copytree(ours / "assets", folder / "assets", dirs_exist_ok=True)
    (folder / "ask.js").write_text(script, "utf-8")
    page = (ours / "index.html").read_text("utf-8")
    page, changed = SCRIPT.subn(r'<script type="module"\1 src="ask.js"></script>', page)
    if changed != 1:
        raise SystemExit("首页里没有找到检索脚本，不能比较。")
    (folder / "ask.html").write_text(page, "utf-8")
    return Start(folder, "ask.html", "", "window.first")


def _measure(
    figures: Figures, start: Start, opened: Any, asked: list[Query], put: Callable[[Visit, str], Asked]
) -> Figures:
    """Visit one engine: the first answer, all other answers, and once more with the whole browser slowed."""
    with serving(start.folder) as wire:
        with visiting(opened) as visit:
            _open(visit, wire, start, asked[0].text)
            figures.first, figures.bytes, figures.requests = _page(visit, "first"), wire.bytes, wire.requests
            visit.page.wait_for_function(start.settled, timeout=LONGEST)
            figures.ready = _page(visit, "ready")
            for query in asked:
                milliseconds, hits = put(visit, query.text)
                figures.times.append(milliseconds)
                figures.recalls.append(recall(hits, query.expect))
        with visiting(opened, throttle=False) as visit, quarter():
            _open(visit, wire, start, asked[0].text)
            visit.page.wait_for_function("window.ready", timeout=LONGEST)
            figures.first_quarter, figures.ready_quarter = _page(visit, "first"), _page(visit, "ready")
    return figures


def _page(visit: Visit, name: str) -> float:
    return float(visit.page.evaluate(f"window.{name}"))


def _open(visit: Visit, wire: Wire, start: Start, text: str) -> None:
    visit.page.set_default_timeout(LONGEST)
    visit.page.add_init_script(f"window.wanted = {text!r};{start.script}")
    wire.reset()
    visit.page.goto(wire.address + start.page, wait_until="commit")
    visit.page.wait_for_function("window.first", timeout=LONGEST)


ROWS: dict[str, Callable[[Figures], float]] = {
    "index, KB gzip": lambda one: one.index / 1024,
    "bytes to the first answer, KB": lambda one: one.bytes / 1024,
    "requests to the first answer": lambda one: one.requests,
    "first answer, ms (page slowed)": lambda one: one.first,
    "first answer, ms (browser slowed)": lambda one: one.first_quarter,
    "ready for everything, ms (page slowed)": lambda one: one.ready,
    "ready for everything, ms (browser slowed)": lambda one: one.ready_quarter,
    "query p50, ms": lambda one: spread(one.times)[0],
    "query p95, ms": lambda one: spread(one.times)[1],
    "query max, ms": lambda one: spread(one.times)[3],
    "recall@10": lambda one: statistics.mean(one.recalls),
    "index built in, s": lambda one: one.build,
}


def report(results: dict[str, Figures], asked: list[Query]) -> list[str]:
    """Write figures and ratios."""
    names = [name for name in results if name != "ours"]
    ours = results["ours"]
    rows = []
    for title, value in ROWS.items():
        figures = [value(one) for one in results.values()]
        ratios = [value(ours) / value(results[name]) if value(results[name]) else 0 for name in names]
        rows.append((title, *map(_figure, figures), *(f"{ratio:.3f}" if ratio else "" for ratio in ratios)))
    columns = ("", *results, *(f"ours / {name}" for name in names))
    kinds = len({query.kind for query in asked})
    return [f"{len(asked)} labelled queries of {kinds} kinds.", "", *table(columns, rows)]


def _figure(value: float) -> str:
    if not value:
        return ""
    return f"{value:.3f}" if value <= 1 else f"{value:,.1f}" if value < 10 else f"{value:,.0f}"
