"""Findings for programs: one JSON object with the counts and every finding, in the order given."""

from collections.abc import Sequence

import orjson

from mingjian.check.catalogue import all_entries
from mingjian.model.finding import Finding
from mingjian.report.excerpt import Reader
from mingjian.report.words import counts

VERSION = 1
"""Raised when a key changes its meaning or goes away; new keys do not raise it."""


def format(findings: Sequence[Finding], source: Reader | None = None) -> str:  # noqa: A001
    """Return the report as JSON."""
    del source
    found = counts(findings)
    report = {
        "version": VERSION,
        "counts": {severity.word: count for severity, count in found.items()},
        "findings": [_finding(finding) for finding in findings],
    }
    return orjson.dumps(report, option=orjson.OPT_INDENT_2).decode() + "\n"


def _finding(finding: Finding) -> dict[str, str | int]:
    entry = all_entries().get(finding.code)
    return {
        "code": finding.code,
        "title": entry.title if entry is not None else "",
        "severity": finding.severity.word,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "field": finding.field,
        "record": finding.record_id,
        "message": finding.message,
        "hint": finding.hint,
    }
