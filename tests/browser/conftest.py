"""The whole sample site, unzipped into a folder, and the system Chromium that opens it."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.publish.build import Plan, build_site
from mingjian.render.guidance.outline import guide_pages
from mingjian.render.pages.outline import outline
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def views() -> Views:
    loaded = load_registry(FolderSource(ROOT / "registry"))
    return derive_views(loaded.registry, loaded.default_as_of, None, "test")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample once; all processes of a test run look at the same tree."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    folder = place / "site" / "html"
    with (place / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.parent.mkdir()
            outcome = build_site(Plan(ROOT / "registry", ROOT / "mkdocs.yml", folder))
            assert outcome.manifest is not None, outcome.findings
    return folder


@pytest.fixture(scope="session")
def kinds(views: Views, site: Path) -> dict[str, str]:
    """One page of every kind, by template; of institutions and fees one that has much to show."""
    found = {
        "hand-written": "about/",
        "rule": "docs/rules/r/",
        "data": "data/",
        "dictionary": "data/dictionary/",
        "changes": "changes/",
    }
    found |= {
        "institution": "institutions/sl-j0003/",
        "replied": "institutions/sl-j0018/",
        "schedule": "fees/cn-f2009/",
    }
    for page in (*guide_pages(views, 1), *outline(views)):
        found.setdefault(page.template, page.url)
    return found


class Visit:
    """Opens pages of the site from the folder; anything the page complains about fails the test."""

    def __init__(self, page: Page, site: Path) -> None:
        self.page = page
        self.site = site
        self.complaints: list[str] = []
        self.outside: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._on_console)
        page.on("request", self._on_request)

    def _on_console(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _on_request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "about:")):
            self.outside.append(request.url)

    def __call__(self, path: str) -> Page:
        """Open a path such as ``compare/?ids=…``; folders hold an index.html."""
        folder, mark, rest = path, "", ""
        for mark in "?#":
            if mark in path:
                folder, rest = path.split(mark, 1)
                break
        else:
            mark = ""
        self.page.goto("about:blank")
        self.page.goto(f"{(self.site / folder / 'index.html').as_uri()}{mark}{rest}")
        return self.page


@pytest.fixture
def visit(chromium: Browser, site: Path) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    opened = Visit(context.new_page(), site)
    yield opened
    context.close()
    assert opened.complaints == []
    assert opened.outside == []


@pytest.fixture
def unscripted(chromium: Browser, site: Path) -> Iterator[Visit]:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    yield Visit(context.new_page(), site)
    context.close()
