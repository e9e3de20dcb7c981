"""Chinese order: by pinyin, then by character, ties by code point; never by locale (house style, trap 6).

Every character is read once and cached. Surnames have readings of their own (单 is Shan as a surname), so
names of persons go through :func:`name_key`. Search builds its pinyin columns from :func:`syllables` and
:func:`name_syllables`, so that what is sorted under S is also found under S.
"""

import os
import re
import unicodedata
from functools import cache, lru_cache

os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # a quarter of a second of every command
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")

from pypinyin.pinyin_dict import pinyin_dict

SURNAMES: dict[str, str] = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "朴": "piao", "查": "zha",
    "盖": "ge", "缪": "miao", "翟": "zhai", "乐": "yue", "种": "chong", "秘": "bi",
    "折": "she", "黑": "he", "员": "yun", "繁": "po", "召": "shao", "覃": "qin", "郇": "xun",
    "洗": "xian", "卜": "bu", "薄": "bo", "祭": "zhai", "句": "gou", "佴": "nai", "乜": "nie",
    "都": "du", "能": "nai", "么": "yao", "重": "chong", "贠": "yun", "粘": "nian", "角": "jue",
}  # fmt: skip
"""Readings of single-character surnames that differ from the common reading."""

COMPOUND_SURNAMES: dict[str, tuple[str, ...]] = {
    "尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "长孙": ("zhang", "sun"), "澹台": ("tan", "tai"),
    "单于": ("chan", "yu"), "宰父": ("zai", "fu"), "令狐": ("ling", "hu"), "鲜于": ("xian", "yu"),
}  # fmt: skip
"""Two-character surnames with a reading that cannot be put together from single characters."""

PLACES: dict[str, tuple[str, ...]] = {
    "重庆": ("chong", "qing"), "厦门": ("xia", "men"), "六安": ("lu", "an"), "长治": ("chang", "zhi"),
    "乐山": ("le", "shan"), "蚌埠": ("beng", "bu"), "番禺": ("pan", "yu"), "东阿": ("dong", "e"),
}  # fmt: skip
"""Place names whose first characters have another reading than usual."""

Key = tuple[tuple[str, str], ...]

_PLACE = re.compile("|".join(PLACES))


@cache
def syllable(character: str) -> str:
    """Return the common reading of a character without tone; anything not Chinese as itself."""
    readings = pinyin_dict.get(ord(character))
    if readings is None:
        return unicodedata.normalize("NFKC", character).casefold()
    plain = unicodedata.normalize("NFD", readings.split(",", 1)[0]).replace("u\u0308", "v")
    return "".join(mark for mark in plain if mark.isascii()).lower() or character


@cache
def _pair(character: str) -> tuple[str, str]:
    return (syllable(character), character)


def syllables(text: str) -> tuple[str, ...]:
    """Return the reading of every character of a text that is not a person's name."""
    read = [syllable(character) for character in text]
    for match in _PLACE.finditer(text):
        read[match.start() : match.end()] = PLACES[match.group()]
    return tuple(read)


def name_syllables(name: str) -> tuple[str, ...]:
    """Return the reading of every character of a person's name, the surname read as a surname."""
    compound = COMPOUND_SURNAMES.get(name[:2])
    if compound is not None:
        return compound + tuple(syllable(character) for character in name[2:])
    if not name:
        return ()
    return (SURNAMES.get(name[0]) or syllable(name[0]), *(syllable(character) for character in name[1:]))


@lru_cache(maxsize=4096)
def sort_key(text: str) -> Key:
    """Return the key by which titles, names of bodies and places are sorted."""
    if _PLACE.search(text):
        return tuple(zip(syllables(text), text, strict=True))
    return tuple(map(_pair, text))


def name_key(name: str) -> Key:
    """Return the key by which names of persons are sorted."""
    return tuple(zip(name_syllables(name), name, strict=True))


def initial(name: str) -> str:
    """Return the letter under which a person is listed: ``A`` to ``Z``, or ``#``."""
    first = name_syllables(name)[:1]
    letter = first[0][:1].upper() if first else ""
    return letter if letter.isascii() and letter.isalpha() else "#"
