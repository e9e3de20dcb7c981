"""The site works under the policy both servers send: nothing is blocked in a real browser."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from deployed import Server
from mingjian.publish.releases import Place, deploy_site
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DAY = date(2026, 6, 30)
PAGES = (
    "",
    "institutions/",
    "institutions/sl-j0001/",
    "appraisers/",
    "search/",
    "fees/calculator/",
    "compare/",
    "verify/",
    "statistics/",
    "changes/",
    "data/",
    "nothing-here/at-all/",
)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def refused(page: Page) -> list[str]:
    """Collect what the browser refuses or fails to load from now on."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    page.on("requestfailed", lambda request: found.append(request.url))
    page.on(
        "response",
        lambda answer: (
            found.append(answer.url)
            if answer.status >= 400 and answer.request.resource_type != "document"
            else None
        ),
    )
    return found


def test_nothing_is_blocked_on_any_kind_of_page(server: Server, built: Path, page: Page) -> None:
    deploy_site(built, Place(server.folder), DAY, 5)
    home = f"http://127.0.0.1:{server.port}/"
    found = refused(page)
    for path in PAGES:
        page.goto(home + path, wait_until="networkidle")
        assert page.locator("h1").count() == 1, path
    assert [text for text in found if "404" not in text] == []


def test_the_policy_would_block_what_does_not_belong(
    server: Server, built: Path, tmp_path: Path, page: Page
) -> None:
    deploy_site(built, Place(server.folder), DAY, 5)
    release = next((server.folder / "releases").iterdir())
    text = (release / "index.html").read_text(encoding="utf-8")
    (release / "index.html").unlink()
    (release / "index.html").write_text(
        text.replace("</body>", "<script>document.title='x'</script></body>"), encoding="utf-8"
    )
    found = refused(page)
    page.goto(f"http://127.0.0.1:{server.port}/", wait_until="networkidle")
    assert any("Content Security Policy" in message for message in found)


def test_search_answers_under_the_policy(server: Server, built: Path, page: Page) -> None:
    deploy_site(built, Place(server.folder), DAY, 5)
    found = refused(page)
    page.goto(f"http://127.0.0.1:{server.port}/search/?q=示例", wait_until="networkidle")
    assert page.locator("main a[href*='institutions/']").count() > 0
    assert found == []
