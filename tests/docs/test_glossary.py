"""The glossary names every kind of record and every closed vocabulary, with the words as they are declared."""

import importlib
import pkgutil
from pathlib import Path

import mingjian.model
import pytest
from mingjian.model.declaration import Word
from mingjian.model.registry import KINDS, Kind

ROOT = Path(__file__).parents[2]
GLOSSARY = ROOT / "site/pages/glossary.md"
STARTER = ROOT / "generators/mingjian/starter/site/pages/glossary.md"


def vocabularies() -> list[type[Word]]:
    for module in pkgutil.iter_modules(mingjian.model.__path__):
        importlib.import_module(f"mingjian.model.{module.name}")
    return [words for words in Word.__subclasses__() if words.__module__.startswith(mingjian.model.__name__)]


def rows() -> list[list[str]]:
    """Return the cells of every row of every table."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]


def named(english: str) -> list[str]:
    found = [row for row in rows() if f"`{english}`" in row[1].split("、")]
    assert len(found) == 1, f"{english}: one row in site/pages/glossary.md"
    return found[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_kind_of_record_is_explained_under_its_title(kind: Kind) -> None:
    chinese, _, meaning = named(kind.model.__name__)
    assert kind.title in chinese.split("、")
    assert meaning


@pytest.mark.parametrize("words", vocabularies(), ids=lambda words: words.__name__)
def test_every_closed_vocabulary_is_listed_with_its_words(words: type[Word]) -> None:
    listed = named(words.__name__)[2]
    shown = [f"（`{word.value}`）" if word.value.isascii() else word.value for word in words]
    assert [word for word in shown if word not in listed] == []
    assert len(listed.split("、")) == len(shown)


def test_no_chinese_word_stands_for_two_things() -> None:
    chinese = [word for row in rows() if row[0] not in {"中文", "---"} for word in row[0].split("、")]
    assert sorted(chinese) == sorted(set(chinese))


def test_a_new_registry_starts_with_the_same_glossary() -> None:
    assert STARTER.read_text(encoding="utf-8") == GLOSSARY.read_text(encoding="utf-8")
