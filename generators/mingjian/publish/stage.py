"""From renderers into the staging tree: every file is scanned, hashed and put in its place as it comes.

Files are never collected in memory, so a nation takes no more of it than a province's worth of views.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mingjian.publish.crew import share_out
from mingjian.publish.manifest import Entry
from mingjian.publish.memory import Memory
from mingjian.publish.phases import Nobody, Watcher
from mingjian.publish.scan import scan_artifact
from mingjian.publish.staging import Staging
from mingjian.publish.traces import Traces
from mingjian.render.draft import Draft, File, Sketch

Render = Callable[[tuple[int, int]], Iterable[File]]
"""Renders the i-th of n shares."""


def side_by_side(renders: Sequence[Render]) -> Render:
    """Return what renders several parts, each as a whole, shared out between processes."""

    def render(share: tuple[int, int]) -> Iterator[File]:
        index, count = share
        for place, whole in enumerate(renders):
            if min(place, 1) % count == index:
                yield from whole((0, 1))

    return render


@dataclass(slots=True)
class _Share:
    """What one process did: files by path, what they were made of, how many were written, what is wrong.

    ``recalled`` are the pages that were not even derived.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    traces: Traces = field(default_factory=Traces)
    recalled: list[str] = field(default_factory=list)
    written: int = 0


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
            self.memory.fresh_traces.take(share.traces, share.traces.files)
            self.memory.fresh_traces.take(self.memory.traces, share.recalled)
            self.tree.written += share.written

    def _share(self, render: Render, index: int, count: int) -> _Share:
        """Do one share. Runs in a copy of this process unless it is the first."""
        share = _Share()
        watcher = Nobody() if index else self.watcher
        for item in render((index, count)):
            if item.path in share.entries:
                share.problems.append(f"两处都要生成 {item.path}。")
            kept = self._kept(item, share)
            if kept is not None:
                share.entries[item.path] = kept
            else:
                share.problems += scan_artifact(item, self.allowed)
                share.entries[item.path], fresh = self.tree.put(item)
                share.written += fresh
            watcher.advance(count)
        return share

    def _kept(self, item: File, share: _Share) -> Entry | None:
        """Return a file as it stands published, when it would be made of the same things again."""
        key = self._key(item, share)
        if key is None:
            return None
        share.keys[item.path] = key
        if not self.memory.knows(item.path, key, self.tree.out):
            return None
        return self.tree.keep(item.path, item.sources)

    def _key(self, item: File, share: _Share) -> str | None:
        """Return the fingerprint of what a file is made of; of a page, at best without deriving it."""
        if isinstance(item, Draft):
            return item.key
        if not isinstance(item, Sketch):
            return None
        if not self.memory.known:  # a first build is not made longer for the sake of the next
            return item.drawn(watched=False)[0].key
        recalled = self.memory.recall(item)
        if recalled is not None:
            share.recalled.append(item.path)
            return recalled
        share.traces.note(item)
        return item.drawn()[0].key
