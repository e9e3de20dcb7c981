"""The detectors a typed text is put through, by name; rules pick the names they report."""

import re
from collections.abc import Callable, Iterable

from mingjian.check import offlimits, personal

TRADITIONAL = frozenset(
    "鑑鑒醫學國會師證號據檢驗區縣廳銀錄類損傷環電務實執業機構設備關係審計劃書問題監舉報費標準範圍專術語長"
    "門開閉東車馬鳥魚義烏龍鳳龜點黨總統處複復彙發髮變頭項順須預領頒頻顏願顧顯風飛飯養館驚體鬥魯麗麥黃齊齒"
    "劉孫陳趙楊葉蘇韓馮鄭謝鄧許羅蔣蕭賈譚鄒熱無為爭獨獲玆產畫異療癥盤盡確礎禮種稱積穩競筆節築簡簽糧紀約紅"
    "級納紙組終經結給絕綜維網緊線練續職聯聲聽肅膚臨臺與興舊"
)
"""Characters that simplified Chinese does not use; those both scripts share are left out on purpose."""

_FULLWIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_EDGE = re.compile(r"^[ \u3000]+|[ \u3000]+$")
_WRAPPED = re.compile(r"^“[^“”]*”$|^[\"'].*|.*[\"']$", re.DOTALL)
_GAPS = re.compile(r"(?<=\S)(?:[ \u3000]{2,}|\u3000)(?=\S)")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)
_PLACEHOLDER = re.compile(r"(?i)\b(?:TODO|TBD|FIXME)\b|待补充|待填写|待核实后填|[xX×]{3,}|[?\uff1f]{3,}")
_PROMISE = re.compile(
    r"包赢|包过|包您满意|保证(?:胜诉|结果|通过|赢|采信)|必定?胜诉|一定(?:胜诉|采信)|百分之百|100%(?:准确|采信|胜诉)|绝对准确|想要什么结果"
)
_REPEATED = re.compile(r"([,，。;；、:\uff1a])\1+|[,，、][。;；]")
_BRACKETS = {"）": "（", "》": "《", "〕": "〔", "】": "【", "”": "“"}
_OPENING = tuple(_BRACKETS.values())


_TRIGGER = re.compile(
    "|".join(
        (
            f"[０-９Ａ-Ｚａ-ｚ\\u3000@\\n{''.join(sorted(TRADITIONAL))}]",
            _INVISIBLE.pattern,
            r"\A[\"' ]|[\"' ]\Z|  |(?:\d[ -]?){11}|(?i:TODO|TBD|FIXME|[xX×]{3})|[?\uff1f]{3}",
            r"[,，。;；、:\uff1a][,，。;；、:\uff1a]",
            r"[〔(（\[【]\d{4}[〕)）\]】]\s?\D",
            f"[{personal.PROVINCES}][A-HJ-NP-Z]",
            "|".join(personal.parties()),
            "住|户籍|家庭地址|[号栋幢]楼?.*室|出生|生于|[月日]生|银行|[账帐卡]号|账户",
            offlimits.triggers(),
            "待补充|待填写|待核实|包赢|包过|包您|保证|胜诉|采信|百分之百|准确|想要什么",
        )
    )
)
"""Marks without which no detector finds anything (a test holds it to that); most texts have none of them."""
_BRACKET = re.compile(f"[(){''.join(_BRACKETS)}{''.join(_OPENING)}]")
_PLAIN = r"[^()（）《》〔〕【】“”]*"
_PAIRED = re.compile(rf"{_PLAIN}(?:〔{_PLAIN}〕|（{_PLAIN}）){_PLAIN}")
LENGTHS = range(11, 20)
"""Lengths of digit strings that may be somebody's number; 12 digits are a practice number."""


def may_be_odd(text: str) -> bool:
    """Say, cheaply, whether any detector could find something in a text."""
    if text.isascii() and text.isdigit():
        return len(text) in LENGTHS and len(text) != 12
    if _TRIGGER.search(text) is not None:
        return True
    return _BRACKET.search(text) is not None and _PAIRED.fullmatch(text) is None


def _all(pattern: re.Pattern[str]) -> Callable[[str], list[str]]:
    def detect(text: str) -> list[str]:
        return [match.group() for match in pattern.finditer(text)]

    return detect


def invisible(text: str) -> list[str]:
    """Name invisible characters by code point, for they cannot be shown."""
    return [f"U+{ord(match.group()):04X}" for match in _INVISIBLE.finditer(text)]


def unbalanced(text: str) -> list[str]:
    """Return brackets and quotes that lack their other half; （ closed by ) is left to mixed_brackets."""
    if not any(char in _OPENING or char in _BRACKETS for char in text):
        return []
    folded = text.replace("(", "（").replace(")", "）")
    waiting: list[str] = []
    for char in folded:
        if char in _OPENING:
            waiting.append(char)
        elif char in _BRACKETS:
            if not waiting or waiting[-1] != _BRACKETS[char]:
                return [char]
            waiting.pop()
    return waiting[-1:]


def mixed_brackets(text: str) -> list[str]:
    """Return the text when it holds both full-width and half-width round brackets."""
    full, half = any(char in text for char in "（）"), any(char in text for char in "()")
    return [text] if full and half else []


def traditional(text: str) -> list[str]:
    """Return traditional characters."""
    return sorted({char for char in text if char in TRADITIONAL})


DETECTORS: dict[str, Callable[[str], Iterable[str]]] = {
    "identity": lambda text: tuple(personal.identity(text)),
    "mobile": lambda text: tuple(personal.mobiles(text)),
    "plate": lambda text: tuple(personal.plates(text)),
    "party": lambda text: tuple(personal.names_of_parties(text)),
    "case": lambda text: tuple(personal.case_numbers(text)),
    "home": lambda text: tuple(personal.home_addresses(text)),
    "email": lambda text: tuple(personal.emails(text)),
    "birth": lambda text: tuple(personal.birth_dates(text)),
    "bank": lambda text: tuple(personal.bank_accounts(text)),
    "party_work": lambda text: tuple(offlimits.party_work(text)),
    "interference": lambda text: tuple(offlimits.interference(text)),
    "personal_file": lambda text: tuple(offlimits.personal_file(text)),
    "fullwidth": _all(_FULLWIDTH),
    "edge": _all(_EDGE),
    "gaps": _all(_GAPS),
    "wrapped": _all(_WRAPPED),
    "invisible": invisible,
    "newline": lambda text: ["\n"] if "\n" in text else [],
    "traditional": traditional,
    "placeholder": _all(_PLACEHOLDER),
    "promise": _all(_PROMISE),
    "repeated": _all(_REPEATED),
    "unbalanced": unbalanced,
    "mixed_brackets": mixed_brackets,
}
