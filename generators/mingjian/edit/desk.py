"""A registry opened for editing: what records say now, and steps that know what they replace."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mingjian.check.nearest import nearest
from mingjian.check.runner import check_registry
from mingjian.derive.changeset import name_of, names_in
from mingjian.edit.refused import EditRefused
from mingjian.edit.rewrite import tree_of
from mingjian.edit.step import ADD, NoSuchPlaceError, Step, value_at
from mingjian.edit.words import say
from mingjian.load.build import load_registry
from mingjian.load.layout import Slot, classify
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource
from mingjian.model.appraiser import Affiliation, Appraiser
from mingjian.model.declaration import Model
from mingjian.model.errors import UsageError
from mingjian.model.finding import Finding
from mingjian.model.institution import Institution
from mingjian.model.registry import KINDS, Registry


@dataclass
class Desk:
    """A registry as loaded, and the plain data of the records looked at."""

    loaded: Loaded
    cache: Path | None = None
    _trees: dict[str, dict[str, Any]] = field(default_factory=dict)
    _findings: dict[date, tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def registry(self) -> Registry:
        """The records as they are."""
        return self.loaded.registry

    def findings(self, day: date) -> tuple[Finding, ...]:
        """Return what the check says of the registry as it is; judged once however many edits are tried."""
        if day not in self._findings:
            self._findings[day] = (*self.loaded.findings, *check_registry(self.loaded, day))
        return self._findings[day]

    def path(self, key: str) -> str:
        """Return where a record lies."""
        if key not in self.registry.paths:
            raise UsageError(say("unknown", id=key, near=self._near(key)))
        return self.registry.paths[key]

    def data(self, key: str) -> bytes:
        """Return the text of a record."""
        return self.loaded.source.read(self.path(key))

    def tree(self, key: str) -> dict[str, Any]:
        """Return the plain data of a record; not to be changed."""
        if key not in self._trees:
            self._trees[key] = tree_of(self.data(key), key)
        return self._trees[key]

    def model(self, key: str) -> type[Model]:
        """Return what kind of record a key stands for."""
        slot = classify(self.path(key))
        if not isinstance(slot, Slot):
            raise EditRefused(say("unreadable", id=key))
        return slot.model

    def value(self, key: str, path: str) -> Any:
        """Return a value of a record as it stands in its file."""
        try:
            return value_at(self.tree(key), path)
        except NoSuchPlaceError as error:
            raise EditRefused(say("no_such_field", id=key, field=path)) from error

    def step(self, key: str, path: str, becomes: Any, reason: str | None = None) -> Step:
        """Return the step that gives a field a value, knowing what it replaces."""
        was = None if path.endswith(f"[{ADD}]") else self.value(key, path)
        return Step(key, path, was, becomes, reason=reason)

    def body(self, key: str) -> Institution | Appraiser:
        """Return an institution or an appraiser."""
        found = self.registry.institutions.get(key) or self.registry.appraisers.get(key)
        if found is None:
            raise UsageError(say("no_body", id=key, near=self._near(key)))
        return found

    def institution(self, key: str) -> Institution:
        """Return an institution."""
        found = self.registry.institutions.get(key)
        if found is None:
            raise UsageError(say("no_institution", id=key, near=self._near(key)))
        return found

    def appraiser(self, key: str) -> Appraiser:
        """Return an appraiser."""
        found = self.registry.appraisers.get(key)
        if found is None:
            raise UsageError(say("no_appraiser", id=key, near=self._near(key)))
        return found

    def staff(self, key: str) -> Iterator[tuple[Appraiser, int, Affiliation]]:
        """Yield who is at an institution without a last day, with the place of the affiliation."""
        for person in self.registry.appraisers.values():
            for index, place in enumerate(person.affiliations):
                if place.institution == key and place.until is None:
                    yield person, index, place

    def name(self, key: str) -> str:
        """Return a record's name with its id."""
        for kind in KINDS:
            record = self.registry.of(kind.key).get(key)
            if record is not None:
                called = name_of(record) if _is_called(record) else name_of(record, names_in(self.registry))
                return say("named", name=called, id=key) if called != key else key
        return key

    def _near(self, key: str) -> str:
        found = nearest(key, self.registry.paths)
        return say("near", name=self.name(found)) if found else ""


def _is_called(record: Any) -> bool:
    return bool(getattr(record, "name", None) or getattr(record, "title", None))


def open_desk(root: Path, cache: Path | None = None) -> Desk:
    """Open a registry for editing."""
    return Desk(load_registry(FolderSource(root), cache), cache)
