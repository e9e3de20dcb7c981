"""One press and one set of prints for all tests of prints: typesetting is what takes time."""

from pathlib import Path

import pytest
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
