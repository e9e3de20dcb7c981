"""The open data of a registry in memory, as one build would publish it."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.render.opendata.catalogue import render_catalogue
from mingjian.render.opendata.opendata import render_data
from plainshell import PlainShell

TINY = Path(__file__).parent / "golden" / "tiny" / "registry"
DAY = date(2026, 6, 30)


@dataclass(frozen=True)
class File:
    sha256: str
    bytes: int


def views_of(root=TINY, day=DAY):
    return derive_views(load_registry(FolderSource(root)).registry, day, "0123456789abcdef", "mingjian test")


def rendered(views):
    """Return every file of the open data by path."""
    data = {item.path: item.data for item in render_data(views)}
    files = {path: File(sha256(found).hexdigest(), len(found)) for path, found in data.items()}
    return data | {item.path: item.data for item in render_catalogue(views, PlainShell(), files)}
