"""Write the search index as two scripts, ``search/index.js`` and a second file it names, and their engine.

Classic scripts, because a page opened from a folder on disk may load a script but not fetch a file, and every
host compresses them (docs/adr/0005). The second file carries its hash in its name: the first always asks for
the one that was built with it.
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
from mingjian.render.search.payload import main_payload, more_payload
from mingjian.render.search.prose import prose_rows

_CALL = "mingjianIndex"
_SOURCES = ("registry",)


def render_search(views: Views, shell: Shell, static: Iterable[Artifact] = ()) -> Iterator[File]:
    """Yield the page ``search/`` and the files it works with; ``static`` are the pages written by hand."""
    yield search_page(views, shell)
    yield from render_data(views, static)


def render_data(views: Views, static: Iterable[Artifact] = ()) -> Iterator[File]:
    """Yield the engine and the two files of the index."""
    yield Draft("search/engine.js", JAVASCRIPT, (), makers(), engine_script)
    more = _script(more_payload(views))
    name = f"more.{hashlib.sha256(more).hexdigest()[:10]}.js"
    main = main_payload(views, prose_rows(static)) | {"more": {"file": name, "bytes": len(more)}}
    yield Artifact("search/index.js", _script(main), JAVASCRIPT, _SOURCES)
    yield Artifact(f"search/{name}", more, JAVASCRIPT, _SOURCES)


def engine_script() -> bytes:
    """Join the modules of the engine; comments and spaces that say nothing stay behind in the package."""
    folder = files("mingjian.render.search").joinpath("script")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".js"))
    body = join_modules(folder.joinpath(name).read_text("utf-8") for name in names)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'.encode()


def _script(payload: Column) -> bytes:
    return f"{_CALL}(".encode() + orjson.dumps(payload) + b");\n"
