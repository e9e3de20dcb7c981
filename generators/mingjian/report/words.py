"""Fixed Chinese phrases of reports (``words.yml``), and how many findings there are of each severity."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

from mingjian.model.finding import Finding, FindingSeverity


@cache
def _words() -> dict[str, str]:
    raw = yaml.load(files("mingjian.report").joinpath("words.yml").read_bytes(), yaml.CSafeLoader)
    return {str(key): str(value) for key, value in raw.items()}


def say(word: str, **params: object) -> str:
    """Return a phrase with its blanks filled."""
    return _words()[word].format_map(params)


def place(finding: Finding) -> str:
    """Return where a finding is (``path:line:column``; without line for a whole file)."""
    return f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path


def counts(findings: Iterable[Finding]) -> dict[FindingSeverity, int]:
    """Return how many findings there are of each severity."""
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in sorted(FindingSeverity, reverse=True)}


def summary(findings: Iterable[Finding]) -> str:
    """Return the closing line of a report."""
    found = counts(findings)
    total = sum(found.values())
    if not total:
        return say("none")
    errors, warnings, notices = found.values()
    return say("summary", total=total, errors=errors, warnings=warnings, notices=notices)
