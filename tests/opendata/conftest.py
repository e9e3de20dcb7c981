"""The open data of the tiny registry, written to a folder once for all tests that read it back."""

import pytest
from openfiles import rendered, views_of


@pytest.fixture(scope="session")
def views():
    return views_of()


@pytest.fixture(scope="session")
def files(views):
    return rendered(views)


@pytest.fixture(scope="session")
def folder(files, tmp_path_factory):
    root = tmp_path_factory.mktemp("opendata")
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root
