"""The offline package, unzipped and opened from the folder with scripts switched off."""

import zipfile

import pytest
from mingjian.publish.offline import pack


@pytest.fixture(scope="module")
def unzipped(site, tmp_path_factory):
    sizes = {
        path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()
    }
    folder = tmp_path_factory.mktemp("offline")
    package = folder / "offline.zip"
    package.write_bytes(pack(site, sizes).data)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_one_walks_from_home_to_an_appraiser_without_a_server_and_without_scripts(chromium, unzipped):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((unzipped / "index.html").as_uri())
    for link in ("nav a[href*='institutions/']", "main a[href*='sl-j0001/']", "main a[href*='sl-r00001/']"):
        page.locator(link).first.click()
        assert page.url.startswith("file://")
        assert page.url.partition("#")[0].endswith("/index.html")
    assert page.locator("main h1").count() == 1
    context.close()
