"""From renderers into the staging tree: every file is scanned, hashed and put in its place as it comes.

Files are never collected in memory, so a nation takes no more of it than a province's worth of views.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from mingjian.publish.crew import share_out
from mingjian.publish.manifest import Entry
from mingjian.publish.memory import Memory
from mingjian.publish.phases import Nobody, Watcher
from mingjian.publish.scan import scan_artifact
from mingjian.publish.staging import Staging
from mingjian.render.draft import Draft, File

Render = Callable[[tuple[int, int]], Iterable[File]]
"""Renders the i-th of n shares."""


@dataclass(frozen=True, slots=True)
class _Share:
    """What one process did: files by path, what they were made of, how many were written, what is wrong."""

    entries: dict[str, Entry]
    keys: dict[str, str]
    written: int
    problems: list[str]


@dataclass
class Crew:
    """Stages the parts of one build, with as many processes as the plan allows."""

    tree: Staging
    allowed: frozenset[bytes]
    watcher: Watcher
    jobs: int
    memory: Memory
    problems: list[str] = field(default_factory=list)

    def stage(self, shared: bool, render: Render) -> None:
        """Render one part and put its files into the tree."""
        jobs = self.jobs if shared else 1
        for share in share_out(jobs, lambda index, count: self._share(render, index, count)):
            taken = share.entries.keys() & self.tree.entries.keys()
            self.problems += [f"两处都要生成 {path}。" for path in sorted(taken)]
            self.problems += share.problems
            self.tree.entries |= share.entries
            self.memory.fresh |= share.keys
            self.tree.written += share.written

    def _share(self, render: Render, index: int, count: int) -> _Share:
        """Do one share. Runs in a copy of this process unless it is the first."""
        entries: dict[str, Entry] = {}
        keys: dict[str, str] = {}
        problems: list[str] = []
        written = 0
        watcher = Nobody() if index else self.watcher
        for item in render((index, count)):
            if item.path in entries:
                problems.append(f"两处都要生成 {item.path}。")
            if isinstance(item, Draft):
                keys[item.path] = item.key
            kept = self._kept(item)
            if kept is not None:
                entries[item.path] = kept
            else:
                problems += scan_artifact(item, self.allowed)
                entries[item.path], fresh = self.tree.put(item)
                written += fresh
            watcher.advance(count)
        return _Share(entries, keys, written, problems)

    def _kept(self, item: File) -> Entry | None:
        """Return a file as it stands published, when it would be made of the same things again."""
        if not isinstance(item, Draft) or not self.memory.knows(item.path, item.key, self.tree.out):
            return None
        return self.tree.keep(item.path, item.sources)
