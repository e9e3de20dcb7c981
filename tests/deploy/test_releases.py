"""Releases: what is kept and shared, what is refused, what comes back and what is gone."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from deployed import sha, variant
from mingjian.cli.app import run
from mingjian.model.errors import GuardStopped, OutputError, SourceError, UsageError
from mingjian.publish.gone import read_gone
from mingjian.publish.manifest import NAME, Entry, Manifest
from mingjian.publish.releases import Place, deploy_site, roll_back

DAY = date(2026, 6, 30)
PERSON = "appraisers/sl-r00002/index.html"
Publish = Callable[[Path], object]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "srv")


def names(place: Place) -> list[str]:
    return [name[:6] for name in place.releases]


def test_a_release_is_what_was_built(place: Place, old: Path) -> None:
    release, changed = deploy_site(old, place, DAY, 5)
    assert (release.name, changed) == ("000001-2026-06-30-nogit", True)
    current = place.folder / "current"
    assert current.readlink() == Path("releases", release.name)
    for path in Manifest.read(old).files:
        assert (current / path).read_bytes() == (old / path).read_bytes()


def test_the_same_site_again_changes_nothing(place: Place, old: Path) -> None:
    deploy_site(old, place, DAY, 5)
    before = sorted(place.folder.rglob("*"))
    assert deploy_site(old, place, DAY, 5)[1] is False
    assert sorted(place.folder.rglob("*")) == before


def test_what_did_not_change_is_shared_and_what_was_touched_is_not(
    place: Place, old: Path, tmp_path: Path
) -> None:
    first, _ = deploy_site(old, place, DAY, 5)
    folder = place.folder / "releases" / first.name
    (folder / "404.html").write_text("edited by hand", encoding="utf-8")
    other = Path(shutil.copytree(old, tmp_path / "other"))
    (other / "index.html").write_bytes(b"<html>")
    manifest = Manifest.read(old)
    home = Entry("index.html", sha(b"<html>"), 6)
    (other / NAME).write_bytes(replace(manifest, files=manifest.files | {"index.html": home}).encode())
    second, _ = deploy_site(other, place, DAY, 5)
    new = place.folder / "releases" / second.name
    assert (new / PERSON).stat().st_ino == (folder / PERSON).stat().st_ino
    assert (new / "404.html").read_bytes() == (old / "404.html").read_bytes()


def test_the_last_releases_are_kept(place: Place, old: Path, new: Path) -> None:
    for site in (old, new, old, new):
        deploy_site(site, place, DAY, 2)
    assert names(place) == ["000003", "000004"]
    targets = {link.readlink().name for link in (place.folder / "versions").iterdir()}
    assert targets <= set(place.releases)


def test_going_back_names_what_there_is(place: Place, old: Path, new: Path) -> None:
    with pytest.raises(UsageError, match="还没有发布过"):
        roll_back(place, None, DAY)
    deploy_site(old, place, DAY, 5)
    with pytest.raises(UsageError, match="没有可以回退的版本"):
        roll_back(place, None, DAY)
    deploy_site(new, place, DAY, 5)
    with pytest.raises(UsageError, match="没有可以回退的版本 nothing"):
        roll_back(place, "nothing", DAY)
    assert roll_back(place, None, DAY).name.startswith("000001")
    assert deploy_site(new, place, DAY, 5)[0].name.startswith("000003")


def test_a_version_whose_window_has_closed_never_comes_back(
    place: Place, built: Path, new: Path, tmp_path: Path
) -> None:
    site = variant(built, tmp_path / "dated", "dated", until="2026-07-01")
    deploy_site(site, place, date(2026, 7, 1), 5)
    deploy_site(new, place, date(2026, 7, 1), 5)
    with pytest.raises(GuardStopped, match="只能公开到 2026-07-01"):
        roll_back(place, None, date(2026, 7, 2))
    with pytest.raises(GuardStopped, match="只能公开到 2026-07-01"):
        deploy_site(site, place, date(2026, 7, 2), 5)
    assert place.current.name.startswith("000002")
    assert roll_back(place, None, date(2026, 7, 1)).name.startswith("000001")


def with_files(site: Path, out: Path, *paths: str, **more: str) -> Path:
    """Copy a site with more files, or with another head."""
    shutil.copytree(site, out)
    manifest = Manifest.read(site)
    entries = dict(manifest.files)
    for path in paths:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(b"{}")
        entries[path] = Entry(path, sha(b"{}"), 2)
    (out / NAME).write_bytes(replace(manifest, files=entries, **more).encode())
    return out


def test_a_sanction_repaired_since_does_not_come_back(
    place: Place, old: Path, new: Path, tmp_path: Path
) -> None:
    """Its window had not closed, so only what was taken down tells."""
    shown = with_files(old, tmp_path / "shown", "api/v1/sanctions/sl-s0001.json", "api/v1/fees/sl-f0001.json")
    deploy_site(shown, place, DAY, 5)
    deploy_site(new, place, DAY, 5)
    deploy_site(old, place, DAY, 5)
    with pytest.raises(GuardStopped, match="已经撤下的 1 条信息（sl-s0001）"):
        roll_back(place, place.releases[0], DAY)
    assert place.current.name.startswith("000003")
    assert roll_back(place, None, DAY).name.startswith("000002")


def test_a_site_of_an_earlier_day_is_not_published(
    place: Place, old: Path, new: Path, tmp_path: Path
) -> None:
    earlier = with_files(new, tmp_path / "earlier", as_of="2026-06-29")
    deploy_site(old, place, DAY, 5)
    with pytest.raises(GuardStopped, match="截至 2026-06-29，早于正在公开的 2026-06-30"):
        deploy_site(earlier, place, DAY, 5)
    assert names(place) == ["000001"]


def test_what_was_withdrawn_is_listed_until_it_comes_back(place: Place, old: Path, new: Path) -> None:
    deploy_site(old, place, DAY, 5)
    assert read_gone(place.folder) == ()
    deploy_site(new, place, DAY, 5)
    assert read_gone(place.folder) == (PERSON,)
    assert '"/appraisers/sl-r00002/" 1;' in (place.folder / "gone.nginx.conf").read_text("utf-8")
    caddy = (place.folder / "gone.caddy").read_text("utf-8")
    assert caddy.startswith('@gone path "/.gone" "/appraisers/sl-r00002/index.html" "/appraisers/sl-r00002/"')
    deploy_site(old, place, DAY, 5)
    assert read_gone(place.folder) == ()
    assert (place.folder / "gone.caddy").read_text(
        "utf-8"
    ) == '@gone path "/.gone"\nhandle @gone {\n\terror 410\n}\n'


def test_an_incomplete_or_changed_site_is_not_published(
    place: Place, old: Path, new: Path, tmp_path: Path
) -> None:
    deploy_site(old, place, DAY, 5)
    site = Path(shutil.copytree(new, tmp_path / "site"))
    (site / "about/index.html").write_bytes(b"half")
    with pytest.raises(SourceError, match=r"about/index.* 与清单不符"):
        deploy_site(site, place, DAY, 5)
    (site / "about/index.html").unlink()
    with pytest.raises(SourceError, match="缺少 about/index"):
        deploy_site(site, place, DAY, 5)
    (site / NAME).unlink()
    with pytest.raises(SourceError, match="不是生成完的网站"):
        deploy_site(site, place, DAY, 5)
    assert names(place) == ["000001"]
    deploy_site(new, place, DAY, 5)
    assert not list((place.folder / "releases").glob(".*"))


def test_what_a_night_with_a_full_disk_left_makes_room_first(place: Place, old: Path, new: Path) -> None:
    deploy_site(old, place, DAY, 5)
    left = place.folder / "releases/.000002-2026-06-29-1a2b3c4d5e.next"
    left.mkdir()
    (new / "about/index.html").rename(new / "about/kept")
    try:
        with pytest.raises(SourceError):
            deploy_site(new, place, DAY, 5)
    finally:
        (new / "about/kept").rename(new / "about/index.html")
    assert not left.exists()


def test_a_folder_of_somebody_else_is_not_replaced(place: Place, old: Path) -> None:
    (place.folder / "current").mkdir(parents=True)
    with pytest.raises(UsageError, match="不是本工具建立的链接"):
        deploy_site(old, place, DAY, 5)
    (place.folder / "current").rmdir()
    (place.folder / "current").symlink_to("/somewhere/else")
    with pytest.raises(UsageError, match="不是本工具建立的链接"):
        deploy_site(old, place, DAY, 5)


def test_the_command_publishes_lists_and_goes_back(
    tmp_path: Path, old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "srv")
    for site in (old, new):
        assert run(["deploy", target, "--from", str(site), "--today", "2026-06-30"]) == 0
    assert run(["deploy", target, "--rollback", "--today", "2026-06-30"]) == 0
    assert run(["deploy", target, "--list", "--today", "2026-06-30"]) == 0
    said = capsys.readouterr().out
    assert "已发布 000002-2026-06-30-nogit" in said
    assert "已回到 000001-2026-06-30-nogit" in said
    assert "000001-2026-06-30-nogit  数据截至 2026-06-30" in said
    assert said.count("（正在公开）") == 1


def test_every_web_server_can_read_what_was_published(tmp_path: Path, old: Path) -> None:
    mask = os.umask(0o077)
    try:
        assert run(["deploy", str(tmp_path / "srv"), "--from", str(old), "--today", str(DAY)]) == 0
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(mask)
    modes = {
        path.is_dir(): path.stat().st_mode & 0o777
        for path in (tmp_path / "srv").rglob("*")
        if path.name[0] != "."
    }
    assert modes == {True: 0o755, False: 0o644}
    assert (tmp_path / "srv").stat().st_mode & 0o777 == 0o755


def test_a_target_that_cannot_be_written_is_one_sentence(tmp_path: Path, old: Path) -> None:
    (tmp_path / "file").touch()
    assert (
        run(["deploy", str(tmp_path / "file/srv"), "--from", str(old), "--today", "2026-06-30"])
        == OutputError.exit_code
    )
