"""Write the search index as two scripts: ``search/index.js`` and a second file it names.

Classic scripts, because a page opened from a folder on disk may load a script but not fetch a file, and every
host compresses them (docs/adr/0009). The second file carries its hash in its name: the first always asks for
the one that was built with it.
"""

import hashlib
from collections.abc import Iterator

import orjson

from mingjian.derive.views import Views
from mingjian.render.artifact import JAVASCRIPT, Artifact
from mingjian.render.search.encode import Column
from mingjian.render.search.payload import main_payload, more_payload

_CALL = "mingjianIndex"
_SOURCES = ("registry",)


def render_search(views: Views) -> Iterator[Artifact]:
    """Yield the two files of the index."""
    more = _script(more_payload(views))
    name = f"more.{hashlib.sha256(more).hexdigest()[:10]}.js"
    main = main_payload(views) | {"more": {"file": name, "bytes": len(more)}}
    yield Artifact("search/index.js", _script(main), JAVASCRIPT, _SOURCES)
    yield Artifact(f"search/{name}", more, JAVASCRIPT, _SOURCES)


def _script(payload: Column) -> bytes:
    return f"{_CALL}(".encode() + orjson.dumps(payload) + b");\n"
