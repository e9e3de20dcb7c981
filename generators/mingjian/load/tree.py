"""YAML events to a tree, with the place of every key and value on request.

Nothing is typed by guesswork, aliases are never followed, nesting is bounded, and duplicate keys keep the
first value: what cannot be trusted is a problem with a place.
"""

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mingjian.load.reading import Problem
from mingjian.load.scalar import SCIENTIFIC, UNUSUAL, is_ambiguous, typed

DEPTH_LIMIT = 20
"""Deepest nesting; the deepest record type has six levels."""

Positions = dict[str, tuple[int, int]]
"""Field path → line and column of its value; ``path#key`` → those of its key."""


class Stopped(Exception):  # noqa: N818 - it ends a file, it is not a fault
    """The rest of the file must not be read."""


class _Frame:
    """A mapping or list being filled."""

    __slots__ = ("container", "key", "muted", "path", "places", "waiting")

    def __init__(self, container: Any, path: str, *, muted: bool) -> None:
        self.container = container
        self.path = path
        self.muted = muted
        self.key = ""
        self.waiting = True  # a mapping waits for a key
        self.places: dict[str, int] = {}


class TreeBuilder:
    """Feeds on events, grows a tree, collects problems."""

    def __init__(self, *, positions: bool = False) -> None:
        """Collect places only where asked: most files never need them."""
        self.root: Any = None
        self.problems: list[Problem] = []
        self.positions: Positions | None = {} if positions else None
        self._frames: list[_Frame] = []
        self._documents = 0

    @property
    def is_empty(self) -> bool:
        """Say whether there was nothing to read but spaces and comments."""
        return self._documents == 0

    def run(self, text: str) -> None:
        """Read a text to its end.

        Raises:
            yaml.MarkedYAMLError: the text is not YAML.
        """
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                self._take(event)
        except Stopped:
            self.root = None

    def _take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            self._refuse_extras(event)
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._refuse_extras(event)
            self._open({} if isinstance(event, MappingStartEvent) else [], event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._frames.pop()
        elif isinstance(event, AliasEvent):
            self._stop("F103", event, what=f"*{event.anchor}")
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("F111", event)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop("F103", event, what=f"&{event.anchor}")
        if event.tag is not None:
            self._stop("F103", event, what=event.tag)

    def _scalar(self, event: ScalarEvent) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is not None and isinstance(frame.container, dict) and frame.waiting:
            self._key(frame, event)
            return
        path, muted = self._add_path(frame)
        plain = not event.style
        value = typed(event.value) if plain else event.value
        if plain and isinstance(value, str) and is_ambiguous(value) and not muted:
            self._problem("F123" if SCIENTIFIC.match(value) else "F113", event, field=path, value=value)
        if not plain and (odd := UNUSUAL.search(event.value)) and not muted:
            self._problem("F107", event, field=path, character=f"U+{ord(odd.group()):04X}")
        self._place(path, event, muted=muted)
        self._attach(frame, value)

    def _key(self, frame: _Frame, event: ScalarEvent) -> None:
        frame.key, frame.waiting = event.value, False
        if frame.key in frame.places:
            if not frame.muted:
                self._problem("F102", event, field=_join(frame), key=frame.key, first=frame.places[frame.key])
            return
        frame.places[frame.key] = _start(event)[0]
        self._place(f"{_join(frame)}#key", event, muted=frame.muted)

    def _open(self, container: Any, event: Any) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is not None and isinstance(frame.container, dict) and frame.waiting:
            self._stop("F112", event)
        if len(self._frames) >= DEPTH_LIMIT:
            self._stop("F110", event)
        path, muted = self._add_path(frame)
        self._place(path, event, muted=muted)
        self._attach(frame, container)
        self._frames.append(_Frame(container, path, muted=muted))

    def _add_path(self, frame: _Frame | None) -> tuple[str, bool]:
        """Return the path of the value about to be added, and whether it belongs to a repeated key."""
        if frame is None:
            return "", False
        if isinstance(frame.container, list):
            return f"{frame.path}[{len(frame.container)}]", frame.muted
        return _join(frame), frame.muted or frame.key in frame.container

    def _attach(self, frame: _Frame | None, value: Any) -> None:
        if frame is None:
            self.root = value
        elif isinstance(frame.container, list):
            frame.container.append(value)
        else:
            frame.container.setdefault(frame.key, value)
            frame.waiting = True

    def _place(self, path: str, event: Event, *, muted: bool) -> None:
        if self.positions is not None and not muted:
            self.positions[path] = _start(event)

    def _problem(self, code: str, event: Event, *, field: str = "", **params: Any) -> None:
        self.problems.append(Problem(code, *_start(event), field, params))

    def _stop(self, code: str, event: Event, **params: Any) -> None:
        self._problem(code, event, **params)
        raise Stopped


def _start(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _join(frame: _Frame) -> str:
    return f"{frame.path}.{frame.key}" if frame.path else frame.key
