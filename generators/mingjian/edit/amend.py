"""Change a record's file on disk and leave everything else in it, comments included, where it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mingjian.edit.comment import attach
from mingjian.edit.writer import write
from mingjian.load.decode import decode
from mingjian.load.reader import read
from mingjian.model.declaration import Model
from mingjian.model.errors import SourceError

Change = Callable[[dict[str, Any]], None]


def amend(data: bytes, model: type[Model], change: Change) -> bytes:
    """Return a record's text with a change made to its plain data.

    Raises:
        SourceError: the text cannot be read as a record.
    """
    reading, text = read(data), decode(data).text
    if reading.tree is None or text is None:
        raise SourceError("这份记录读不出来，先用 mingjian check 查看。")
    tree = reading.tree
    change(tree)
    return write(model, tree, attach(text)).encode()


def amend_file(path: Path, model: type[Model], change: Change) -> None:
    """Change a record's file."""
    path.write_bytes(amend(path.read_bytes(), model, change))
