import os
from pathlib import Path

import pytest
from mingjian.load import parse as parse_module
from mingjian.load import snapshot
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from overlay import sample

HOUR = 3600 * 10**9


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "registry"
    for path, data in sample().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents that were parsed rather than remembered."""
    seen: list[bytes] = []

    def spy(data: bytes, model: type) -> object:
        seen.append(data)
        return parse_module.parse(data, model)

    monkeypatch.setattr(snapshot, "parse", spy)
    return seen


def load(root: Path) -> object:
    loaded = load_registry(FolderSource(root), root.parent / "cache")
    return loaded.registry, loaded.findings


def test_an_unchanged_file_is_never_parsed_twice(root: Path, parsed: list[bytes]) -> None:
    first = load(root)
    assert len(parsed) == len(sample())
    parsed.clear()
    assert load(root) == first
    assert parsed == []


def test_only_the_changed_file_is_parsed(root: Path, parsed: list[bytes]) -> None:
    load(root)
    parsed.clear()
    path = next(root.glob("institutions/*/*.yml"))
    path.write_bytes(path.read_bytes() + b"zzz: 1\n")
    _, findings = load(root)
    assert [finding.code for finding in findings] == ["F202"]
    assert len(parsed) == 1
    parsed.clear()
    assert load(root)[1] == findings
    assert parsed == []


def test_a_moved_or_touched_file_is_known_by_its_content(root: Path, parsed: list[bytes]) -> None:
    load(root)
    parsed.clear()
    first, second = sorted(root.glob("institutions/*/*.yml"))[:2]
    first.rename(first.with_name("sl-j9999.yml"))
    os.utime(second, ns=(HOUR, HOUR))
    load(root)
    assert parsed == []


def test_a_change_under_the_same_stamp_is_not_missed(root: Path) -> None:
    load(root)
    path = next(root.glob("institutions/*/*.yml"))
    seen = path.stat()
    path.write_bytes(path.read_bytes().replace(b"\nname: ", b"\nnome: "))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert [finding.code for finding in load(root)[1]] == ["F202"]


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "folder"])
def test_a_damaged_snapshot_is_ignored_and_rewritten(root: Path, parsed: list[bytes], damage: str) -> None:
    first = load(root)
    path = root.parent / "cache" / "load-folder.bin"
    whole = path.read_bytes()
    middle = len(whole) // 2
    damaged = {
        "cut": whole[:middle],
        "flip": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "empty": b"",
        "foreign": b"something else entirely",
        "folder": None,
    }[damage]
    path.unlink()
    if damaged is None:
        path.mkdir()
    else:
        path.write_bytes(damaged)
    parsed.clear()
    assert load(root) == first
    assert len(parsed) == len(sample())
    if damaged is not None:
        assert path.read_bytes().startswith(whole[:30])
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_cache_that_cannot_be_written_is_no_problem(root: Path) -> None:
    (root.parent / "cache").write_text("a file, not a folder")
    assert load(root)[1] == []
