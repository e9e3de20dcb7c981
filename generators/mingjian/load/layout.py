"""Which file holds what: from a path to a record type, and from a record to its path.

The folder names the kind; the level below names the region or the year. Whether a record lies in the *right*
region or year folder is a rule (S family); here only the kind matters.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from mingjian.load.catalogue import wording
from mingjian.load.complaint import closest
from mingjian.model.declaration import Model
from mingjian.model.registry import KIND_BY_FOLDER, VOCABULARIES, Kind, Registry
from mingjian.model.settings import Settings

SETTINGS_FILE = "registry.yml"
VOCABULARY_FOLDER = "vocab"
_ALIKE = frozenset({".yaml", ".yml", ".txt"})
"""Extensions that a record of ours gets by mistake."""
_NOTES = re.compile(r"(?:.*/)?README(?:\.[a-zA-Z-]+)?\.md")
"""Notes for the people who edit the files; not records."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a file is: the model it must satisfy and the key its record goes by."""

    path: str
    key: str
    model: type[Model]
    kind: Kind | None = None

    @property
    def group(self) -> str:
        """The kind's key, ``vocab`` or ``registry``."""
        return self.kind.key if self.kind else self.key.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A file that is none of ours: the code of the finding and its words; ``meant``, the record in it."""

    path: str
    code: str
    params: dict[str, str] = field(default_factory=dict)
    meant: Slot | None = None


def classify(path: str) -> Slot | Misplaced | None:
    """Say what a file is by its path; None for notes that belong to nobody."""
    if _NOTES.fullmatch(path):
        return None
    folder, _, rest = path.rpartition("/")
    stem, dot, extension = rest.rpartition(".")
    top = folder.partition("/")[0]
    if path == SETTINGS_FILE:
        return Slot(path, "registry", Settings)
    if top != VOCABULARY_FOLDER and top not in KIND_BY_FOLDER:
        return _unknown_place(path, top or rest)
    if extension != "yml" or not stem:
        return _other_extension(path, top, stem if dot else rest, f".{extension}" if dot else "—")
    if top == VOCABULARY_FOLDER:
        return _vocabulary(path, folder, stem)
    return Slot(path, stem, KIND_BY_FOLDER[top].model, KIND_BY_FOLDER[top])


def _other_extension(path: str, top: str, stem: str, extension: str) -> Misplaced:
    """A record under another extension only needs its name; anything else is no record at all."""
    is_ours = extension.lower() in _ALIKE and bool(stem)
    words = wording()["phrase"]
    advice = words["rename_file"].format(name=f"{stem}.yml") if is_ours else words["move_away"]
    kind = KIND_BY_FOLDER.get(top) if is_ours else None
    slot = Slot(path, stem, kind.model, kind) if kind else None
    return Misplaced(path, "S103", {"extension": extension, "advice": advice}, slot)


def path_of(kind: Kind, record: Any, registry: Registry) -> str | None:
    """Return the path a record belongs at, or None where what decides it is unknown."""
    shard = _shard(kind, record, registry)
    if shard is None:
        return None
    return "/".join(part for part in (kind.folder, shard, f"{record.id}.yml") if part)


def _shard(kind: Kind, record: Any, registry: Registry) -> str | None:
    if kind.shard == "region":
        if kind.key != "price":
            return str(record.region)
        institution = registry.institutions.get(record.institution)
        return institution.region if institution else None
    if kind.shard == "year":
        value = getattr(record, kind.year_of)
        return str(getattr(value, "year", value))
    return ""


def _vocabulary(path: str, folder: str, stem: str) -> Slot | Misplaced:
    if folder == VOCABULARY_FOLDER and stem in VOCABULARIES:
        return Slot(path, f"vocab/{stem}", VOCABULARIES[stem])
    known = "、".join(VOCABULARIES)
    return Misplaced(
        path, "S104", {"stem": stem, "known": known, "suggestion": _near(stem, list(VOCABULARIES))}
    )


def _unknown_place(path: str, place: str) -> Misplaced:
    folders = [VOCABULARY_FOLDER, *KIND_BY_FOLDER]
    return Misplaced(
        path, "S102", {"place": place, "folders": "、".join(folders), "suggestion": _near(place, folders)}
    )


def _near(word: str, words: list[str]) -> str:
    near = closest(word, words)
    return wording()["phrase"]["suggest"].format(name=near) if near else ""
