"""Findings as SARIF 2.1.0, which code scanning services and editors read: rules once, results by number."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

import orjson

from mingjian import __version__
from mingjian.check import reference
from mingjian.check.catalogue import all_entries
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report.excerpt import Reader, visible
from mingjian.report.gitlab import fingerprint
from mingjian.report.words import say

LIMIT = 25_000
"""Results of one run that GitHub takes; the worst come first."""
FINGERPRINT = "finding/v1"
_LEVELS = {
    FindingSeverity.ERROR: "error",
    FindingSeverity.WARNING: "warning",
    FindingSeverity.NOTICE: "note",
}


def format(findings: Sequence[Finding], source: Reader | None = None) -> str:  # noqa: A001
    """Return the report as a SARIF log of one run."""
    del source
    ordered = sorted(findings, key=lambda finding: (-finding.severity, finding.order))[:LIMIT]
    codes = sorted({finding.code for finding in ordered})
    seen: Counter[str] = Counter()
    driver = {"name": "mingjian", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, codes.index(item.code), seen) for item in ordered],
    }
    return orjson.dumps({"version": "2.1.0", "runs": [run]}, option=orjson.OPT_INDENT_2).decode() + "\n"


def _rule(code: str) -> dict[str, object]:
    entry = all_entries().get(code)
    if entry is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why or entry.title},
        "help": {"text": reference.explain(code)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(finding: Finding, rule: int, seen: Counter[str]) -> dict[str, object]:
    words = [finding.message, *([say("fix", hint=finding.hint)] if finding.hint else [])]
    place: dict[str, object] = {"artifactLocation": {"uri": quote(finding.path)}}
    if finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(map(visible, words))},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {FINGERPRINT: fingerprint(finding, seen)},
    }
