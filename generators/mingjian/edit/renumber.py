"""The way out when two branches gave one id to two records: one of them gets the next free id."""

from datetime import date
from pathlib import Path

from mingjian.check.walk import dotted, paths, references, values
from mingjian.edit.batch import Files, Outcome, judged
from mingjian.edit.comment import attach
from mingjian.edit.desk import Desk
from mingjian.edit.ids import next_id
from mingjian.edit.refused import EditRefused
from mingjian.edit.rewrite import tree_of
from mingjian.edit.words import say
from mingjian.edit.writer import write
from mingjian.load.decode import decode
from mingjian.load.layout import Slot, classify
from mingjian.model.errors import UsageError
from mingjian.model.registry import KINDS


def renumber(desk: Desk, root: Path, path: str, day: date) -> tuple[str, str, Outcome, tuple[str, ...]]:
    """Give a file's record a new id; return old id, new id, what it would do, and who refers to the old one.

    References stay as they are: only people know which of the two is meant.

    Raises:
        EditRefused: nobody else has the id; ids that were published never change.
    """
    slot = classify(path)
    if not isinstance(slot, Slot) or slot.kind is None or not (root / path).is_file():
        raise UsageError(say("no_record_file", path=path))
    data = desk.loaded.source.read(path)
    tree = tree_of(data, path)
    old = str(tree.get("id"))
    if path not in {place for key, kept, left in desk.loaded.duplicates for place in (kept, left)}:
        raise EditRefused(say("no_clash", id=old))
    new = next_id(desk, root, slot.kind)
    tree["id"] = new
    text = write(slot.model, tree, attach(decode(data).text or ""))
    files: Files = {path: None, f"{path.rpartition('/')[0]}/{new}.yml": text.encode()}
    return old, new, judged(desk, files, (), day), tuple(_mentions(desk, old))


def _mentions(desk: Desk, key: str) -> list[str]:
    found = []
    for kind in KINDS:
        for way in paths(kind.model, references):
            for record in desk.registry.of(kind.key).values():
                found += [
                    say("mention", name=desk.name(record.id), field=dotted(place))
                    for value, place in values(record, way.steps)
                    if value == key
                ]
    return found
