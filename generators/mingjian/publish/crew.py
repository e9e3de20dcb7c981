"""Sharing work between processes that all see what is in memory, because they are copies of this one.

Results come back in a fixed order, so the number of processes never changes what is published.
"""

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from mingjian.model.errors import MingjianError

T = TypeVar("T")
_PR_SET_PDEATHSIG = 1
_VANISHED = "一个生成页面的进程意外结束（可能内存不足），原有网站没有改动；请用 --jobs 1 再试。"


@dataclass(frozen=True, slots=True)
class _Helper:
    """One helping process and the pipe its answer comes through."""

    process: int
    pipe: int


def share_out(jobs: int, work: Callable[[int, int], T]) -> list[T]:
    """Run ``work(i, jobs)`` for every i below ``jobs``, the first in this process."""
    count = jobs if hasattr(os, "fork") else 1
    helpers = [_start(work, index, count) for index in range(1, count)]
    try:
        return [work(0, count), *(_answer(helper) for helper in helpers)]
    finally:
        for helper in helpers:
            _dismiss(helper)


def attempted(work: Callable[[], T]) -> T | Exception:
    """Return what work gives, or why it gave nothing, for whoever has to hear of something else first."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever it was, it is raised later or does not matter
        return error


def _start(work: Callable[[int, int], Any], index: int, count: int) -> _Helper:
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Helper(process, reading)
    os.close(reading)
    try:
        _end_with(parent)
        _send(writing, work, index, count)
    finally:
        os._exit(0)


def _end_with(parent: int) -> None:
    """Make sure a helper never goes on writing after the build was killed."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _send(pipe: int, work: Callable[[int, int], Any], index: int, count: int) -> None:
    answer: tuple[bool, Any]
    try:
        answer = (True, work(index, count))
    except BaseException as error:  # noqa: BLE001 - whatever it was, the build has to hear of it
        answer = (False, error)
    with os.fdopen(pipe, "wb") as stream:
        pickle.dump(answer, stream, protocol=pickle.HIGHEST_PROTOCOL)


def _answer(helper: _Helper) -> Any:
    with os.fdopen(os.dup(helper.pipe), "rb") as stream:
        data = stream.read()
    if not data:
        raise MingjianError(_VANISHED)
    done, result = pickle.loads(data)  # noqa: S301 - written by our own copy
    if not done:
        raise result
    return result


def _dismiss(helper: _Helper) -> None:
    """End a helper that is still at work, and take leave of it either way."""
    os.close(helper.pipe)
    os.kill(helper.process, signal.SIGKILL)
    os.waitpid(helper.process, 0)
