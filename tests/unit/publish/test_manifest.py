"""manifest.json: reading it back, its fingerprint, and refusing what is not one."""

from pathlib import Path

import orjson
import pytest
from mingjian.publish.manifest import NAME, Entry, Manifest

FILES = {
    "b/index.html": Entry("b/index.html", "b" * 64, 20, ("sl-j0001", "vocab/regions")),
    "a.css": Entry("a.css", "a" * 64, 10),
}
MANIFEST = Manifest("mingjian 0", "2026-06-30", "c" * 40, {"institution": 1, "appraiser": 3}, FILES)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(MANIFEST.encode())
    assert Manifest.read(tmp_path) == MANIFEST


def test_it_is_json_with_one_line_per_file_in_order() -> None:
    tree = orjson.loads(MANIFEST.encode())
    assert list(tree["files"]) == ["a.css", "b/index.html"]
    assert sum(b'"sha256"' in line for line in MANIFEST.encode().splitlines()) == 2
    assert tree["files"]["b/index.html"]["sources"] == ["sl-j0001", "vocab/regions"]


def test_an_empty_tree_is_still_json() -> None:
    assert orjson.loads(Manifest("t", "2026-06-30", None, {}).encode())["files"] == {}


def test_the_fingerprint_moves_with_any_byte_and_not_with_the_order() -> None:
    backwards = Manifest("x", "2026-01-01", None, {}, dict(reversed(FILES.items())))
    changed = Manifest("x", "2026-01-01", None, {}, FILES | {"a.css": Entry("a.css", "0" * 64, 10)})
    assert backwards.digest == MANIFEST.digest != changed.digest


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"files": 3}', b'{"tool":"x"}', b"\xff"])
def test_what_is_no_manifest_is_not_trusted(tmp_path: Path, text: bytes) -> None:
    (tmp_path / NAME).write_bytes(text)
    assert Manifest.read(tmp_path) is None


def test_no_file_no_manifest(tmp_path: Path) -> None:
    assert Manifest.read(tmp_path) is None
