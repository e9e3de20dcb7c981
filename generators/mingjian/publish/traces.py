"""From what every page was derived at the last build: what it was given, and what was read for it.

A page whose every trace leads to the value it led to then is the page it was; its view need not be made.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from mingjian.render.draft import Sketch

Trace = tuple[str, list[int]]
"""What a page was given, and the numbers of what was read for it."""


@dataclass
class Traces:
    """Traces by path; ``names`` is what they lead to, by number, and ``values`` what stood there."""

    names: list[str] = field(default_factory=list)
    values: list[str | None] = field(default_factory=list)
    files: dict[str, Trace] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _same: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: dict[str, Any]) -> Self:
        """Take up what :meth:`plain` gave."""
        files = {path: (given, reads) for path, (given, reads) in tree["files"].items()}
        return cls(list(tree["names"]), list(tree["values"]), files)

    def plain(self) -> dict[str, Any]:
        """Return everything as plain data."""
        return {"names": self.names, "values": self.values, "files": self.files}

    def note(self, item: Sketch) -> None:
        """Remember what a page was derived from; one whose traces get lost will be derived anew."""
        if item.given is None:
            return
        reads = item.drawn()[1]
        values = [item.value(name) for name in reads]
        if None not in values:
            numbers = [self._number(name, value) for name, value in zip(reads, values, strict=True)]
            self.files[item.path] = (item.given, numbers)

    def leads_to_the_same(self, item: Sketch) -> bool:
        """Say whether a page would be derived from the same things as when these traces were noted."""
        given, reads = self.files.get(item.path, (None, []))
        return given is not None and given == item.given and all(self._is_same(item, read) for read in reads)

    def _is_same(self, item: Sketch, number: int) -> bool:
        same = self._same.get(number)
        if same is None:
            value = item.value(self.names[number])
            if value is None:  # what was not asked for yet may be known later
                return False
            same = self._same[number] = value == self.values[number]
        return same

    def take(self, other: "Traces", paths: Iterable[str]) -> None:
        """Take over the traces of some paths."""
        places: dict[int, int] = {}
        for path in paths:
            given, reads = other.files[path]
            for read in reads:
                if read not in places:
                    places[read] = self._number(other.names[read], other.values[read])
            self.files[path] = (given, [places[read] for read in reads])

    def _number(self, name: str, value: str | None) -> int:
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self.names)
            self.names.append(name)
            self.values.append(value)
        return number
