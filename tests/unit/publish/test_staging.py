"""The staging tree: what is kept, linked, written, dropped; and that a kill at any step harms nothing."""

import hashlib
import os
import signal
import sys
from pathlib import Path

import pytest
from mingjian.model.errors import OutputError, UsageError
from mingjian.publish.manifest import NAME, Manifest
from mingjian.publish.staging import Staging
from mingjian.publish.switch import only_build, recover, staging_folder, switch
from mingjian.render.artifact import HTML, Artifact

OLD = {"index.html": b"old home", "a/index.html": b"A", "b/index.html": b"B", "gone/x/index.html": b"gone"}
NEW = {"index.html": b"new home", "a/index.html": b"A", "b/index.html": b"B2", "c/d/index.html": b"C"}


def publish(out: Path, files: dict[str, bytes]) -> int:
    tree = Staging.open(out)
    for path, data in files.items():
        tree.entries[path], fresh = tree.put(Artifact(path, data, HTML))
        tree.written += fresh
    tree.publish(Manifest("test", "2026-06-30", None, {}, tree.entries))
    return tree.written


def read(out: Path) -> dict[str, bytes]:
    """Return the files that stand in a folder, the manifest aside."""
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    found.pop(NAME, None)
    return found


def as_promised(out: Path) -> bool:
    """Say whether the folder holds exactly what its manifest lists."""
    manifest = Manifest.read(out)
    assert manifest is not None
    promised = {path: entry.sha256 for path, entry in manifest.files.items()}
    return promised == {path: hashlib.sha256(data).hexdigest() for path, data in read(out).items()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build" / "html"


def test_a_first_build_writes_everything(out: Path) -> None:
    assert publish(out, OLD) == len(OLD)
    assert read(out) == OLD
    assert as_promised(out)


def test_a_second_build_writes_what_changed_and_shares_the_rest(out: Path) -> None:
    publish(out, OLD)
    before = (out / "a/index.html").stat().st_ino
    assert publish(out, NEW) == 3
    assert read(out) == NEW
    assert (out / "a/index.html").stat().st_ino == before


def test_folders_without_files_go(out: Path) -> None:
    publish(out, OLD)
    publish(out, NEW)
    publish(out, NEW)
    assert not (out / "gone").exists()
    assert not (staging_folder(out) / "gone").exists()


def test_the_same_build_again_writes_nothing(out: Path) -> None:
    publish(out, OLD)
    publish(out, NEW)
    assert [publish(out, NEW), publish(out, NEW)] == [0, 0]


def test_going_back_to_the_former_site_writes_nothing(out: Path) -> None:
    publish(out, OLD)
    publish(out, NEW)
    assert publish(out, OLD) == 0
    assert read(out) == OLD


def test_a_file_edited_by_hand_is_restored(out: Path) -> None:
    publish(out, OLD)
    publish(out, OLD)
    for folder in (out, staging_folder(out)):
        (folder / "a/index.html").unlink()
        (folder / "a/index.html").write_bytes(b"Z")
        changed = (folder / NAME).stat().st_mtime_ns + 10**9
        os.utime(folder / "a/index.html", ns=(changed, changed))
    publish(out, OLD)
    assert read(out) == OLD


def test_a_file_may_become_a_folder_and_a_folder_a_file(out: Path) -> None:
    publish(out, {"x": b"1", "y/index.html": b"2"})
    for _ in range(3):
        publish(out, {"x/index.html": b"1", "y": b"2"})
        assert read(out) == {"x/index.html": b"1", "y": b"2"}
        publish(out, {"x": b"1", "y/index.html": b"2"})
        assert read(out) == {"x": b"1", "y/index.html": b"2"}


def test_an_interrupted_staging_tree_is_not_trusted(out: Path) -> None:
    publish(out, OLD)
    tree = Staging.open(out)
    tree.put(Artifact("index.html", b"half", HTML))
    tree.put(Artifact("stray/index.html", b"stray", HTML))
    publish(out, OLD)
    assert read(out) == OLD
    publish(out, NEW)
    assert read(out) == NEW


def test_a_folder_of_somebody_else_is_not_replaced(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "thesis.txt").write_bytes(b"mine")
    with pytest.raises(UsageError, match="不会覆盖"):
        publish(out, OLD)
    assert read(out) == {"thesis.txt": b"mine"}


def test_a_link_is_not_followed(out: Path, tmp_path: Path) -> None:
    publish(out, OLD)
    publish(out, OLD)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/index.html").write_bytes(b"mine")
    (staging_folder(out) / "a/index.html").unlink()
    (staging_folder(out) / "a").rmdir()
    (staging_folder(out) / "a").symlink_to(tmp_path / "outside")
    publish(out, OLD)
    assert read(out) == OLD
    assert not (out / "a").is_symlink()
    assert (tmp_path / "outside/index.html").read_bytes() == b"mine"


def test_two_builds_at_once_are_refused(out: Path) -> None:
    with only_build(out), pytest.raises(OutputError, match="另一个构建"), only_build(out):
        pass


def test_without_the_exchange_call_the_switch_still_works(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingjian.publish.switch._exchange", lambda first, second: False)
    publish(out, OLD)
    publish(out, NEW)
    assert read(out) == NEW
    assert read(staging_folder(out)) == OLD


STEPS = {
    "open",
    "os.rename",
    "os.link",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "ctypes.call_function",
    "os.scandir",
}


def build_until(out: Path, files: dict[str, bytes], step: int, *, exchange: bool) -> bool:
    """Build in a child that kills itself before its n-th touch of the disk; say whether it was killed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    left = [step]

    def count(event: str, arguments: tuple) -> None:
        if event in STEPS:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        if not exchange:
            sys.modules["mingjian.publish.switch"]._exchange = lambda first, second: False
        sys.addaudithook(count)
        publish(out, files)
    finally:
        os._exit(0)


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_killed_at_any_step_a_complete_site_remains(out: Path, exchange: bool) -> None:
    publish(out, OLD)
    step, killed = 0, True
    while killed:
        killed = build_until(out, NEW, step, exchange=exchange)
        recover(out)
        assert as_promised(out), f"step {step}"
        assert read(out) in (OLD, NEW)
        publish(out, OLD)
        assert read(out) == OLD
        step += 1
    assert step > 15


def test_with_the_exchange_call_no_repair_is_needed(out: Path) -> None:
    publish(out, OLD)
    step = 0
    while build_until(out, NEW, step, exchange=True):
        assert as_promised(out), f"step {step}"
        step += 1
    assert read(out) == NEW


def test_a_switch_flushes_before_it_renames(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = []
    monkeypatch.setattr("mingjian.publish.switch.flush", lambda folder: order.append("flush"))
    monkeypatch.setattr(
        "mingjian.publish.switch._exchange", lambda first, second: order.append("swap") or True
    )
    staged = staging_folder(out)
    staged.mkdir(parents=True)
    out.mkdir()
    switch(staged, out)
    assert order == ["flush", "swap"]
