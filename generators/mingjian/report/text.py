"""Findings for people at a terminal: place, title, sentence, source line with a caret, and the way out."""

from collections.abc import Sequence

from mingjian.check.catalogue import title
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report.excerpt import Excerpts, Reader, pointed, visible
from mingjian.report.words import place, say, summary

PERSONAL = "P"
"""Family whose source lines are not quoted: a report must not spread what should not have been written."""
_COLOURS = {FindingSeverity.ERROR: "31", FindingSeverity.WARNING: "33", FindingSeverity.NOTICE: "36"}


def format(findings: Sequence[Finding], source: Reader, *, color: bool = False) -> str:  # noqa: A001
    """Return the report as text.

    Args:
        findings: what was found, in the order to show it.
        source: where the source lines are read from.
        color: use terminal colours (only for a terminal).
    """
    excerpts = Excerpts(source)
    blocks = [_block(finding, excerpts, color=color) for finding in findings]
    return "\n\n".join([*blocks, summary(findings)]) + "\n"


def _block(finding: Finding, excerpts: Excerpts, *, color: bool) -> str:
    mark = _COLOURS[finding.severity]
    word = _coloured(f"{finding.severity.word} {title(finding)}", mark, color=color)
    lines = [f"{_coloured(visible(place(finding)), '1', color=color)}: {word}: {visible(finding.message)}"]
    source = excerpts.line(finding.path, finding.line)
    if source is not None and finding.code[0] != PERSONAL:
        number = str(finding.line)
        shown, caret = pointed(source, finding.column)
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {_coloured(caret, mark, color=color)}"]
    if finding.hint:
        lines.append(f"  {say('fix', hint=visible(finding.hint))}")
    lines.append(f"  {say('explain', code=finding.code)}")
    return "\n".join(lines)


def _coloured(text: str, code: str, *, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
