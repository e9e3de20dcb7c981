"""Never two runs over one working folder: the second would announce again what the first is announcing."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mingjian.model.errors import OutputError

NAME = ".lock"


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold the working folder; the operating system lets go of it even if the process is killed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise OutputError(f"写不进 {folder}：{error.strerror}。") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise OutputError(f"另一次定时工作正在使用 {folder}，请等它结束后再试。") from error
    finally:
        os.close(handle)
