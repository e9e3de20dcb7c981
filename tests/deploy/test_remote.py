"""Publishing by rsync, to a shell that stays on this machine: the same folder arises on the other side."""

from datetime import date
from pathlib import Path

import pytest
from deployed import variant
from mingjian.cli.app import run
from mingjian.model.errors import OutputError, UsageError
from mingjian.publish.releases import Place, deploy_site
from mingjian.publish.remote import Remote, is_remote

DAY = date(2026, 6, 30)
SHELL = '#!/bin/sh\n# stands for ssh: forget the host, run the rest here\nshift\nexec "$@"\n'


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder reached as ``far:/folder``."""
    shell = tmp_path / "shell"
    shell.write_text(SHELL, encoding="utf-8")
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    folder = tmp_path / "far"
    folder.mkdir()
    return folder


def publish(site: Path, far: Path, tmp_path: Path, *more: str) -> int:
    staging = ("--staging", str(tmp_path / "near"), "--today", "2026-06-30")
    return run(["deploy", f"far:{far}", "--from", str(site), "--keep", "2", *staging, *more])


def tree(folder: Path) -> dict[str, bytes | str]:
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file() and not name.startswith("."):
            found[name] = path.read_bytes()
    return found


def test_the_other_side_is_the_same_release_by_release(
    far: Path, old: Path, new: Path, tmp_path: Path
) -> None:
    for site in (old, new, old, new):
        assert publish(site, far, tmp_path) == 0
        assert tree(far) == tree(tmp_path / "near")
    assert len(list((far / "releases").iterdir())) == 2
    assert publish(old, far, tmp_path, "--rollback") == 0
    assert (far / "current").readlink().name.startswith("000003")
    assert tree(far) == tree(tmp_path / "near")


def test_what_is_no_longer_kept_leaves_the_other_side_too(far: Path, old: Path, tmp_path: Path) -> None:
    for mark in ("one", "two", "three"):
        assert publish(variant(old, tmp_path / mark, mark), far, tmp_path) == 0
    assert tree(far) == tree(tmp_path / "near")
    assert all(link.exists() for link in (far / "versions").iterdir())


def test_what_did_not_change_is_not_sent_again(far: Path, old: Path, new: Path, tmp_path: Path) -> None:
    publish(old, far, tmp_path)
    publish(new, far, tmp_path)
    first, second = sorted((far / "releases").iterdir())
    (path,) = (first / "data/csv").glob("institutions.csv")
    assert path.stat().st_ino == (second / "data/csv/institutions.csv").stat().st_ino


def test_a_broken_connection_leaves_the_site_and_the_next_attempt_completes_it(
    far: Path, old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(old, far, tmp_path)
    before = (far / "current").readlink()
    shell = tmp_path / "shell"
    shell.write_text("#!/bin/sh\nexit 255\n", encoding="utf-8")
    assert publish(new, far, tmp_path) == OutputError.exit_code
    assert "对方的网站没有改动" in capsys.readouterr().err
    assert (far / "current").readlink() == before
    shell.write_text(SHELL, encoding="utf-8")
    assert publish(new, far, tmp_path) == 0
    assert tree(far) == tree(tmp_path / "near")


def test_a_machine_that_starts_empty_goes_on_where_another_stopped(
    far: Path, old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A runner of a platform keeps nothing: what is gone, the numbers and the way back must not start anew."""
    assert publish(old, far, tmp_path / "first") == 0
    assert publish(new, far, tmp_path / "second") == 0
    assert [path.name[:6] for path in sorted((far / "releases").iterdir())] == ["000001", "000002"]
    assert '"/appraisers/sl-r00002/" 1;' in (far / "gone.nginx.conf").read_text("utf-8")
    assert tree(far) == tree(tmp_path / "second/near")
    assert publish(new, far, tmp_path / "third") == 0
    assert "相同，没有改动" in capsys.readouterr().out
    assert publish(new, far, tmp_path / "fourth", "--list") == 0
    assert "000001-" in capsys.readouterr().out
    assert publish(new, far, tmp_path / "fifth", "--rollback") == 0
    assert (far / "current").readlink().name.startswith("000001")
    assert publish(variant(old, tmp_path / "later", "later"), far, tmp_path / "second") == 0
    assert (far / "current").readlink().name.startswith("000002")
    assert tree(far) == tree(tmp_path / "second/near")


def test_a_way_back_that_did_not_arrive_is_gone_once_not_twice(
    far: Path, old: Path, new: Path, tmp_path: Path
) -> None:
    for mark in ("one", "two", "three"):
        publish(variant(old, tmp_path / mark, mark), far, tmp_path, "--keep", "5")
    shell = tmp_path / "shell"
    shell.write_text(
        '#!/bin/sh\nshift\ncase "$*" in *--sender*) exec "$@";; esac\nexit 255\n', encoding="utf-8"
    )
    assert publish(old, far, tmp_path, "--rollback") == OutputError.exit_code
    shell.write_text(SHELL, encoding="utf-8")
    assert publish(old, far, tmp_path, "--rollback") == 0
    assert (far / "current").readlink().name.startswith("000002")


def test_a_release_that_was_not_sent_to_its_end_is_not_taken_over(
    far: Path, old: Path, new: Path, tmp_path: Path
) -> None:
    publish(old, far, tmp_path / "first")
    broken = far / "releases/000002-2026-06-30-1a2b3c4d5e"
    broken.mkdir()
    (broken / "manifest.json").write_bytes((new / "manifest.json").read_bytes())
    place = Place(tmp_path / "second/near")
    Remote(f"far:{far}").adopt(place)
    assert place.releases == (place.current.name,) if place.current else False


def test_without_rsync_it_says_so(tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path / "near")
    deploy_site(old, place, DAY, 2)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="没有安装 rsync"):
        Remote("far:/srv").receive(place)


@pytest.mark.parametrize(
    ("target", "remote"),
    [
        ("host:/srv/x", True),
        ("u@host:x", True),
        ("rsync://host/x", True),
        ("/srv/a:b", False),
        ("./a:b", False),
    ],
)
def test_a_colon_before_the_first_slash_is_another_machine(target: str, *, remote: bool) -> None:
    assert is_remote(target) is remote
