"""Write the search index as three scripts, ``search/index.js`` and two files it names, and their engine.

Classic scripts, because a page opened from a folder on disk may load a script but not fetch a file, and every
host compresses them (docs/adr/0005). The second and the third file carry their hash in their names: the first
always asks for those that were built with it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files

import orjson

from mingjian.derive.views import Views
from mingjian.render.artifact import JAVASCRIPT, Artifact
from mingjian.render.draft import Draft, File, makers
from mingjian.render.pages.pages import Shell
from mingjian.render.search.encode import Column
from mingjian.render.search.joining import join_modules
from mingjian.render.search.page import search_page
from mingjian.render.search.payload import first_payload, more_payload, rest_payload
from mingjian.render.search.prose import prose_rows

_CALL = "mingjianIndex"
_SOURCES = ("registry",)


def render_search(views: Views, shell: Shell, static: Iterable[Artifact] = ()) -> Iterator[File]:
    """Yield the page ``search/`` and the files it works with; ``static`` are the pages written by hand."""
    yield search_page(views, shell)
    yield from render_data(views, static)


def render_data(views: Views, static: Iterable[Artifact] = ()) -> Iterator[File]:
    """Yield the engine and the three files of the index."""
    yield Draft("search/engine.js", JAVASCRIPT, (), makers(), engine_script)
    rest, rest_name = _named("rest", rest_payload(views, prose_rows(static)))
    more, more_name = _named("more", more_payload(views))
    others: Column = {"rest": rest_name, "more": {"file": more_name, "bytes": len(more)}}
    yield Artifact("search/index.js", _script(first_payload(views) | others), JAVASCRIPT, _SOURCES)
    yield Artifact(f"search/{rest_name}", rest, JAVASCRIPT, _SOURCES)
    yield Artifact(f"search/{more_name}", more, JAVASCRIPT, _SOURCES)


def engine_script() -> bytes:
    """Join the modules of the engine; comments and spaces that say nothing stay behind in the package."""
    folder = files("mingjian.render.search").joinpath("script")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".js"))
    body = join_modules(folder.joinpath(name).read_text("utf-8") for name in names)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'.encode()


def _named(kind: str, payload: Column) -> tuple[bytes, str]:
    """Return a file and what it is called: its kind and its hash."""
    data = _script(payload)
    return data, f"{kind}.{hashlib.sha256(data).hexdigest()[:10]}.js"


def _script(payload: Column) -> bytes:
    return f"{_CALL}(".encode() + orjson.dumps(payload) + b");\n"
