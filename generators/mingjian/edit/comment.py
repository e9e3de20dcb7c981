"""Comments of a YAML file and what each of them is about.

A comment belongs to what stands below it, to the line it ends, or to what stands above it when it is indented
deeper than what follows. So it can stay with its record's field when keys are put in order.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import ScalarEvent

from mingjian.load.tree import TreeBuilder

Anchors = list[tuple[tuple[int, int], str]]
Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment with its place; ``inline`` if something stands before it on its line."""

    text: str
    line: int
    column: int
    inline: bool


@dataclass(slots=True)
class Comments:
    """The comments of a file by what they are about (field paths; ``path#key`` is the line of the key)."""

    above: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    inline: dict[str, str] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    end: list[str] = field(default_factory=list)

    def take(self, path: str) -> list[str]:
        """Remove and return every comment about a field and all below it."""

        def within(name: str) -> bool:
            own = name.removesuffix("#key")
            return own == path or own.startswith((f"{path}.", f"{path}["))

        taken: list[str] = []
        for name in [name for name in self.above if within(name)]:
            taken += self.above.pop(name)
        taken += [self.inline.pop(name) for name in [name for name in self.inline if within(name)]]
        for name in [name for name in self.after if within(name)]:
            taken += self.after.pop(name)
        return taken

    def shift(self, path: str, gone: int) -> None:
        """Move the comments of a list's later items one place up after an item has gone."""
        later = re.compile(rf"{re.escape(path)}\[(\d+)\](.*)\Z")
        lists: tuple[dict[str, Any], ...] = (self.above, self.inline, self.after)
        for held in lists:
            found = [(name, match) for name in held if (match := later.match(name)) and int(match[1]) > gone]
            moved = {f"{path}[{int(match[1]) - 1}]{match[2]}": held.pop(name) for name, match in found}
            held.update(moved)


def comment_texts(text: str) -> Counter[str]:
    """Count the comments of a file by their text."""
    return Counter(comment.text for comment in _find(text))


def attach(text: str) -> Comments:
    """Find the comments of a file and say what each is about."""
    found = Comments()
    comments = _find(text)
    if not comments:
        return found
    builder = TreeBuilder(positions=True)
    builder.run(text)
    anchors = [(place, name) for name, place in (builder.positions or {}).items()]
    places = [place for place, _ in anchors]
    for comment in comments:
        _attach(found, comment, anchors, bisect_right(places, (comment.line, comment.column)))
    return found


def _attach(
    found: Comments, comment: Comment, anchors: list[tuple[tuple[int, int], str]], index: int
) -> None:
    below = anchors[index] if index < len(anchors) else None
    before = anchors[index - 1] if index else None
    if (
        comment.inline
        and before is not None
        and before[0][0] == comment.line
        and before[1] not in found.inline
    ):
        found.inline[before[1]] = comment.text
    elif before is not None and _belongs_above(comment, before[1], below):
        found.after[before[1]].append(comment.text)
    elif below is not None:
        found.above[_outermost(anchors, index)].append(comment.text)
    else:
        found.end.append(comment.text)


def _belongs_above(comment: Comment, before: str, below: tuple[tuple[int, int], str] | None) -> bool:
    """Say whether a comment is about what stands above it: deeper than what follows, and not under a key."""
    return not before.endswith("#key") and comment.column > (below[0][1] if below else 1)


def _outermost(anchors: Anchors, index: int) -> str:
    """Return the first of the things that start at one place: the item rather than its first key."""
    while index and anchors[index - 1][0] == anchors[index][0]:
        index -= 1
    return anchors[index][1]


def _find(text: str) -> list[Comment]:
    if "#" not in text:
        return []
    spans = _scalars(text)
    return [
        comment
        for number, line in enumerate(text.split("\n"), 1)
        if "#" in line and (comment := _in_line(line, number, spans)) is not None
    ]


def _in_line(line: str, number: int, spans: list[Span]) -> Comment | None:
    column = line.find("#")
    while column >= 0:
        starts = column == 0 or line[column - 1] in " \t"
        if starts and not _inside((number, column + 1), spans):
            return Comment(line[column:].rstrip(), number, column + 1, bool(line[:column].strip()))
        column = line.find("#", column + 1)
    return None


def _inside(place: tuple[int, int], spans: list[Span]) -> bool:
    index = bisect_right(spans, (place, (1 << 60, 0))) - 1
    return index >= 0 and spans[index][0] <= place < spans[index][1]


def _scalars(text: str) -> list[Span]:
    """Return where scalars start and end: a ``#`` in there is content."""
    spans: list[Span] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, ScalarEvent):
            start, end = event.start_mark, event.end_mark
            if start is not None and end is not None:
                spans.append(((start.line + 1, start.column + 1), (end.line + 1, end.column + 1)))
    return spans
