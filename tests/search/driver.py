"""Runs the engine of the search in the system Chromium, the way a page does."""

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mingjian.render.artifact import Artifact
from playwright.sync_api import Page

ORDER = ("index", "rest", "more")
"""The files of an index as a page loads them."""
RUN = """([text, limit]) => {
  const engine = window.mingjianSearch;
  const began = performance.now();
  let answer = engine.search(engine.session.index, text, { limit });
  const ms = performance.now() - began;
  let names = [];
  if (!answer.total) ({ answer, names } = { ...{ answer, names: [] }, ...engine.rescue(text, { limit }) });
  return {
    ms, names, total: answer ? answer.total : 0,
    hits: answer ? answer.hits.map(({ table, row }) => `${table.kind}:${table.id(row).replace(/\\/$/, "")}`) : [],
  };
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        pass


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine only and say where."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def write(artifacts: Iterable[Artifact], folder: Path) -> Path:
    """Put artifacts on disk."""
    for artifact in artifacts:
        target = folder / artifact.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.data)
    return folder


def load_engine(page: Page, artifacts: Iterable[Artifact]) -> None:
    """Load the engine and the files of an index into an empty page, in the order of a page."""
    scripts = {artifact.path: artifact.data.decode() for artifact in artifacts}
    page.goto("about:blank")
    page.evaluate("window.mingjianIndex = (data) => { window.payload = data; }")
    page.add_script_tag(content=scripts.pop("search/engine.js"))
    for path in sorted(scripts, key=lambda path: ORDER.index(Path(path).name.partition(".")[0])):
        page.add_script_tag(content=scripts[path])
        page.evaluate("{ for (const _ of window.mingjianSearch.session.index.load(window.payload)); }")


def ask(page: Page, text: str, limit: int = 10) -> dict[str, Any]:
    """Ask the engine; what nothing was found for is asked the second way, as the page does after a pause."""
    answer: dict[str, Any] = page.evaluate(RUN, [text, limit])
    return answer


def recall(hits: list[str], expect: Iterable[str]) -> float:
    """Return the share of the answers that could stand in the first ten and do."""
    wanted = set(expect)
    return len(wanted.intersection(hits)) / min(10, len(wanted))
