"""A web server reached by rsync: a folder here is published to first, then made the same over there.

Over there the order is the same: first the whole release beside the others, then the lists and the versions
of assets, then the one link that readers follow, then what is no longer kept. rsync puts a link in place in
one step, and a connection that breaks leaves the site that was there.

What was published by another machine, or by a runner that starts empty every time, is fetched first: numbers
go on, the lists of what is gone and the releases to go back to are those of the readers' site.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from mingjian.model.errors import OutputError, UsageError
from mingjian.publish.gone import FILES
from mingjian.publish.releases import CURRENT, RELEASES, VERSIONS, Place

_TEXTS = {
    12: "连接断了",
    23: "有文件没有传完（对方没有写的权限，或者磁盘已满）",
    30: "等待超时",
    255: "连不上或者没有登录权限",
}
_TIMEOUT = "--timeout=600"
_MISSING = 23
_LINK = re.compile(rf"^l.* {CURRENT} -> {RELEASES}/(\S+)$", re.MULTILINE)
_EXACT = ("-a", "--checksum", "--delete")
"""Files are compared by content: two versions of a page can have one size and one second (met in a test)."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A folder on another machine, as rsync names it: ``host:/folder`` or ``rsync://host/module``."""

    address: str

    def adopt(self, place: Place) -> None:
        """Make this folder know what readers see over there, whoever published it.

        A release beyond the one readers see was perhaps not sent to its end, and is not taken over.
        """
        there = self.address.rstrip("/")
        done = _run("--list-only", "--links", f"{there}/{CURRENT}")
        found = _LINK.search(done.stdout)
        if done.returncode not in {0, _MISSING}:
            raise _broken(done)
        if found is None or (place.current is not None and place.current.name == found[1]):
            return
        place.folder.mkdir(parents=True, exist_ok=True)
        names = (RELEASES, VERSIONS, CURRENT, *FILES)
        _rsync("-aH", "--delete", *(f"{there}/{name}" for name in names), f"{place.folder}/")
        for name in place.releases:
            if name > found[1]:
                shutil.rmtree(place.folder / RELEASES / name)

    def receive(self, place: Place) -> None:
        """Make the other folder the same as the one here, readers last to notice."""
        current = place.current
        if current is None:
            raise UsageError(f"{place.folder} 里还没有发布过。")
        here, there = str(place.folder), self.address.rstrip("/")
        others = [name for name in place.releases if name != current.name]
        links = [f"--link-dest=../{name}" for name in others[-3:]]
        _rsync("--dirs", "--perms", f"{here}/{RELEASES}", f"{there}/")
        release = f"{RELEASES}/{current.name}/"
        _rsync(*_EXACT, *links, f"{here}/{release}", f"{there}/{release}")
        _rsync("-a", "--delete", f"{here}/{VERSIONS}", *(f"{here}/{name}" for name in FILES), f"{there}/")
        _rsync("-a", f"{here}/{CURRENT}", f"{there}/")
        unwanted = ("--dirs", "--delete", "--existing", "--ignore-existing")
        _rsync(*unwanted, f"{here}/{RELEASES}/", f"{there}/{RELEASES}/")


def is_remote(target: str) -> bool:
    """Say whether a target is on another machine: a colon before the first slash, as rsync has it."""
    return ":" in target.partition("/")[0]


def _rsync(*arguments: str) -> None:
    done = _run(*arguments)
    if done.returncode:
        raise _broken(done)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("rsync")
    if program is None:
        raise UsageError("没有安装 rsync；请先安装，或者发布到本机文件夹以后自行传送。")
    command: Sequence[str] = (program, _TIMEOUT, *arguments)
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603 - a list, no shell


def _broken(done: subprocess.CompletedProcess[str]) -> OutputError:
    reason = _TEXTS.get(done.returncode, (done.stderr.strip().splitlines() or ["没有说明"])[-1])
    return OutputError(f"rsync 没有传完（{done.returncode}：{reason}）；对方的网站没有改动，请再发布一次。")
