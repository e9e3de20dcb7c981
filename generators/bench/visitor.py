"""A visitor with a slow telephone: the system Chromium at a quarter of the machine's speed.

Two ways to be slow. ``throttle`` is Chromium's own and slows the page but no worker; with it processor time
can be counted, which other work on the machine does not change. ``quarter`` stops every process of the
browser for three quarters of the time and slows all of it alike.
"""

import contextlib
import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

RATE = 4
PHONE = {"width": 390, "height": 844}
PERIOD = 0.04


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Start the system Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("没有找到 chromium，不能计时。")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextlib.contextmanager
def visiting(opened: Browser, *, throttle: bool = True) -> Iterator["Visit"]:
    """Open an empty page in a context of its own."""
    context = opened.new_context(viewport=PHONE, service_workers="block")
    try:
        yield Visit(context.new_page(), throttle=throttle)
    finally:
        context.close()


class Visit:
    """A page and a look behind it."""

    def __init__(self, page: Page, *, throttle: bool) -> None:
        """Slow the page down and count its processor time."""
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        if throttle:
            self.session.send("Emulation.setCPUThrottlingRate", {"rate": RATE})

    def spent(self) -> float:
        """Return the processor time of the page's main thread so far, in milliseconds, slowing included."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(item["value"] for item in metrics if item["name"] == "TaskDuration") * 1000


def _family() -> list[int]:
    """Return the processes of the browser: all descendants of this one that are a Chromium."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    own = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in own and child not in own}:
        own |= more
    found = []
    for process in own - {os.getpid()}:
        with contextlib.suppress(OSError):
            if b"chrom" in Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")[0]:
                found.append(process)
    return found


def _send(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)


@contextlib.contextmanager
def quarter() -> Iterator[None]:
    """Let the browser run a quarter of the time, workers and all."""
    done = threading.Event()

    def slow() -> None:
        turn, family = 0, _family()
        while not done.is_set():
            if turn % 25 == 0:
                family = _family()
            turn += 1
            _send(family, signal.SIGSTOP)
            time.sleep(PERIOD * (1 - 1 / RATE))
            _send(family, signal.SIGCONT)
            time.sleep(PERIOD / RATE)
        _send(family, signal.SIGCONT)

    thread = threading.Thread(target=slow)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
