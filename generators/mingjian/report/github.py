"""Findings as GitHub annotations: ten of each severity per step are shown there, so the worst come first.

What is beyond the limit is printed as plain lines, and a closing line says how many.
"""

from collections.abc import Sequence

from mingjian.check.catalogue import title
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report.excerpt import Reader, visible
from mingjian.report.words import place, say, summary

LIMIT = 10
"""Annotations of one severity that a step may make (10 errors, 10 warnings, 10 notices)."""


def format(findings: Sequence[Finding], source: Reader | None = None) -> str:  # noqa: A001
    """Return workflow commands, one per line; paths are relative to the repository."""
    del source  # annotations carry no source lines: the platform shows the file itself
    lines: list[str] = []
    closing: list[str] = []
    for severity in sorted(FindingSeverity, reverse=True):
        chosen = [finding for finding in findings if finding.severity is severity]
        lines += [_annotation(finding) for finding in chosen[:LIMIT]]
        lines += [_plain(finding) for finding in chosen[LIMIT:]]
        if len(chosen) > LIMIT:
            word = say(f"severity_{severity.word}")
            closing.append(say("hidden", limit=LIMIT, severity=word, count=len(chosen) - LIMIT))
    return "\n".join([*lines, *closing, summary(findings)]) + "\n"


def _annotation(finding: Finding) -> str:
    place_in_file = {"line": finding.line, "col": finding.column} if finding.line else {}
    properties = {"file": finding.path, **place_in_file, "title": title(finding)}
    head = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    text = f"{finding.message}\n{say('fix', hint=finding.hint)}" if finding.hint else finding.message
    return f"::{finding.severity.word} {head}::{_data(text)}"


def _plain(finding: Finding) -> str:
    return visible(f"{place(finding)}: {finding.severity.word} {title(finding)}: {finding.message}")


def _data(text: str) -> str:
    """Escape a command's message as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a command's property: also the marks that end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
