"""A disk that is full, read-only or broken, told in one sentence."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mingjian.model.errors import OutputError

CANNOT_WRITE = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EEXIST,
        errno.EFBIG,
        errno.EIO,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EPERM,
        errno.EROFS,
    }
)


@contextmanager
def as_output_error(out: Path) -> Iterator[None]:
    """Turn a place that cannot be written into one sentence."""
    try:
        yield
    except shutil.Error as error:  # many files at once: each with its place and reason, no number
        raise OutputError(f"写不进临时文件夹：{error.args[0][0][2]}。原有网站没有改动。") from error
    except OSError as error:
        if error.errno not in CANNOT_WRITE:
            raise
        raise OutputError(f"写不进 {out}：{error.strerror}。原有网站没有改动。") from error
