"""How texts of the index are read aloud, on top of the usual readings of ``derive.order``.

The index carries one usual syllable per character; the browser derives full pinyin and initials from it.
Surnames, second readings and words whose reading depends on the neighbour come from a small hand-made table.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from mingjian.derive.order import COMPOUND_SURNAMES, PLACES, SURNAMES, name_syllables, syllable

COMMON = tuple(
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) <= (0xD7, 0xF9)
)
"""The 3,755 common characters (GB/T 2312, level 1), which stand in the order of their sound."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Other readings of surnames and of characters in given names, and the readings of words."""

    surnames: dict[str, tuple[str, ...]] = field(default_factory=dict)
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


@cache
def other_readings() -> Readings:
    """Read the table shipped with the package; the parts of a reading are joined by hyphens."""
    table = Readings(words={word: "-".join(parts) for word, parts in PLACES.items()})
    text = files("mingjian.render.search").joinpath("data/readings.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, letters, *values = line.split()
        if kind == "surname":
            table.surnames[letters] = tuple(values)
        elif kind == "given":
            table.given[letters] = tuple(values)
        elif kind == "word":
            table.words[letters] = "-".join(values)
    return table


def is_read(letter: str) -> bool:
    """Say whether a character has a syllable (Han characters the dictionary knows)."""
    reading = syllable(letter)
    return reading != letter and reading.isascii() and reading.isalpha() and ord(letter) > 0x2E80


def split_name(name: str) -> tuple[str, str]:
    """Split a person's name into surname and given name; foreign-style names count as all given name."""
    if len(name) < 2 or "·" in name or not is_read(name[0]):
        return "", name
    compound = name[:2] in COMPOUND_SURNAMES or name[:2] in other_readings().surnames
    return (name[:2], name[2:]) if compound and len(name) > 2 else (name[0], name[1:])


@dataclass(frozen=True, slots=True)
class ReadingTable:
    """Readings as the browser uses them: every syllable begins with a capital."""

    syllables: list[str]
    surnames: dict[str, list[list[str]]]
    given: dict[str, list[str]]
    words: dict[str, list[str]]


def reading_table(letters: Iterable[str], surnames: Iterable[str], texts: str) -> ReadingTable:
    """Return what the browser needs to read every text made of ``letters``; a Latin letter reads itself.

    Args:
        letters: the characters to read.
        surnames: the surnames that occur.
        texts: all names of bodies, places and things in one string, to find the words that occur.
    """
    table = other_readings()
    known = list(letters)
    return ReadingTable(
        syllables=[_sound(letter) for letter in known],
        surnames={
            name: [_spoken(reading) for reading in _surname(name)]
            for name in sorted(set(surnames))
            if _surname(name)
        },
        given={
            letter: [other.capitalize() for other in table.given[letter]]
            for letter in known
            if letter in table.given
        },
        words={word: _spoken(parts) for word, parts in sorted(table.words.items()) if word in texts},
    )


def _sound(letter: str) -> str:
    if is_read(letter):
        return syllable(letter).capitalize()
    return letter.upper() if letter.isascii() and letter.isalpha() else ""


def _spoken(reading: str) -> list[str]:
    return [part.capitalize() for part in reading.split("-")]


def _surname(name: str) -> list[str]:
    """Return the readings of a surname, the usual one first; nothing when its characters say it all."""
    usual = "-".join(name_syllables(name))
    others = other_readings().surnames.get(name, ())
    plain = "-".join(syllable(letter) for letter in name)
    if not others and usual == plain and name not in SURNAMES:
        return []
    return [usual, *(reading for reading in dict.fromkeys((*others, plain)) if reading != usual)]
