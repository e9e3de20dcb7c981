"""Style sheets and scripts that only some pages load, each with a version of its bytes in the address."""

import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files


def digest(data: bytes) -> str:
    """Return a short digest of some bytes."""
    return hashlib.sha256(data).hexdigest()[:8]


@cache
def asset_version(path: str) -> str:
    """Return a short digest of a file of the theme."""
    return digest((files("mingjian") / "theme" / path).read_bytes())


def asset_links(paths: Iterable[str], root: str) -> str:
    """Return what loads files of the theme, for <head>."""
    return "".join(_link(escape(path), root) for path in paths)


def _link(path: str, root: str) -> str:
    address = f"{root}{path}?v={asset_version(path)}"
    if path.endswith(".css"):
        return f'<link rel="stylesheet" href="{address}">'
    return f'<script defer src="{address}"></script>'
