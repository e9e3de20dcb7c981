"""One press and one set of prints for all tests of prints: typesetting is what takes time."""

from datetime import date
from pathlib import Path

import pytest
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.render.prints.fonts import find_faces
from mingjian.render.prints.press import Press


@pytest.fixture(scope="session")
def press() -> Press:
    faces = find_faces()
    assert faces is not None, "prints are tested with fonts-noto-cjk"
    return Press(faces)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prints")


@pytest.fixture(scope="session")
def province() -> Views:
    """The sample province."""
    loaded = load_registry(FolderSource(Path(__file__).parents[2] / "registry"))
    return derive_views(loaded.registry, date(2026, 6, 30), None, "test")
