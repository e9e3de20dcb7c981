"""One print in a process of its own; prints seconds, memory, bytes and pages as JSON.

Arguments: a registry, then ``roster``, ``badges`` or ``walls``. Reading and deriving are not timed; making
the data of the print and packing the PDF are.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from mingjian.derive.card import may_carry
from mingjian.derive.notice import missing_parts
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.render.artifact import Artifact
from mingjian.render.prints.card import card_print
from mingjian.render.prints.code import Codes
from mingjian.render.prints.fonts import find_faces
from mingjian.render.prints.press import Press
from mingjian.render.prints.roster import roster_print
from mingjian.render.prints.wall import poster

DAY = date(2026, 6, 30)
SITE = "https://example.invalid/mingjian/"
BADGES, WALLS = 200, 20


def roster(views: Views, press: Press) -> Iterable[Artifact]:
    """Set the volume of the whole registry."""
    yield roster_print(views, press, views.registry.settings.region)


def badges(views: Views, press: Press) -> Iterable[Artifact]:
    """Set two hundred badges with their codes."""
    people = list(islice(filter(partial(may_carry, views), views.appraisers), BADGES))
    yield card_print(views, press, Codes(SITE), "badge", people, name="bench")


def walls(views: Views, press: Press) -> Iterable[Artifact]:
    """Set the wall notices of the first institutions that have a complete one."""
    ready = (key for key, record in views.registry.institutions.items() if not missing_parts(views, record))
    codes = Codes(SITE)
    for key in islice(ready, WALLS):
        yield poster(views, press, codes, "wall", key)


KINDS: dict[str, Callable[[Views, Press], Iterable[Artifact]]] = {
    "roster": roster,
    "badges": badges,
    "walls": walls,
}


def main() -> None:
    """Time one kind."""
    views = derive_views(load_registry(FolderSource(Path(sys.argv[1]))).registry, DAY, None, "bench")
    faces = find_faces()
    if faces is None:
        raise SystemExit("没有可用的中文字体。")
    start, cpu = time.perf_counter(), time.process_time()
    made = list(KINDS[sys.argv[2]](views, Press(faces)))
    figures = {
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - cpu,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "bytes": sum(len(item.data) for item in made),
        "prints": len(made),
        "pages": sum(pages(item.data) for item in made),
    }
    json.dump(figures, sys.stdout)


def pages(data: bytes) -> int:
    """Count the pages of a PDF."""
    from io import BytesIO  # noqa: PLC0415 - after the clock has stopped

    import pikepdf  # noqa: PLC0415

    assert re.match(rb"%PDF-1\.\d", data)
    with pikepdf.open(BytesIO(data)) as document:
        return len(document.pages)


if __name__ == "__main__":
    main()
