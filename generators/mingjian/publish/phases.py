"""How long each phase of a build took, and telling whoever watches how far it has got."""

import time
from collections.abc import Iterator
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
