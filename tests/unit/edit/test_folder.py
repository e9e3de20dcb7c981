from pathlib import Path

import pytest
from mingjian.edit.folder import fix_registry
from overlay import sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "registry"
    for path, data in sample().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_registry_in_order_is_not_touched(root: Path) -> None:
    fixes = fix_registry(root)
    assert (fixes.changed, fixes.moved, fixes.findings) == ([], [], [])
    assert contents(root) == sample()


def test_changed_files_are_named_and_restored(root: Path) -> None:
    path = root / "registry.yml"
    path.write_bytes(sample()["registry.yml"].replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    assert fix_registry(root, write=False).changed == ["registry.yml"]
    assert fix_registry(root).changed == ["registry.yml"]
    assert contents(root) == sample()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_in_the_wrong_folder_is_moved(root: Path) -> None:
    path = next(path for path in sample() if path.startswith("institutions/"))
    there = root / "institutions" / "990000" / path.rsplit("/", 1)[1]
    there.parent.mkdir()
    (root / path).rename(there)
    fixes = fix_registry(root)
    assert fixes.moved == [(there.relative_to(root).as_posix(), path)]
    assert contents(root) == sample()


def test_nothing_is_moved_onto_another_file(root: Path) -> None:
    first, second = [path for path in sample() if path.startswith("institutions/")][:2]
    text = sample()[first]
    (root / "institutions/990000").mkdir()
    stray = root / "institutions/990000" / first.rsplit("/", 1)[1]
    stray.write_bytes(text)
    assert fix_registry(root).moved == []
    assert (root / first).read_bytes() == text
    assert stray.exists()
    assert (root / second).exists()


def test_only_the_files_asked_for_are_fixed(root: Path) -> None:
    for path in ("registry.yml", "vocab/regions.yml"):
        (root / path).write_bytes(sample()[path].replace(b"\n", b"\r\n"))
    assert fix_registry(root, ["vocab/regions.yml"]).changed == ["vocab/regions.yml"]


def test_what_is_refused_is_a_finding(root: Path) -> None:
    (root / "registry.yml").write_bytes(sample()["registry.yml"] + b"prefix: zz\n")
    fixes = fix_registry(root)
    assert fixes.changed == []
    assert [finding.code for finding in fixes.findings] == ["F102"]
    assert fixes.findings[0].path == "registry/registry.yml"
