"""``job drift``: ids once known stay; the schemas in the registry are those of the tool."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from mingjian.jobs.found import Found
from mingjian.jobs.keep import read_json, write_json
from mingjian.jobs.reminder import Level, Reminder, in_order
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.model.registry import KIND, KINDS
from mingjian.render.artifact import Artifact
from mingjian.render.schema.schema import render_schemas

IDS = "ids.json"


def drift(today: Today) -> Found:
    """Compare ids with those of the last run, then keep them; compare the schemas with the tool."""
    path = today.places.work / IDS
    known = {kind.key: sorted(today.registry.of(kind.key)) for kind in KINDS}
    before = _kept(read_json(path)) or known
    gone = list(_gone(today, before))
    kept = {key: sorted({*ids, *before.get(key, ())}) for key, ids in known.items()}
    if not today.is_rehearsal:
        write_json(path, kept)
    return Found(in_order([*gone, *_schemas(today)]))


def _kept(held: Any) -> dict[str, list[str]]:
    """Return the ids of the last run by kind."""
    rows = held.items() if isinstance(held, dict) else ()
    return {kind: [key for key in ids if isinstance(key, str)] for kind, ids in rows if isinstance(ids, list)}


def _gone(today: Today, before: dict[str, list[str]]) -> Iterator[Reminder]:
    unread = today.loaded.broken
    for key, ids in before.items():
        present = today.registry.of(key) if key in KIND else {}
        for record in ids:
            if record not in present and record not in unread:
                title = KIND[key].title if key in KIND else key
                text = say("id_gone", kind=title, id=record)
                yield today.reminder(f"drift:{record}", record, text, level=Level.LATE)


@cache
def _of_the_tool() -> tuple[Artifact, ...]:
    return tuple(render_schemas())


def _schemas(today: Today) -> Iterator[Reminder]:
    folder = today.places.registry / "schema"
    if not folder.is_dir():
        return
    for item in _of_the_tool():
        path = folder / item.path
        if not path.is_file() or path.read_bytes() != item.data:
            yield today.reminder(f"drift:schema/{item.path}", "registry", say("schema_stale", path=item.path))
