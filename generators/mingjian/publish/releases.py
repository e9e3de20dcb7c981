"""Publishing to a folder of a web server without a platform: releases side by side and a link to the current.

A release is written and checked beside the others, then the link ``current`` changes in one step, so every
request meets one complete site. Pages ask for assets with a version of their bytes; ``versions/`` leads each
version to a release that has it, so a page read before the switch still gets its own assets (docs/adr/0028).
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mingjian.derive.version import SHORT
from mingjian.model.errors import SourceError, UsageError
from mingjian.publish.gone import read_gone, write_gone
from mingjian.publish.manifest import NAME, Entry, Manifest
from mingjian.publish.outdated import refuse_earlier, refuse_outdated, refuse_withdrawn
from mingjian.publish.switch import flush, flush_folder

CURRENT, RELEASES, VERSIONS = "current", "releases", "versions"
_NAME = re.compile(r"(\d{6})-\d{4}-\d\d-\d\d-[0-9a-z]+")
_VERSION = re.compile(rb'(?:\?v=|data-mj-version=")([0-9a-f]{8,64})\b')


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its name and what it holds."""

    name: str
    manifest: Manifest


@dataclass(frozen=True)
class Place:
    """A folder of a web server that releases are published to."""

    folder: Path

    @property
    def releases(self) -> tuple[str, ...]:
        """Name the complete releases, oldest first."""
        with suppress(OSError):
            found = (path for path in (self.folder / RELEASES).iterdir() if _NAME.fullmatch(path.name))
            return tuple(sorted(path.name for path in found if (path / NAME).is_file()))
        return ()

    @property
    def current(self) -> Release | None:
        """Return the release readers see."""
        link = self.folder / CURRENT
        if not link.is_symlink():
            return None
        return self.read(link.readlink().name)

    def read(self, name: str) -> Release | None:
        """Read a release; None when it is not there or not complete."""
        manifest = Manifest.read(self.folder / RELEASES / name)
        return None if manifest is None else Release(name, manifest)


def deploy_site(source: Path, place: Place, today: date, keep: int) -> tuple[Release, bool]:
    """Publish a built site; return the release readers see now, and whether anything changed.

    Raises:
        GuardStopped: the site holds something that may no longer be public today.
        SourceError: the site is not complete.
    """
    manifest = _site(source)
    refuse_outdated(manifest, today)
    _refuse_foreign(place)
    current = place.current
    if current is not None:
        refuse_earlier(manifest, current.manifest)
    if current is not None and current.manifest.digest == manifest.digest:
        return current, False
    release = Release(_next_name(place, manifest), manifest)
    _write(source, place, release, current)
    point(place, release)
    _prune(place, release.name, keep)
    return release, True


def roll_back(place: Place, name: str | None, today: date) -> Release:
    """Go back to a release, by default the one before the current."""
    current = place.current
    if current is None:
        raise UsageError(f"{place.folder} 里还没有发布过，不能回退。")
    before = [found for found in place.releases if found < current.name]
    wanted = name or (before[-1] if before else None)
    release = place.read(wanted) if wanted in place.releases else None
    if release is None:
        kept = "、".join(place.releases)
        raise UsageError(f"没有可以回退的版本{'' if name is None else f' {name}'}；现有：{kept}。")
    refuse_outdated(release.manifest, today)
    refuse_withdrawn(release.manifest, read_gone(place.folder))
    point(place, release)
    return release


def point(place: Place, release: Release) -> None:
    """Let readers see a release: versions of its assets and what is gone come first, then the switch."""
    _link_versions(place, release.name)
    write_gone(place.folder, release.manifest, place.current.manifest if place.current else None)
    _replace_link(place.folder / CURRENT, Path(RELEASES, release.name))
    flush_folder(place.folder)


def _site(source: Path) -> Manifest:
    manifest = Manifest.read(source)
    if manifest is None:
        raise SourceError(f"{source} 里没有 {NAME}，不是生成完的网站；请先运行 mingjian build。")
    if manifest.shard is not None or "index.html" not in manifest.files:
        raise UsageError(f"{source} 只是网站的一部分，不能发布。")
    return manifest


def _refuse_foreign(place: Place) -> None:
    link = place.folder / CURRENT
    ours = link.is_symlink() and link.readlink().parent == Path(RELEASES)
    if not ours and (link.exists() or link.is_symlink()):
        raise UsageError(f"{link} 不是本工具建立的链接，不会覆盖；请换一个文件夹。")


def _next_name(place: Place, manifest: Manifest) -> str:
    """Number releases in the order in which they were published; day and commit are for people."""
    last = max((int(name[:6]) for name in place.releases), default=0)
    version = (manifest.commit or "nogit").replace("-", "")[:SHORT]
    return f"{last + 1:06}-{manifest.as_of}-{version}"


def _write(source: Path, place: Place, release: Release, current: Release | None) -> None:
    """Write a release beside the others; it gets its name when every byte is on the disk."""
    releases = place.folder / RELEASES
    for unfinished in sorted(releases.glob(".*.next")):  # of a night the disk was full: it would still be
        shutil.rmtree(unfinished, ignore_errors=True)
    fresh = releases / f".{release.name}.next"
    fresh.mkdir(parents=True)
    former = _Former(releases / current.name, current.manifest) if current is not None else None
    for path, entry in release.manifest.files.items():
        (fresh / path).parent.mkdir(parents=True, exist_ok=True)
        if former is None or not former.share(entry, fresh / path):
            (fresh / path).write_bytes(_checked(source, entry))
    shutil.copyfile(source / NAME, fresh / NAME)
    if Manifest.read(fresh) != release.manifest:
        raise SourceError(f"{source} 在发布过程中改动了，没有发布，原有网站没有改动；请再发布一次。")
    flush(fresh)
    fresh.rename(releases / release.name)


class _Former:
    """The release before: files that are the same and were not touched since are shared, not copied."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder, self.files = folder, manifest.files
        self.completed = (folder / NAME).stat().st_mtime_ns

    def share(self, entry: Entry, target: Path) -> bool:
        """Give a file a second name; False if it is another one, or the disk cannot."""
        same = self.files.get(entry.path)
        if same is None or same.sha256 != entry.sha256:
            return False
        try:
            seen = (self.folder / entry.path).lstat()
            if seen.st_size != entry.bytes or seen.st_mtime_ns > self.completed:
                return False
            os.link(self.folder / entry.path, target, follow_symlinks=False)
        except OSError:
            return False
        return True


def _checked(source: Path, entry: Entry) -> bytes:
    """Return the bytes of a file that the manifest promises."""
    try:
        data = (source / entry.path).read_bytes()
    except OSError as error:
        raise SourceError(f"要发布的网站里缺少 {entry.path}，没有发布；请重新生成。") from error
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise SourceError(f"要发布的网站里 {entry.path} 与清单不符，没有发布；请重新生成。")
    return data


def _link_versions(place: Place, name: str) -> None:
    """Lead every version of an asset that the pages of a release ask for to this release."""
    folder = place.folder / VERSIONS
    folder.mkdir(exist_ok=True)
    for version in sorted(_versions(place.folder / RELEASES / name)):
        _replace_link(folder / version, Path("..", RELEASES, name))


def _versions(release: Path) -> set[str]:
    found: set[bytes] = set()
    for page in release.rglob("*.html"):
        found.update(_VERSION.findall(page.read_bytes()))
    return {version.decode() for version in found}


def _replace_link(link: Path, target: Path) -> None:
    fresh = link.with_name(f".{link.name}.next")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _prune(place: Place, current: str, keep: int) -> None:
    """Delete all but the last releases, unfinished ones included, and the links that led to them."""
    kept = {*place.releases[-keep:], current}
    for path in _strays(place, kept):
        shutil.rmtree(path, ignore_errors=True)
    for link in sorted((place.folder / VERSIONS).iterdir()):
        if not link.exists():
            link.unlink(missing_ok=True)


def _strays(place: Place, kept: set[str]) -> Iterator[Path]:
    for path in sorted((place.folder / RELEASES).iterdir()):
        known = _NAME.fullmatch(path.name) or re.fullmatch(r"\.\d{6}-.*\.next", path.name)
        if known and path.name not in kept:
            yield path
