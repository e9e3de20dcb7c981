"""A built project once, its variants, and nginx on the loopback with the configuration new registries get."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from deployed import Server, variant
from mingjian.cli.app import run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as ``mingjian build`` leaves it."""
    folder = tmp_path_factory.mktemp("built") / "project"
    assert run(["new", str(folder)]) == 0
    assert run(["build", "--registry", str(folder / "registry"), "--skip", "print"]) == 0
    return folder / "build/html"


@pytest.fixture(scope="session")
def old(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return variant(built, tmp_path_factory.mktemp("old"), "old")


@pytest.fixture(scope="session")
def new(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next site: every page and asset differs, one appraiser has gone."""
    return variant(built, tmp_path_factory.mktemp("new"), "new", without="appraisers/sl-r00002/")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    here = tmp_path / "nginx"
    here.mkdir()
    found = Server(here, tmp_path / "srv")
    found.command()
    yield found
    found.stop()
