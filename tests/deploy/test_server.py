"""What the web server says, with the configuration a new registry gets."""

from datetime import date
from pathlib import Path

import pytest
from deployed import STARTER, Server, assets
from mingjian.publish.releases import Place, deploy_site

DAY = date(2026, 6, 30)
GONE = "/appraisers/sl-r00002/"


@pytest.fixture
def published(server: Server, old: Path, new: Path) -> Server:
    deploy_site(old, Place(server.folder), DAY, 5)
    deploy_site(new, Place(server.folder), DAY, 5)
    server.command("-s", "reload")
    server.command("-t")
    return server


def test_a_withdrawn_page_is_gone_and_an_unknown_one_not_found(server: Server, old: Path, new: Path) -> None:
    place = Place(server.folder)
    deploy_site(old, place, DAY, 5)
    assert server.client().get(GONE)[0] == 200
    deploy_site(new, place, DAY, 5)
    server.stop()
    server.command()
    client = server.client()
    for address in (GONE, GONE.rstrip("/"), f"{GONE}index.html"):
        status, page, _ = client.get(address)
        assert status == 410
        assert "没有这个页面" in page.decode()
    assert client.get("/appraisers/sl-r09999/")[0] == 404
    assert client.get("/appraisers/sl-r00001/")[0] == 200


def test_many_and_long_addresses_that_are_gone_do_not_keep_the_server_from_starting(
    server: Server, old: Path
) -> None:
    """With the usual size of its tables nginx refuses a configuration with an address of 47 letters."""
    deploy_site(old, Place(server.folder), DAY, 5)
    rows = [f"/statistics/{'x' * 200}-{number}/index.html" for number in range(5000)]
    lines = "".join(f'"{row}" 1;\n' for row in rows)
    (server.folder / "gone.nginx.conf").write_text(lines, encoding="utf-8")
    server.stop()
    server.command()
    assert server.client().get(rows[-1])[0] == 410
    assert "could not build" not in (server.here / "error.log").read_text("utf-8")


def test_pages_are_revalidated_and_versioned_assets_kept(published: Server) -> None:
    client = published.client()
    _, page, headers = client.get("/institutions/sl-j0001/")
    assert headers["cache-control"] == "no-cache"
    assert headers["content-type"] == "text/html; charset=utf-8"
    path, query = assets(page)[0]
    assert "immutable" in client.get(f"/{path}?{query}")[2]["cache-control"]
    assert client.get(f"/{path}")[2]["cache-control"] == "no-cache"


def test_every_answer_has_the_policy_and_only_open_data_is_shared(published: Server) -> None:
    client = published.client()
    for address in ("/", "/nothing/", "/manifest.json", "/data/csv/institutions.csv"):
        _, _, headers = client.get(address)
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in client.get("/")[2]
    _, _, headers = client.get("/data/csv/institutions.csv")
    assert headers["access-control-allow-origin"] == "*"
    assert headers["content-type"] == "text/csv; charset=utf-8"


def test_an_address_without_its_slash_is_led_on(published: Server) -> None:
    status, _, headers = published.client().get("/institutions")
    assert (status, headers["location"]) == (301, "/institutions/")


def test_both_servers_give_the_same_policy() -> None:
    texts = [(STARTER / "server" / name).read_text(encoding="utf-8") for name in ("nginx.conf", "Caddyfile")]
    policies = {text.split('Content-Security-Policy "')[1].split('"')[0] for text in texts}
    assert len(policies) == 1
    assert "unsafe" not in policies.pop()
