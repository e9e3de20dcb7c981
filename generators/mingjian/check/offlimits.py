"""What has no place in a registry in whatever form: Party matters, interference, personal files.

The published sentence of a document may say these words; a record about somebody may not. Each detector wants
two signs together, so that a training course *about* a rule is not mistaken for somebody's case.
"""

import re
from collections.abc import Iterator

_PARTY = re.compile(
    r"(?:中共|预备)党员|入党|党支部|党总支|党委书记|支部书记|党费|党组织关系|政治面貌|党员(?:身份|人数|名单|比例|教育|考核)"
)
_PERSON = r"(?:某[某人]?|局长|厅长|院长|主任|处长|科长|领导|庭长|法官|检察官|民警|律师)"
_INTERFERED = re.compile(rf"{_PERSON}[^。；\n]{{0,12}}(?:打招呼|说情|递条子|打听|过问|插手|干预)")
_MARK = re.compile(
    r"(?:回访|考核|考试|测评|面试|笔试|评议)[^，。；\n]{0,8}?\d+(?:\.\d+)?分|"
    r"(?:记入|计入)个人执业档案|个人执业档案[:\uff1a]"
)
_TRIGGERS = (
    r"党员|入党|党支部|党总支|党委书记|支部书记|党费|党组织|政治面貌|"
    r"打招呼|说情|递条子|打听|过问|插手|干预|\d分|执业档案"
)


def triggers() -> str:
    """Return the marks without which nothing here is found."""
    return _TRIGGERS


def party_work(text: str) -> Iterator[str]:
    """Find Party membership, branches and Party posts."""
    yield from (found.group() for found in _PARTY.finditer(text))


def interference(text: str) -> Iterator[str]:
    """Find somebody who asked about or leaned on a matter."""
    yield from (found.group() for found in _INTERFERED.finditer(text))


def personal_file(text: str) -> Iterator[str]:
    """Find marks of a person, and entries of a personal practice file."""
    yield from (found.group() for found in _MARK.finditer(text))
