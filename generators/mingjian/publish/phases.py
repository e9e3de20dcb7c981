"""How long each phase of a build took, and telling whoever watches how far it has got."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol


class Watcher(Protocol):
    """Someone who is told about progress: the command line's bar, or nobody."""

    def begin(self, phase: str, total: int | None) -> None:
        """Tell that a phase begins; ``total`` is the expected number of steps, if known."""

    def advance(self, steps: int) -> None:
        """Tell that steps of the phase are done."""


class Nobody:
    """A watcher who does not look."""

    def begin(self, phase: str, total: int | None) -> None:
        """Ignore it."""

    def advance(self, steps: int) -> None:
        """Ignore it."""


@dataclass
class Phases:
    """Seconds by phase, in order."""

    watcher: Watcher = field(default_factory=Nobody)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def run(self, phase: str, total: int | None = None) -> Iterator[None]:
        """Time one phase."""
        self.watcher.begin(phase, total)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - start


@contextmanager
def long_lived() -> Iterator[Callable[[], None]]:
    """Give a way to say "all this stays": the collector then stops walking a nation's records for garbage.

    Memory that stays untouched is also memory that helping processes share.
    """
    try:
        yield gc.freeze
    finally:
        gc.unfreeze()
