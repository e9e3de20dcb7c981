"""The whole site as one ZIP that opens from a folder, without a server and without scripts.

Opened from disk, a link to a folder shows a listing instead of the page; so links to folders get their
``index.html`` here. Bulk data and prints stay out: they are downloads of their own.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from mingjian.publish.manifest import Entry
from mingjian.render.artifact import Artifact

NAME = "offline.zip"
MAX_BYTES = 64 * 1024**2
"""A larger site is not packed: nobody saves a nation to a memory stick, and hosts refuse the file."""
_LEFT_OUT = ("api/", "data/csv/", "data/excel/", "data/xlsx/", "data/jsonl/", "data/parquet/", "feeds/")
_KEPT = (".html", ".css", ".js", ".svg", ".json", ".png", ".ico", ".txt")
_LINK = re.compile(rb'(<a\b[^>]*?\bhref="|<form\b[^>]*?\baction=")(?![a-z]+:|#|//)([^"#?]*)')
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day a ZIP can hold: the package knows no clock."""


def pack(folder: Path, sizes: Mapping[str, int]) -> Artifact | None:
    """Pack the staged site; None when its pages are too many to be packed.

    Args:
        folder: the staging tree.
        sizes: bytes by path of every file that will be published.
    """
    chosen = sorted(path for path in sizes if _belongs(path))
    if sum(sizes[path] for path in chosen) > MAX_BYTES:
        return None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in chosen:
            data = (folder / path).read_bytes()
            archive.writestr(_member(path), to_files(data) if path.endswith(".html") else data)
    return Artifact(NAME, packed.getvalue(), "application/zip")


def to_files(page: bytes) -> bytes:
    """Let links to folders name the page in the folder."""
    return _LINK.sub(_to_file, page)


def _to_file(found: re.Match[bytes]) -> bytes:
    address = found[2]
    name = address.rpartition(b"/")[2]
    if name in (b"..", b"."):
        address += b"/"
    whole = address and (address.endswith(b"/") or name in (b"..", b"."))
    return found[1] + (address + b"index.html" if whole else address)


def _belongs(path: str) -> bool:
    return path.endswith(_KEPT) and not path.startswith(_LEFT_OUT)


def _member(path: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(path, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    member.create_system = 3
    return member


def offline_part(folder: Path, entries: Mapping[str, Entry]) -> Iterable[Artifact]:
    """Return the package as the last part of a build."""
    package = pack(folder, {path: entry.bytes for path, entry in entries.items()})
    return [package] if package else []
