"""Findings as a GitLab Code Quality report: one object each, none without the keys GitLab insists on.

One object without ``severity`` hides all that follow it, and of two with one fingerprint only the first is
shown; so both are always there, and a fingerprint that comes again is made different. Lines are no part of
it: what merely moved is not new.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

import orjson

from mingjian.check.catalogue import title
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report.excerpt import Reader, visible
from mingjian.report.words import say

_SEVERITIES = {
    FindingSeverity.ERROR: "blocker",
    FindingSeverity.WARNING: "minor",
    FindingSeverity.NOTICE: "info",
}


def format(findings: Sequence[Finding], source: Reader | None = None) -> str:  # noqa: A001
    """Return the report as JSON, worst first."""
    del source
    ordered = sorted(findings, key=lambda finding: (-finding.severity, finding.order))
    seen: Counter[str] = Counter()
    return orjson.dumps([_object(item, seen) for item in ordered], option=orjson.OPT_INDENT_2).decode() + "\n"


def _object(finding: Finding, seen: Counter[str]) -> dict[str, object]:
    text = f"{title(finding)}: {finding.message}"
    hint = say("fix", hint=finding.hint) if finding.hint else ""
    return {
        "description": visible(" ".join(filter(None, (text, hint)))),
        "check_name": finding.code,
        "fingerprint": fingerprint(finding, seen),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": max(finding.line, 1)}},
    }


def fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return what tells a finding from every other of a report, the same while only its line moves."""
    parts = (finding.code, finding.path, finding.field, finding.message)
    same = "\0".join(parts)
    seen[same] += 1
    return hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest()
