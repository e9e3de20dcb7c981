"""The staff's report for everybody: no axe violation, light or dark, and no sideways scrolling on a phone."""

from datetime import date
from pathlib import Path

import axe_core_python
import pytest
from mingjian.jobs.running import run_jobs
from mingjian.jobs.today import Today
from mingjian.jobs.works import WORKS
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from nights import places
from overlay import REGISTRY

pytestmark = pytest.mark.browser
AXE = next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
PAGES = ("index.html", "regions/990100.html", "status.html", "jobs/expiry.html", "jobs/publish.html")


def violations(page):
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    where = places(tmp_path_factory.mktemp("report"), REGISTRY)
    today = Today(load_registry(FolderSource(REGISTRY)), date(2026, 11, 2), where)
    run_jobs(sorted(WORKS.keys() - {"publish", "release", "links", "watchdog"}), today)
    return where.report


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_report_shuts_nobody_out(chromium, report, name):
    context = chromium.new_context(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((report / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.evaluate(AXE)
    found = violations(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == []
    assert wide <= 320
    assert len(asked) == 2
    assert all(url.startswith("file:") for url in asked)
