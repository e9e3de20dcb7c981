"""The data files of narrowed lists: scripts that hand over plain data, so that a folder will do, too."""

from collections.abc import Iterator
from typing import Any

import orjson

from mingjian.derive.facet_data import ROWS, chunks, marks_data
from mingjian.derive.views import Views
from mingjian.render.artifact import JAVASCRIPT, Artifact
from mingjian.render.pages.asset import digest


def facet_files(views: Views) -> tuple[Artifact, ...]:
    """Return the data files of all lists a script narrows."""
    return views.once("facet files", lambda _: tuple(_files(views)))


def facet_version(views: Views, kind: str) -> str:
    """Return a short digest of the data of one list, for the addresses of its files."""
    found = (file.data for file in facet_files(views) if file.path.startswith(f"{kind}/"))
    return digest(b"".join(found))


def _files(views: Views) -> Iterator[Artifact]:
    for kind in ROWS:
        yield _file(f"{kind}/facets/marks.js", "marks", marks_data(views, kind))
        for number, columns in enumerate(chunks(views, kind)):
            yield _file(f"{kind}/facets/rows-{number}.js", number, columns)


def _file(path: str, name: str | int, data: Any) -> Artifact:
    call = b"mingjianFacets(" + orjson.dumps(name) + b"," + orjson.dumps(data) + b");\n"
    return Artifact(path, call, JAVASCRIPT, ("registry",))
