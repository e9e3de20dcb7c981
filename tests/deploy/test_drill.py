"""The drill: publish, update, kill midway, go back, while a reader reads; no answer fails, none is mixed.

The reader is asked at every step the publication takes on the disk, not now and then: a switch between a page
and its assets, or between a page and the manifest, is met for certain.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import mingjian
import orjson
import pytest
from deployed import Client, Server, assets, sha
from mingjian.publish.manifest import Manifest
from mingjian.publish.releases import Place, deploy_site, roll_back

DAY = date(2026, 6, 30)
PAGE = "institutions/sl-j0001/index.html"
STEPS = frozenset(
    {"open", "os.rename", "os.link", "os.symlink", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(mingjian.__file__).parents[1])}
KILLED = (
    "import os, signal, sys\n"
    "left = [int(sys.argv[1])]\n"
    "def count(event, arguments):\n"
    f"    if event in {set(STEPS)}:\n"
    "        left[0] -= 1\n"
    "        left[0] == 0 and os.kill(os.getpid(), signal.SIGKILL)\n"
    "from mingjian.cli.app import run\n"
    "import mingjian.cli.deploy\n"
    "sys.addaudithook(count)\n"
    "sys.exit(run(sys.argv[2:]))\n"
)


class Reader:
    """Reads a page, then (at the next step) what it loads, and the manifest before and after."""

    def __init__(self, client: Client, *sites: Path) -> None:
        self.client = client
        self.sites = {sha_of(Manifest.read(site)): site for site in sites}
        self.page: tuple[Path, bytes] | None = None
        self.seen: list[str] = []

    def look(self) -> None:
        if self.page is not None:
            self._assets(*self.page)
        before, data, after = self._ok("/manifest.json"), self._ok(f"/{PAGE}"), self._ok("/manifest.json")
        owners = [site for site in self.sites.values() if (site / PAGE).read_bytes() == data]
        assert len(owners) == 1, "a page of no build"
        assert owners[0] in {self._site(before), self._site(after)}, "page and manifest of different builds"
        self.page = (owners[0], data)
        self.seen.append(owners[0].name.rstrip("0123456789"))

    def _assets(self, site: Path, page: bytes) -> None:
        found = assets(page)
        assert len(found) >= 3
        for path, query in found:
            assert sha(self._ok(f"/{path}?{query}")) == sha((site / path).read_bytes()), (
                f"{path} is of another build"
            )

    def _ok(self, path: str) -> bytes:
        status, data, _ = self.client.get(path)
        assert status == 200, f"{path}: {status}"
        return data

    def _site(self, manifest: bytes) -> Path:
        return self.sites[orjson.loads(manifest)["digest"]]


def sha_of(manifest: Manifest | None) -> str:
    assert manifest is not None
    return manifest.digest


ON_STEP: list[Callable[[], None]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if ON_STEP and event in STEPS:
        look = ON_STEP.pop()
        try:
            look()
        finally:
            ON_STEP.append(look)


@pytest.fixture(scope="module", autouse=True)
def _watch_steps() -> None:
    sys.addaudithook(_hook)


@contextmanager
def at_every_step(look: Callable[[], None], every: int = 1) -> Iterator[list[int]]:
    """Call ``look`` before every n-th step on the disk."""
    steps = [0]

    def step() -> None:
        steps[0] += 1
        if steps[0] % every == 0:
            look()

    ON_STEP.append(step)
    try:
        yield steps
    finally:
        ON_STEP.clear()


def changes(seen: list[str]) -> list[str]:
    return [name for place, name in enumerate(seen) if place == 0 or seen[place - 1] != name]


def test_an_update_and_a_way_back_are_never_seen_half_done(server: Server, old: Path, new: Path) -> None:
    place = Place(server.folder)
    deploy_site(old, place, DAY, 5)
    reader = Reader(server.client(), old, new)
    reader.look()
    with at_every_step(reader.look, 8) as steps:
        deploy_site(new, place, DAY, 5)
        reader.look()
        roll_back(place, None, DAY)
        reader.look()
        deploy_site(new, place, DAY, 5)
    reader.look()
    assert steps[0] > 300
    assert changes(reader.seen) == ["old", "new", "old", "new"]


def test_the_switch_itself_is_met_at_each_of_its_steps(server: Server, old: Path, new: Path) -> None:
    place = Place(server.folder)
    deploy_site(old, place, DAY, 5)
    deploy_site(new, place, DAY, 5)
    reader = Reader(server.client(), old, new)
    with at_every_step(reader.look):
        for _ in range(3):
            roll_back(place, "000001-" + place.releases[0][7:], DAY)
            roll_back(place, place.releases[1], DAY)
    assert (
        changes(reader.seen) == ["new", "old", "new", "old", "new", "old", "new"][: len(changes(reader.seen))]
    )
    assert len(changes(reader.seen)) >= 5


def test_killed_anywhere_a_complete_site_is_served(server: Server, old: Path, new: Path) -> None:
    deploy_site(old, Place(server.folder), DAY, 5)
    reader = Reader(server.client(), old, new)
    arguments = ["deploy", str(server.folder), "--from", str(new), "--today", "2026-06-30"]
    step, killed, kills = 3, True, 0
    while killed:
        command = [sys.executable, "-c", KILLED, str(step), *arguments]
        with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL) as process:
            for _ in range(500):
                reader.look()
                if process.poll() is not None:
                    break
        killed = process.returncode == -signal.SIGKILL
        kills += killed
        reader.look()
        step = step * 2 + 1
    assert process.returncode == 0
    assert kills >= 6
    assert changes(reader.seen) in (["old", "new"], ["new"])
    assert sorted(path.name[:1] for path in (server.folder / "releases").iterdir()).count(".") == 0


def test_a_reader_of_the_old_page_gets_its_own_assets_for_as_long_as_it_is_kept(
    server: Server, old: Path, new: Path, tmp_path: Path
) -> None:
    place = Place(server.folder)
    client = server.client()
    deploy_site(old, place, DAY, 2)
    _, page, _ = client.get(f"/{PAGE}")
    deploy_site(new, place, DAY, 2)
    path, query = assets(page)[0]
    assert client.get(f"/{path}?{query}")[1] == (old / path).read_bytes()
    assert client.get(f"/{path}")[1] == (new / path).read_bytes()
    assert client.get(f"/{path}?v=../../etc")[1] == (new / path).read_bytes()
