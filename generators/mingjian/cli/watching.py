"""Notice that source files changed, by looking at their times of writing again and again."""

import time
from collections.abc import Iterator
from pathlib import Path

PAUSE = 0.5
"""Seconds between two looks."""
_SUFFIXES = (".yml", ".md", ".html", ".css", ".js", ".svg", ".png", ".j2")


def changes(roots: tuple[Path, ...]) -> Iterator[None]:
    """Yield whenever a source file appears, changes or goes; never ends."""
    before = snapshot(roots)
    while True:
        time.sleep(PAUSE)
        now = snapshot(roots)
        if now != before:
            before = now
            yield


def snapshot(roots: tuple[Path, ...]) -> dict[str, tuple[int, int]]:
    """Note when each source file was last written, and its size."""
    found = {}
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                state = path.stat()
                found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found
