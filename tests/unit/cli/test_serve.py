"""``mingjian serve``: pages come with a reload script, other files as they are; changes are noticed."""

import http.client
import shutil
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from mingjian.cli import serve, watching
from mingjian.cli.build import plan_of
from mingjian.model.errors import UsageError
from mingjian.publish.manifest import Manifest


@pytest.fixture
def server(built: Path) -> Iterator[ThreadingHTTPServer]:
    opened = serve.open_server(built / "build/html", 0)
    thread = Thread(target=opened.serve_forever, daemon=True)
    thread.start()
    yield opened
    opened.shutdown()
    opened.server_close()
    thread.join()


def get(server: ThreadingHTTPServer, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])
    connection.request("GET", path)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, data


@pytest.mark.parametrize("path", ["/", "/institutions/sl-j0001/", "/about/index.html"])
def test_pages_are_served_with_a_reload_script(server: ThreadingHTTPServer, path: str) -> None:
    status, data = get(server, path)
    assert status == 200
    assert data.startswith(b"<!doctype html>")
    assert data.endswith(b"</script>")


def test_other_files_are_served_as_they_are(server: ThreadingHTTPServer, built: Path) -> None:
    assert get(server, "/manifest.json") == (200, (built / "build/html/manifest.json").read_bytes())


def test_the_version_is_that_of_the_published_tree(server: ThreadingHTTPServer, built: Path) -> None:
    assert get(server, "/.mingjian-version")[1].decode() == Manifest.read(built / "build/html").digest


@pytest.mark.parametrize("path", ["/nope/", "/../registry/registry.yml", "/%2e%2e/registry/registry.yml"])
def test_nothing_else_is_served(server: ThreadingHTTPServer, path: str) -> None:
    assert get(server, path)[0] == 404


def test_it_listens_on_this_computer_only(server: ThreadingHTTPServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_in_use_is_said(server: ThreadingHTTPServer, built: Path) -> None:
    with pytest.raises(UsageError, match="已被占用"):
        serve.open_server(built / "build/html", server.server_address[1])


def test_changes_of_sources_are_noticed_and_those_of_outputs_are_not(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(None)
    steps: list[Callable[[], object]] = [
        lambda: (project / "build/html/index.html").touch(),
        lambda: (project / "site/pages/new.md").write_text("# x\n", encoding="utf-8"),
        lambda: None,
        lambda: shutil.rmtree(project / "registry/appraisers"),
    ]
    done: list[int] = []

    def instead_of_waiting(seconds: float) -> None:
        steps[len(done)]()
        done.append(len(done))

    monkeypatch.setattr(watching.time, "sleep", instead_of_waiting)
    noticed = watching.changes(serve.watched(plan))
    next(noticed)
    assert done == [0, 1]
    next(noticed)
    assert done == [0, 1, 2, 3]


def test_a_fault_while_previewing_is_said_and_the_preview_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plan_of(None, jobs=1)
    before = Manifest.read(plan.out)
    (project / "registry/authorities/sl-a001.yml").write_text("id: [", encoding="utf-8")
    serve.rebuild(plan)
    (project / "registry/registry.yml").unlink()
    serve.rebuild(plan)
    said = capsys.readouterr()
    assert "没有发布" in said.err
    assert "没有重新生成" in said.err
    assert Manifest.read(plan.out) == before
