"""Restore the canonical form of files people have edited: key order, quotes, indentation; comments stay.

Only the form changes, never what a file says: whatever cannot be restored for certain is refused and left as
it is, with the reading problems as the reason. The result is read back and compared before anyone gets it.
"""

import re
from dataclasses import dataclass
from typing import Any

from mingjian.edit.comment import attach, comment_texts
from mingjian.edit.writer import write
from mingjian.load.decode import decode
from mingjian.load.parse import parse
from mingjian.load.reader import read
from mingjian.load.reading import Problem
from mingjian.load.width import narrow_codes
from mingjian.model.declaration import Model

FORM = frozenset({"F104", "F105", "F106", "F113", "F114", "F115"})
"""Problems that are a matter of form: what is meant is certain."""
COMMENT_LOST = "F116"
_TAB_INDENT = re.compile(r"^\t+(?=[^\t ])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Restored:
    """A file in canonical form, or None and why not."""

    data: bytes | None
    problems: tuple[Problem, ...] = ()


def restore(data: bytes, model: type[Model]) -> Restored:
    """Return a file in canonical form."""
    data = _without_tabs(data)
    reading = read(data)
    stopping = tuple(problem for problem in reading.problems if problem.code not in FORM)
    text = decode(data).text
    if reading.tree is None or text is None or stopping:
        return Restored(None, stopping or reading.problems)
    before = comment_texts(text)
    tree = reading.tree
    list(narrow_codes(model, tree))
    fixed = write(model, _meant(tree), attach(text))
    if comment_texts(fixed) != before:
        return Restored(None, (Problem(COMMENT_LOST, 1, 1),))
    return _proven(data, fixed.encode(), model)


def fix_text(text: str, model: type[Model]) -> str:
    """Return a text in canonical form; a text that cannot be restored for certain comes back as it is."""
    restored = restore(text.encode(), model).data
    return text if restored is None else restored.decode()


def is_canonical(data: bytes, model: type[Model]) -> bool:
    """Say whether a file is in canonical form."""
    return restore(data, model).data == data


def _without_tabs(data: bytes) -> bytes:
    """Replace indenting tabs by two spaces each, where lines are indented by tabs alone."""
    if b"\t" not in data:
        return data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return _TAB_INDENT.sub(lambda tabs: "  " * len(tabs.group()), text).encode()


def _meant(value: Any) -> Any:
    """Return the tree without white space at the ends of lines and texts of several lines."""
    if isinstance(value, list):
        return [_meant(item) for item in value]
    if isinstance(value, dict):
        return {name: _meant(item) for name, item in value.items()}
    return _trimmed(value) if isinstance(value, str) else value


def _trimmed(text: str) -> str:
    return re.sub(r"[ \t]+(?=\n)", "", text).rstrip("\n") if "\n" in text else text


def _proven(data: bytes, fixed: bytes, model: type[Model]) -> Restored:
    """Hand the new text out only if it says what the old one said."""
    old, new = parse(data, model), parse(fixed, model)
    same = _lasting(old.problems) == [(problem.code, problem.field) for problem in new.problems]
    if old.record is not None and new.record is not None:
        same = same and _said(old.record) == _said(new.record)
    if not same:
        return Restored(None, (Problem("F117", 1, 1),))
    return Restored(fixed)


def _lasting(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in problems if problem.code not in FORM]


def _said(value: Any) -> Any:
    """Return what a record says, but for line ends at the end of a text."""
    if isinstance(value, Model):
        return {name: _said(item) for name, item in value}
    if isinstance(value, tuple):
        return [_said(item) for item in value]
    return _trimmed(value) if isinstance(value, str) else value
