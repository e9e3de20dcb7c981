"""The reference reader: any YAML text to a tree and its problems, parsed by PyYAML's C parser.

``canonical_reader`` reads the common case faster and is held to this one by a property test.
"""

import re

import yaml

from mingjian.load.catalogue import wording
from mingjian.load.decode import decode
from mingjian.load.reading import Problem, Reading
from mingjian.load.slip import conflict, slip
from mingjian.load.tree import TreeBuilder

_QUOTED_VALUE = re.compile(r"^\s*(?:- +)*(?:[^\s:#\"'][^:\"']*: +)?(?P<rest>[\"'].*)$")
_CONTEXT_FIRST = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)


def read(data: bytes) -> Reading:
    """Read one file."""
    decoded = decode(data)
    if decoded.text is None:
        return Reading(None, decoded.problems)
    if (place := conflict(decoded.text)) is not None:
        return Reading(None, (Problem("F121", *place),))
    builder = TreeBuilder()
    try:
        builder.run(decoded.text)
    except yaml.YAMLError as error:
        return Reading(None, decoded.problems or (syntax_problem(error, decoded.text),))
    problems = (*decoded.problems, *builder.problems)
    if isinstance(builder.root, dict) or any(p.code in STOPPING for p in builder.problems):
        return Reading(builder.root, problems)
    return Reading(None, (*problems, Problem("F122" if builder.is_empty else "F112", 1, 1)))


STOPPING = frozenset({"F103", "F110", "F111", "F112"})
"""Problems after which a file's tree is not used."""


def syntax_problem(error: yaml.YAMLError, text: str) -> Problem:
    """Place a parser's complaint where a person has to look, and word it."""
    words = wording()["syntax"]
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("F101", 1, 1, params={"problem": words["other"]})
    mark = error.problem_mark or error.context_mark
    if error.context in _CONTEXT_FIRST and error.context_mark is not None:
        mark = error.context_mark
    line, column = _within(text, mark.line + 1, mark.column + 1) if mark else (1, 1)
    if open_quote := _unclosed_quote(text, line):
        return Problem("F101", *open_quote, params={"problem": words["unclosed quote"]})
    if found := slip(text, line):
        return Problem("F101", found.line, found.column, params={"problem": words[found.word]})
    return Problem("F101", line, column, params={"problem": words.get(str(error.problem), words["other"])})


def _within(text: str, line: int, column: int) -> tuple[int, int]:
    """Return a place that exists: a parser that runs off the end complains about the line after the last."""
    lines = text.rstrip().split("\n")
    return (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)


def _unclosed_quote(text: str, until: int) -> tuple[int, int] | None:
    """Find the first value up to a line that opens a quote and does not close it on the same line.

    A parser notices only where the *next* quote starts, lines below the mistake.
    """
    for number, line in enumerate(text.split("\n")[:until], 1):
        match = _QUOTED_VALUE.match(line)
        if match is None:
            continue
        rest = match["rest"]
        body = rest.replace("\\\\", "").replace('\\"', "")
        if body.count(rest[0]) == 1:
            return number, match.start("rest") + 1
    return None
