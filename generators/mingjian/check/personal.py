"""Find personal data in Chinese free text: identity numbers, mobiles, plates, names, case numbers.

Each detector errs on the side of silence for things that only look alike (credit codes, 18-digit case codes,
document numbers, “被告应当”), because a scanner that cries wolf is switched off.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from mingjian.check.checkdigit import identity_numbers


@cache
def _words() -> dict[str, list[str]]:
    raw = yaml.load(files("mingjian.check").joinpath("names.yml").read_bytes(), yaml.CSafeLoader)
    return {str(key): str(value).split() for key, value in raw.items()}


def parties() -> list[str]:
    """Return the words after which a party's name is likely to stand."""
    return _words()["parties"]


PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼示"
"""Provinces by the character on a vehicle's plate, and the fictional one of samples."""
_NAME = re.compile(
    rf"(?:{'|'.join(parties())})[:\uff1a\s]{{0,2}}([{''.join(_words()['surnames'])}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=[,，。、;；:\uff1a()（）《》“”\s]|$|诉|与|和|及|的|因|在|于|系|男|女|称|起诉|签|要求|向|之|死亡|受伤|受到|提供|提交|驾驶|持有|到|被)"
)
_MASK = re.compile(r"[某××xX*＊○〇]")
_MOBILE = re.compile(r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![0-9A-Za-z])")
_PLATE = re.compile(
    rf"[{PROVINCES}][A-HJ-NP-Z][·•.\s]?"
    r"(?=[A-HJ-NP-Z]*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])"
)
_CASE_NUMBER = re.compile(
    r"[〔(（\[【](?:19|20)\d{2}[〕)）\]】]\s?[\u4e00-\u9fff]{0,3}\d{0,4}"
    r"(?:[民刑行执赔破调财知][\u4e00-\u9fff]{0,6}|[\u4e00-\u9fff]{0,6}鉴字)第?\d{1,6}号"
)
_ADDRESS = re.compile(
    r"(?:家住|住址|现住址?|家庭地址|户籍(?:所在)?地|居住(?:于|在|地)|住(?:在|于))[:\uff1a为是]?[^,，。;；\n]{2,40}?"
    r"(?:\d+\s?(?:号|室|栋|幢|单元|弄|组)|村)"
    r"|\d+\s?(?:号楼|栋|幢|号院)\s?(?:\d+\s?单元\s?)?\d{1,4}\s?室"
)
_EMAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_BIRTH = re.compile(
    r"(?:出生(?:日期|于|年月)?|生于)[:\uff1a为]?\s?(?:19|20)\d{2}\s?[年./-]\s?\d{1,2}(?:\s?[月./-]\s?\d{1,2}日?|\s?月)"
    r"|(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?(?:出生|生[,，。、)）])"
)
_BANK = re.compile(r"(?:银行|账号|帐号|卡号|账户)[^\d。;；\n]{0,12}(\d(?:[ -]?\d){14,18})(?!\d)")


def names_of_parties(text: str) -> Iterator[str]:
    """Find a full personal name right after a word for a party; 某某 and masked names are fine."""
    ordinary = _words()["ordinary"]
    for match in _NAME.finditer(text):
        name = match.group(1)
        following = text[match.start(1) : match.start(1) + 3]
        if name[:2] not in ordinary and not _MASK.search(following):
            yield name


def mobiles(text: str) -> Iterator[str]:
    """Find mobile numbers, also when written in groups."""
    return (match.group(1) for match in _MOBILE.finditer(text))


def plates(text: str) -> Iterator[str]:
    """Find vehicle plates."""
    return (match.group() for match in _PLATE.finditer(text))


def case_numbers(text: str) -> Iterator[str]:
    """Find court case numbers and opinion numbers that can be looked up; document numbers are not meant."""
    return (match.group() for match in _CASE_NUMBER.finditer(text))


def home_addresses(text: str) -> Iterator[str]:
    """Find where a person lives."""
    return (match.group() for match in _ADDRESS.finditer(text))


def emails(text: str) -> Iterator[str]:
    """Find e-mail addresses."""
    return (match.group() for match in _EMAIL.finditer(text))


def birth_dates(text: str) -> Iterator[str]:
    """Find a birth date or birth month."""
    return (match.group() for match in _BIRTH.finditer(text))


def bank_accounts(text: str) -> Iterator[str]:
    """Find account numbers that are introduced as such."""
    return (match.group(1) for match in _BANK.finditer(text))


def plain(text: str) -> str:
    """Fold full-width digits and letters, so that ID numbers typed full-width are found too."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def identity(text: str) -> Iterable[str]:
    """Find identity numbers, also typed full-width or in groups."""
    folded = plain(text)
    return identity_numbers(folded) or identity_numbers(re.sub(r"(?<=\d)[ -](?=[\dXx])", "", folded))
