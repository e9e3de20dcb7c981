"""One pass over every typed text: distinct texts are examined once, and only suspicious ones are kept.

A nation has some 700,000 texts of which few are distinct and fewer suspicious; each text or privacy rule then
looks only at the texts its own detector marked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mingjian.check.detect import DETECTORS, may_be_odd
from mingjian.check.walk import Place, dotted, free_texts, paths, values
from mingjian.model.declaration import FieldSpec, Model
from mingjian.model.registry import KINDS, Registry


@dataclass(frozen=True, slots=True)
class Scanned:
    """A text with what the detectors found in it: detector name → the offending pieces."""

    kind: str
    key: str
    spec: FieldSpec
    place: Place
    value: str
    found: dict[str, tuple[str, ...]]

    @property
    def field(self) -> str:
        """The dotted path of the text."""
        return dotted(self.place)


def examine(text: str) -> dict[str, tuple[str, ...]]:
    """Run every detector on one text; most texts give an empty answer."""
    found = {}
    for name, detect in DETECTORS.items():
        pieces = detect(text)
        if pieces:
            found[name] = tuple(pieces)
    return found


def scan_texts(registry: Registry) -> list[Scanned]:
    """Examine all typed texts of a registry, in the order of kinds and ids."""
    known: dict[str, dict[str, tuple[str, ...]]] = {}
    scanned = []
    for kind, key, record, path in _texts(registry):
        for value, place in values(record, path.steps):
            found = known.get(value)
            if found is None:
                found = known[value] = examine(value) if may_be_odd(value) else {}
            if found:
                scanned.append(Scanned(kind, key, path.spec, place, value, found))
    return scanned


def _texts(registry: Registry) -> Iterator[tuple[str, str, Any, Any]]:
    for kind in KINDS:
        fields = paths(kind.model, free_texts)
        for key, record in registry.of(kind.key).items():
            for path in fields:
                yield kind.key, key, record, path
    for stem, vocabulary in registry.vocabularies.items():
        model: type[Model] = type(vocabulary)
        for path in paths(model, free_texts):
            yield "vocabulary", f"vocab/{stem}", vocabulary, path
    for path in paths(type(registry.settings), free_texts):
        yield "settings", "registry", registry.settings, path
