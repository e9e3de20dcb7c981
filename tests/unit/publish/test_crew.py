"""Sharing work between processes: order, failures, and no helper left behind."""

import os
import subprocess
import sys

import pytest
from mingjian.model.errors import MingjianError, UsageError
from mingjian.publish.crew import share_out
from mingjian.publish.stage import Render, side_by_side
from mingjian.render.artifact import Artifact


def test_results_come_in_the_order_of_the_shares() -> None:
    assert share_out(3, lambda index, count: (index, count)) == [(0, 3), (1, 3), (2, 3)]


def test_helpers_are_processes_of_their_own_that_see_this_memory() -> None:
    memory = ["seen"]
    own, other = share_out(2, lambda index, count: (os.getpid(), memory))
    assert own == (os.getpid(), ["seen"])
    assert other[0] != os.getpid()
    assert other[1] == ["seen"]


def test_one_job_starts_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None)
    assert share_out(1, lambda index, count: index) == [0]


def test_parts_side_by_side_are_each_made_once_by_one_process() -> None:
    made: list[tuple[str, tuple[int, int]]] = []

    def renders(name: str) -> Render:
        return lambda share: made.append((name, share)) or iter((Artifact(name, b"", ""),))

    for count in (1, 2, 3):
        made.clear()
        render = side_by_side([renders(name) for name in "abc"])
        shares = [[item.path for item in render((index, count))] for index in range(count)]
        assert sorted(name for share in shares for name in share) == ["a", "b", "c"]
        assert {share for _, share in made} == {(0, 1)}
        assert len([share for share in shares if share]) == min(count, 2)


def fail_in(failing: int, error: Exception) -> None:
    def work(index: int, count: int) -> int:
        if index == failing:
            raise error
        return index

    share_out(2, work)


@pytest.mark.parametrize("failing", [0, 1])
def test_a_failure_anywhere_is_heard_as_it_was(failing: int) -> None:
    with pytest.raises(UsageError, match="kein Platz"):
        fail_in(failing, UsageError("kein Platz"))


def test_a_helper_that_vanishes_is_said() -> None:
    def work(index: int, count: int) -> None:
        if index:
            os._exit(1)

    with pytest.raises(MingjianError, match="意外结束"):
        share_out(2, work)


ALONE = """
import os
from mingjian.publish.crew import share_out

share_out(2, lambda index, count: index)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none left")
"""


def test_no_helper_is_left_behind() -> None:
    """In a process of its own: this one may be keeping a browser for other tests."""
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout == "none left\n"
