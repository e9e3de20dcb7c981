"""A change set as data: the same object in files, in releases and on the command line."""

from collections.abc import Iterable, Mapping
from typing import Any

from mingjian.derive.changeset import RecordChange
from mingjian.derive.changewords import kind_title, lines


def change_data(changes: Iterable[RecordChange], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return changes as plain data."""
    return [_one(change, names) for change in changes]


def _one(change: RecordChange, names: Mapping[str, str]) -> dict[str, Any]:
    words = lines(change.fields, names)
    return {
        "kind": change.kind,
        "kindTitle": kind_title(change),
        "id": change.id,
        "name": change.name,
        "actions": [action.value for action in change.actions],
        "fields": [
            {
                "path": field.path,
                "title": line.field,
                "item": field.item or None,
                "old": field.old,
                "new": field.new,
            }
            for field, line in zip(change.fields, words, strict=True)
        ],
    }
