"""Putting a finished tree in the place of the published one, all at once, and never two builds together.

On Linux the two folders change names in one step (renameat2), so at every moment a complete site stands
at the published path. Elsewhere there are two renames; a build killed between them is repaired by the next.
"""

import ctypes
import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mingjian.model.errors import OutputError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging_folder(out: Path) -> Path:
    """Where the next tree of ``out`` is put together; a sibling, so that renaming stays on one disk."""
    return out.parent / f".{out.name}.next"


def _aside_folder(out: Path) -> Path:
    return out.parent / f".{out.name}.last"


@contextmanager
def only_build(out: Path) -> Iterator[None]:
    """Hold the lock of ``out``; the operating system lets go of it even if the process is killed."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(out.parent / f".{out.name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise OutputError(f"不能在 {out.parent} 里写文件：{error.strerror}。原有网站没有改动。") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise OutputError(f"另一个构建正在写 {out}，请等它结束后再试。") from error
    finally:
        os.close(handle)


def recover(out: Path) -> None:
    """Undo a switch that was interrupted between its two renames."""
    aside = _aside_folder(out)
    if not aside.exists():
        return
    if not out.exists():
        aside.rename(out)
    elif not staging_folder(out).exists():
        aside.rename(staging_folder(out))


def switch(staged: Path, out: Path) -> None:
    """Publish ``staged`` at ``out``; afterwards the former tree stands at ``staged``."""
    flush(staged)
    if not out.exists():
        staged.rename(out)
    elif not _exchange(staged, out):
        aside = _aside_folder(out)
        out.rename(aside)
        staged.rename(out)
        aside.rename(staged)
    flush_folder(out.parent)


def _exchange(first: Path, second: Path) -> bool:
    """Swap two names in one step; False where the system or the disk cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(second))


def flush(folder: Path) -> None:
    """Have the disk hold every byte of the new tree before its name changes (one call, not one per file)."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs is None or syncfs(handle) != 0:
            os.sync()
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
