"""Personal data in what a branch adds: every line of every commit, for git keeps what a later one deletes.

The rules of ``check`` judge typed values of the last state; this looks at lines, so it also sees comments,
messages of commits and what was taken back. It knows no fields, so it looks for less where words are general.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mingjian.check.detect import DETECTORS
from mingjian.jobs.commits import AddedLine, BranchCommit, added_lines
from mingjian.jobs.objection import Kind, Objection

CERTAIN = ("identity", "mobile", "bank")
"""What is personal wherever it stands."""
LIKELY = (*CERTAIN, "plate", "party", "case", "home", "birth")
"""What is personal in a comment, in a message, and in texts about particular people's matters."""
STORIES = ("appraisers/", "cases/", "inspection-plans/", "inspections/", "institutions/", "price-lists/")
_KEY = re.compile(r"\s*(?:- )?([a-z_]+):\s")
_COMMENT = re.compile(r"(?:^|\s)#(.*)")
_NUMBERS = frozenset({"decision_number", "document_number", "number", "practice_number", "uscc"})
_OFFICIAL = _NUMBERS | {"address", "hotline", "transit"}
"""Keys whose values may look like anything; the rules of ``check`` know what belongs there."""


def exposures(root: Path, commits: Iterable[BranchCommit]) -> Iterator[Objection]:
    """Object to personal data, without repeating it."""
    for commit in commits:
        for number, text in enumerate(commit.message.splitlines(), 1):
            if found := detected(text, LIKELY):
                yield Objection(Kind.PERSONAL, line=number, commit=commit.sha[:12], detail=found)
        for line in added_lines(root, commit):
            if found := in_line(line):
                yield Objection(
                    Kind.PERSONAL, path=line.path, line=line.number, commit=commit.sha[:12], detail=found
                )


def in_line(line: AddedLine) -> str | None:
    """Return what kind of personal data a line holds."""
    comment = _COMMENT.search(line.text)
    if comment and (found := detected(comment[1], LIKELY)):
        return found
    key = _KEY.match(line.text)
    if key and key[1] in _OFFICIAL:
        return None
    return detected(line.text, LIKELY if line.path.startswith(STORIES) else CERTAIN)


def detected(text: str, names: Iterable[str]) -> str | None:
    """Return the name of the first detector that finds something."""
    return next((name for name in names if any(True for _ in DETECTORS[name](text))), None)
