"""``make bench ARGS=hugo``: the record pages of a nation by Hugo, beside our whole build, in one run.

Hugo gets what the pages say, as data in front matter (one file a page), and a template that puts it into the
same elements; head, menu and foot are those of our shell. It renders pages and nothing else; ours reads,
checks, derives, renders, makes search, data and feeds, scans and hashes. Needs Debian's ``hugo``.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
from basics import SIZES
from document import ROOT, WORK, replace, table
from lxml import html
from lxml.html import HtmlElement
from mingjian.cli.place import cache_folder
from world import write_world

KINDS = ("institutions", "appraisers", "inspections", "cases")
BLOCKS = {"h1", "h2", "h3", "p", "dt", "dd", "li", "th", "td"}
SINGLE = """<article class="md-content md-typeset">{{ range .Params.blocks }}
{{- printf "<%s class=\\"mj-%s\\">" .tag .kind | safeHTML }}
{{- range .parts }}{{ if .href }}<a href="{{ .href }}">{{ .text }}</a>{{ else }}{{ .text }}{{ end }}{{ end -}}
{{- printf "</%s>" .tag | safeHTML }}{{ end }}</article>"""
CONFIG = """baseURL = "/"
disableKinds = ["taxonomy", "term", "home", "section", "RSS", "sitemap", "robotsTXT", "404"]
[frontmatter]
"""


def bench_hugo(*, write: bool = True) -> None:
    """Build a nation with both and note down what each took."""
    if shutil.which("hugo") is None:
        print("hugo is not installed (Debian package hugo); nothing measured")
        return
    work = WORK / "hugo"
    registry = WORK / "nation" / "registry"
    if not registry.is_dir():
        write_world(SIZES["nation"], registry, ROOT / "registry" / "vocab")
    shutil.rmtree(work, ignore_errors=True)
    everything = timed(lambda: build(registry, work / "ours", ()))
    pages = timed(lambda: build(registry, work / "pages", ("shell", "pages")))
    count = sources(work / "ours", work / "site")
    command = ["hugo", "--quiet", "--source", work / "site", "--destination", work / "hugo"]
    hugo = timed(lambda: subprocess.run(command, check=True))
    made = sum(1 for _ in (work / "hugo").rglob("index.html"))
    if made < count:
        raise SystemExit(f"hugo made {made} of {count} pages")
    rows = [
        row(f"Hugo, {made:,} record pages, nothing else", hugo, hugo),
        row("ours, read + check + all pages", pages, hugo),
        row("ours, everything (pages, search, data, feeds, scanned and hashed)", everything, hugo),
    ]
    lines = table(("what", "seconds", "cpu", "seconds / Hugo", "cpu / Hugo"), rows)
    print("\n".join(lines))
    if write:
        replace("hugo", lines)


def build(registry: Path, out: Path, only: tuple[str, ...]) -> None:
    """Build with nothing kept from before."""
    chosen = [word for part in only for word in ("--only", part)] or ["--skip", "print"]
    shutil.rmtree(cache_folder(registry), ignore_errors=True)
    command = [
        sys.executable,
        "-m",
        "mingjian",
        "build",
        "--registry",
        registry,
        "--out",
        out,
        "--config",
        ROOT / "mkdocs.yml",
        *chosen,
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generators")}
    subprocess.run(command, check=True, env=environment, **quiet)  # type: ignore[call-overload]


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Return seconds by the clock and of processors, of a command."""
    before, start = _children(), time.perf_counter()
    work()
    return time.perf_counter() - start, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def sources(built: Path, site: Path) -> int:
    """Write Hugo's content: what every record page says, as data; return how many pages."""
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "config.toml").write_text(CONFIG, encoding="utf-8")
    count, frame = 0, None
    for file in pages_of(built):
        tree = html.fromstring(file.read_bytes())
        (article,) = tree.xpath("//article")
        frame = tree if frame is None else frame
        url = f"/{file.parent.relative_to(built).as_posix()}/"
        front = {"title": tree.findtext(".//title"), "url": url, "blocks": list(blocks(article))}
        target = site / "content" / f"{url.strip('/')}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(orjson.dumps(front) + b"\n")
        count += 1
    assert frame is not None
    (layouts / "single.html").write_text(shell(frame), encoding="utf-8")
    return count


def pages_of(built: Path) -> Iterator[Path]:
    """Yield the pages of single records."""
    for kind in KINDS:
        for file in sorted((built / kind).glob("*/index.html")):
            if file.parent.name[:2].isalpha() and file.parent.name[2:3] == "-":
                yield file


def blocks(article: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the texts of a page in order, each with its element and its links."""
    for element in article.iter(*BLOCKS):
        parts = [{"text": element.text or ""}]
        for child in element.iterdescendants():
            if child.tag in BLOCKS:
                break
            link = {"href": child.get("href")} if child.tag == "a" else {}
            parts.append({"text": child.text or "", **link})
            parts.append({"text": child.tail or ""})
        shown = [part for part in parts if part["text"].strip()]
        if shown:
            yield {"tag": element.tag, "kind": element.tag, "parts": shown}


def shell(page: HtmlElement) -> str:
    """Return our page around the article, as Hugo's template."""
    (article,) = page.xpath("//article")
    marker = html.Element("div", id="hugo-here")
    article.getparent().replace(article, marker)
    text = html.tostring(page, encoding="unicode", doctype="<!doctype html>")
    title = json.dumps(page.findtext(".//title"), ensure_ascii=False).strip('"')
    return text.replace('<div id="hugo-here"></div>', SINGLE).replace(title, "{{ .Title }}", 1)


def row(name: str, taken: tuple[float, float], rival: tuple[float, float]) -> tuple[str, ...]:
    """Write one row for people."""
    seconds, cpu = taken
    return (name, f"{seconds:.1f}", f"{cpu:.1f}", f"{seconds / rival[0]:.2f}", f"{cpu / rival[1]:.2f}")
