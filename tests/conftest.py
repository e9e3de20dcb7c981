"""What all tests share: the one browser of a run, and an environment that knows nothing of ``make test``."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"

for _name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(_name, None)  # a make started by a test is not a part of the one that started the tests
for _name in ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "CLICOLOR_FORCE", "FORCE_COLOR"):
    os.environ.pop(_name, None)  # tools speak without colour, on a build server as at a desk


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Drive the system Chromium; a process can do so through Playwright only once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
