"""What each rule's finding says: title, severity, sentence, way out, law. One file per family."""

from functools import cache
from importlib.resources import files

from mingjian.load.catalogue import Catalogue, Entry, load_catalogue
from mingjian.model.finding import Finding

FAMILIES = {
    "F": "格式",
    "I": "身份",
    "R": "关联与有效期",
    "M": "收费",
    "P": "隐私",
    "T": "文字",
    "S": "结构",
    "W": "公示期限",
}
"""Families by the first letter of their codes, in the order the reference page lists them."""


@cache
def check_entries() -> dict[str, Entry]:
    """Return the entries of the rules of this layer by code."""
    found: dict[str, Entry] = {}
    folder = files("mingjian.check.catalogue")
    for file in sorted(item.name for item in folder.iterdir() if item.name.endswith(".yml")):
        found |= Catalogue.read("mingjian.check.catalogue", file)
    return dict(sorted(found.items()))


@cache
def all_entries() -> dict[str, Entry]:
    """Return every entry by code, those of loading included, by family and code."""
    order = list(FAMILIES)
    merged = {**load_catalogue(), **check_entries()}
    return dict(sorted(merged.items(), key=lambda pair: (order.index(pair[0][0]), pair[0])))


def title(finding: Finding) -> str:
    """Return code and title of a finding (``R203 许可证已过有效期``)."""
    entry = all_entries().get(finding.code)
    return f"{finding.code} {entry.title}" if entry is not None else finding.code
