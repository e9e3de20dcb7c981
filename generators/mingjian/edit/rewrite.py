"""Change the text of one record: a changed value is a changed line, and every comment stays."""

import re
from collections.abc import Sequence
from typing import Any

from mingjian.edit.comment import Comments, attach, comment_texts
from mingjian.edit.refused import EditRefused
from mingjian.edit.step import ADD, NoSuchPlaceError, Step, parts_of, put, value_at
from mingjian.edit.words import say
from mingjian.edit.writer import write
from mingjian.load.canonical import emit
from mingjian.load.decode import decode
from mingjian.load.reader import read
from mingjian.model.declaration import Model

_ITEM = re.compile(r"(?P<list>.+)\[(?P<index>\d+)\]\Z")


def tree_of(data: bytes, key: str) -> dict[str, Any]:
    """Return a record's plain data.

    Raises:
        EditRefused: the file cannot be read for certain, so nothing may be changed in it.
    """
    reading = read(data)
    if reading.tree is None:
        raise EditRefused(say("unreadable", id=key))
    return reading.tree


def create(model: type[Model], data: dict[str, Any], key: str) -> bytes:
    """Return the text of a new record."""
    try:
        return emit(model, data).encode()
    except (ValueError, TypeError, AttributeError) as error:
        raise EditRefused(say("unwritable", id=key, reason=error)) from error


def rewrite(data: bytes, model: type[Model], steps: Sequence[Step]) -> bytes:
    """Return a record's text with steps taken; items are taken away last, from the end of their list.

    Raises:
        EditRefused: a step does not fit the record, or a comment would be lost.
    """
    key = steps[0].record
    tree, text = tree_of(data, key), decode(data).text or ""
    comments = attach(text)
    removals = [step for step in steps if _takes_item(step)]
    for step in steps:
        if step not in removals:
            _take(tree, step)
    for step in sorted(removals, key=lambda step: parts_of(step.field)[-1], reverse=True):
        _remove(tree, comments, step)
    written = write(model, tree, comments)
    if comment_texts(written) != comment_texts(text):
        raise EditRefused(say("comment_lost", id=key))
    return written.encode()


def _takes_item(step: Step) -> bool:
    return step.becomes is None and isinstance(parts_of(step.field)[-1], int)


def _take(tree: dict[str, Any], step: Step) -> None:
    try:
        now = None if parts_of(step.field)[-1] == ADD else value_at(tree, step.field)
        if now != step.was:
            raise EditRefused(say("was_other", id=step.record, field=step.field, was=step.was, now=now))
        put(tree, step.field, step.becomes)
    except NoSuchPlaceError as error:
        raise EditRefused(say("no_such_field", id=step.record, field=step.field)) from error


def _remove(tree: dict[str, Any], comments: Comments, step: Step) -> None:
    """Take an item out of its list; comments about it stay at its list, those of later items move along."""
    match = _ITEM.match(step.field)
    holder = value_at(tree, match["list"]) if match else None
    if match is None or not isinstance(holder, list) or int(match["index"]) >= len(holder):
        raise EditRefused(say("no_such_field", id=step.record, field=step.field))
    index = int(match["index"])
    if holder[index] != step.was:
        raise EditRefused(say("was_other", id=step.record, field=step.field, was=step.was, now=holder[index]))
    del holder[index]
    orphans = comments.take(step.field)
    comments.shift(match["list"], index)
    if not holder:
        put(tree, match["list"], None)
        comments.end += orphans
    elif orphans:
        comments.after[f"{match['list']}[{min(index, len(holder) - 1)}]"] += orphans
