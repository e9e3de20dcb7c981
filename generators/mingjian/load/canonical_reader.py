"""The fast reader: canonical form only, line by line; anything else is handed to the reference reader.

It may refuse a file for any reason, but a tree it returns is the tree the reference reader returns, without
problems. A property test over random texts and all files of the registry holds it to that.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from mingjian.load.decode import SIZE_LIMIT
from mingjian.load.reading import Tree
from mingjian.load.scalar import INTEGER, UNUSUAL, is_plain

_LINE: Final = re.compile(
    r"""^([ ]*)(-[ ])?                         # indentation, list item
        (?:([a-z][a-z0-9_]*):(?=[ \n])[ ]?)?   # key
        ("[^"\\\n]*")?([^"\n][^\n]*)?\n        # quoted or plain value
    """,
    re.MULTILINE | re.VERBOSE,
)
_DEEPEST: Final = 30
_MEMORY: Final = 20_000

_remembered: dict[str, Any] = {"true": True, "false": False}
"""What an unquoted value is; the same words come up in every file."""


class _NotCanonicalError(Exception):
    """Leave the file to the reference reader."""


def read_canonical(data: bytes) -> Tree | None:
    """Return the tree of a file in canonical form, or None."""
    text = _text(data)
    if text is None:
        return None
    try:
        blocks: list[str] = []
        if "|-\n" in text:
            text = _lift_blocks(text, blocks)
        rows = _LINE.findall(text)
        if len(rows) != text.count("\n"):
            return None
        return _grow(rows, blocks) or None
    except _NotCanonicalError:
        return None


def _text(data: bytes) -> str | None:
    """Decode; refuse what needs the reference reader's judgement."""
    if len(data) > SIZE_LIMIT or b"\t" in data or b" \n" in data or not data.endswith(b"\n"):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.replace("\n", "").isprintable() and UNUSUAL.search(text):
        return None
    return text


def _grow(rows: Iterable[tuple[str, str, str, str, str]], blocks: list[str]) -> Tree:  # noqa: C901 - the hot loop
    """Build the tree. ``indents`` and ``open_`` are one stack: what is open, and where its lines stand."""
    root: Tree = {}
    indents: list[int] = [0]
    open_: list[Any] = [root]
    owner: Any = None  # the mapping whose last key still waits for its value
    waiting, waiting_at = "", 0
    for spaces, dash, key, quoted, plain in rows:
        if not key and not dash:
            if quoted or (plain and plain[0] != "#"):
                raise _NotCanonicalError
            continue
        indent = len(spaces)
        if owner is not None:
            if indent != waiting_at + 2 or indent > _DEEPEST:
                raise _NotCanonicalError
            container: Any = [] if dash else {}
            owner[waiting] = container
            indents.append(indent)
            open_.append(container)
            owner = None
        else:
            container = _reach(indents, open_, indent, list if dash else dict)
        value = _value(quoted, plain, blocks) if quoted or plain else None
        if dash:
            if not key:
                if value is None:
                    raise _NotCanonicalError
                container.append(value)
                continue
            container.append(container := {})
            indent += 2
            indents.append(indent)
            open_.append(container)
        if key in container:
            raise _NotCanonicalError
        container[key] = value
        if value is None:
            owner, waiting, waiting_at = container, key, indent
    if owner is not None:
        raise _NotCanonicalError
    return root


def _reach(indents: list[int], open_: list[Any], indent: int, kind: type) -> Any:
    """Close what ends above this line and return what the line continues."""
    while indents[-1] > indent:
        indents.pop()
        open_.pop()
    if indents[-1] != indent or type(open_[-1]) is not kind:
        raise _NotCanonicalError
    return open_[-1]


def _value(quoted: str, plain: str, blocks: list[str]) -> Any:
    if not quoted:
        return _remembered[plain] if plain in _remembered else _typed(plain)
    if plain:
        raise _NotCanonicalError
    return blocks[int(quoted[2:-1])] if quoted[1] == "\0" else quoted[1:-1]


def _typed(plain: str) -> Any:
    """Judge an unquoted value once and remember it."""
    if INTEGER.match(plain):
        return int(plain)
    if not is_plain(plain):
        raise _NotCanonicalError
    if len(_remembered) > _MEMORY:
        _remembered.clear()
        _remembered.update({"true": True, "false": False})
    _remembered[plain] = plain
    return plain


def _lift_blocks(text: str, blocks: list[str]) -> str:
    """Replace each literal block by a quoted number; the control character cannot come from a file."""
    lines = text.split("\n")
    lifted: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if not line.endswith(("- |-", ": |-")) or line.lstrip().startswith("#"):
            lifted.append(line)
            continue
        head = line[:-2]
        index, block = _block(lines, index, _content_indent(head))
        lifted.append(f'{head}"\0{len(blocks)}"')
        blocks.append(block)
    return "\n".join(lifted)


def _content_indent(head: str) -> str:
    """Return the indentation of a block's lines: two more than its key, or than its dash."""
    stripped = head.lstrip(" ")
    outer = len(head) - len(stripped)
    return " " * (outer + (4 if stripped.startswith("- ") and len(stripped) > 2 else 2))


def _block(lines: list[str], index: int, indent: str) -> tuple[int, str]:
    """Return the index after a block and its text, trailing line ends removed."""
    content: list[str] = []
    while index < len(lines) and (not lines[index] or lines[index].startswith(indent)):
        content.append(lines[index][len(indent) :])
        index += 1
    blank = 0
    while content and not content[-1]:
        content.pop()
        blank += 1
    if not content or not content[0] or content[0][0] == " ":
        raise _NotCanonicalError
    return index - blank, "\n".join(content)
