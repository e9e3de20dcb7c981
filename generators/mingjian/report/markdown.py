"""Findings for a comment or a job summary: a table, worst first, kept below the platform's limit."""

import re
from collections.abc import Sequence

from mingjian.check.catalogue import title
from mingjian.model.finding import Finding
from mingjian.report.excerpt import Reader, visible
from mingjian.report.words import place, say, summary

LIMIT = 60_000
"""Characters; comments are cut off at 65,536."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|@~])")


def format(findings: Sequence[Finding], source: Reader | None = None) -> str:  # noqa: A001
    """Return the report as Markdown."""
    del source
    if not findings:
        return summary(findings) + "\n"
    heads = [say("table_place"), say("table_rule"), say("table_problem"), say("table_fix")]
    lines = [summary(findings), "", f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    size = sum(map(len, lines))
    ordered = sorted(findings, key=lambda finding: (-finding.severity, finding.order))
    for index, finding in enumerate(ordered):
        row = _row(finding)
        size += len(row) + 1
        if size > LIMIT:
            lines += ["", say("more", count=len(ordered) - index)]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    severity = say(f"severity_{finding.severity.word}")
    cells = [place(finding), f"{severity} {title(finding)}", finding.message, finding.hint]
    return f"| {' | '.join(escape(cell) for cell in cells)} |"


def escape(text: str) -> str:
    """Escape what Markdown would read as markup, mentions included."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("\\@", "&#64;")
