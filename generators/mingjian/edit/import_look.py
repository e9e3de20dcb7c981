"""Words of somebody's table to codes and ids of the registry: by name, old name, number, or a word given."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mingjian.check.nearest import nearest
from mingjian.edit.profile import ColumnRule
from mingjian.edit.sheet_cell import DamagedError
from mingjian.edit.words import say
from mingjian.load.shape import FieldShape
from mingjian.model.errors import UsageError
from mingjian.model.registry import Registry
from mingjian.render.search.variants import simplified_forms

_DROPPED = re.compile(r"[\s·・—\-（）()]+")
_TAILS = ("司法鉴定", "鉴定", "类")


@dataclass
class Lookup:
    """The names of a registry, read once; ``known`` leads from a name to the value that is written down."""

    registry: Registry
    called: dict[str, str] = field(default_factory=dict)
    _tables: dict[str, dict[str, str]] = field(default_factory=dict)

    def value(self, text: str, rule: ColumnRule, shape: FieldShape) -> str:
        """Return the value a text stands for.

        Raises:
            DamagedError: it stands for nothing, or for several things; with the nearest known word.
        """
        text = rule.names.get(text, text)
        table = self._table(shape)
        if table is None:
            return text
        for key in keys_of(text):
            if table.get(key) == "":
                raise DamagedError(say("import_several", value=text))
            if key in table:
                return table[key]
        close = nearest(folded(text), table)
        near = say("near", name=self.called.get(close, close)) if close else ""
        raise DamagedError(say("import_unknown", title=shape.spec.title, value=text, near=near))

    def code(self, text: str, shape: FieldShape) -> str:
        """Return the code or id that a name, or a code with its name, stands for; else the text itself."""
        if not (shape.spec.ref or shape.spec.vocabulary):
            return text
        table = self._table(shape) or {}
        first = text.split(maxsplit=1)[:1]
        found = (table.get(key) for key in (*keys_of(text), *(folded(word) for word in first)))
        return next(filter(None, found), text)

    def region(self, text: str) -> str:
        """Return the code of a region that is named by its code, the beginning of it, or its name.

        Raises:
            UsageError: there is no such region.
        """
        codes = self.registry.words("regions")
        self._fill("regions", self._places())
        table = self._tables["regions"]
        found = next(filter(None, (table.get(key) for key in keys_of(text))), None)
        if found is None and text.isdigit() and any(code.startswith(text) for code in codes):
            found = text
        if found is None:
            close = nearest(folded(text), [key for key, code in table.items() if code])
            near = say("near", name=f"{table[close]} {self.called[close]}") if close else ""
            raise UsageError(say("no_region", region=text, near=near))
        return found

    def _places(self) -> Iterator[tuple[str, str]]:
        loaded = self.registry.vocabularies.get("regions")
        return _places({item.code: item.name for item in loaded.items} if loaded else {})

    def _table(self, shape: FieldShape) -> dict[str, str] | None:
        spec = shape.spec
        name = spec.ref or spec.vocabulary or (spec.title if shape.words else None)
        if name is None:
            return None
        self._fill(name, self._records(spec.ref) if spec.ref else self._words(spec.vocabulary, shape))
        return self._tables[name]

    def learn(self, kind: str, name: str, key: str) -> None:
        """Take up the name of a record that is about to be made, so that the next table may speak of it."""
        self._fill(kind, self._records(kind))
        self._learn(kind, name, key)

    def _fill(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        if name not in self._tables:
            self._tables[name] = {}
            for called, value in pairs:
                self._learn(name, called, value)

    def _learn(self, table: str, name: str, value: str) -> None:
        """Enter a name; one that stands for two things leads to the empty text."""
        key, known = folded(name), self._tables[table]
        known[key] = value if known.get(key, value) == value else ""
        self.called.setdefault(key, name)

    def _records(self, kind: str) -> Iterator[tuple[str, str]]:
        for key, record in self.registry.of(kind).items():
            former = (item.name for item in getattr(record, "former_names", ()))
            licences = (item.number for item in getattr(record, "licences", ()))
            number = getattr(record, "practice_number", None)
            called = (getattr(record, "name", None), getattr(record, "title", None), key, number)
            for name in (*called, *former, *licences):
                if name:
                    yield name, key

    def _words(self, vocabulary: str | None, shape: FieldShape) -> Iterator[tuple[str, str]]:
        loaded = self.registry.vocabularies.get(vocabulary or "")
        for word in shape.words:
            yield word, word
        items = loaded.items if loaded is not None else ()
        if vocabulary == "regions":
            yield from self._places()
            return
        for item in items:
            value = getattr(item, "code", None) or getattr(item, "id", None) or item.name
            for name in (value, *_names(item)):
                yield name, value


def _places(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield every region by code and name, and with the names of the regions it lies in before it."""
    for code, name in names.items():
        above = [f"{code[:length]:0<6}" for length in (2, 4)]
        city = "".join(names.get(place, "") for place in above[1:] if place != code)
        province = "".join(names.get(place, "") for place in above[:1] if place != code)
        for called in dict.fromkeys((code, name, city + name, province + name, province + city + name)):
            yield called, code


def _names(item: Any) -> Iterator[str]:
    for attribute in ("name", "title", "full_name"):
        if text := getattr(item, attribute, None):
            yield text
    yield from getattr(item, "aliases", ())


def folded(text: str) -> str:
    """Return a text as it is compared: half-width, simplified, without spaces and brackets."""
    forms = simplified_forms()
    plain = "".join(forms.get(letter, letter) for letter in unicodedata.normalize("NFKC", text))
    return _DROPPED.sub("", plain).casefold()


def keys_of(text: str) -> Iterator[str]:
    """Yield the ways a word may stand in the table: as it is, and without or with the tails people add."""
    plain = folded(text)
    yield plain
    for tail in _TAILS:
        if plain.endswith(tail):
            yield plain.removesuffix(tail)
        yield plain + tail
