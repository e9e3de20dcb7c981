"""Files a run leaves behind: written only when they say something new, and never half."""

from pathlib import Path
from typing import Any

import orjson

from mingjian.model.errors import OutputError

NEAT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS


def read_json(path: Path) -> Any:
    """Return what a file of an earlier run holds; None when there is none that can be read."""
    try:
        return orjson.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def write_json(path: Path, value: Any) -> bool:
    """Write a value; say whether the file is different now."""
    return write_if_new(path, orjson.dumps(value, option=NEAT))


def write_if_new(path: Path, data: bytes) -> bool:
    """Write a file unless it holds the same already; say whether it is different now."""
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.next")
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        raise OutputError(f"写不进 {path}：{error.strerror}。") from error
    return True
