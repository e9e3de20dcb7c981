"""Artifact: the only thing renderers return. Publishing alone touches the disk."""

from dataclasses import dataclass

HTML = "text/html; charset=utf-8"
CSS = "text/css; charset=utf-8"
JAVASCRIPT = "text/javascript; charset=utf-8"
JSON = "application/json"
BINARY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the published tree.

    ``path`` is relative to the output folder, with forward slashes. ``sources`` are the ids of the
    records (or ``vocab/<stem>``) the file was made from; they go into manifest.json.
    """

    path: str
    data: bytes
    media_type: str
    sources: tuple[str, ...] = ()
