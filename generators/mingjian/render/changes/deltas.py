"""What changed, as data: a file per step with everything, a flat table per month, and an index of both."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from mingjian.derive.bulletin import names
from mingjian.derive.changeset import RecordChange, actions_of
from mingjian.derive.changewords import kind_title, lines
from mingjian.derive.history import Step
from mingjian.derive.views import Views
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.changes import words
from mingjian.render.opendata.api import encode
from mingjian.render.opendata.delta import change_data
from mingjian.render.opendata.textfiles import CSV

FOLDER = "data/changes/"
Row = tuple[str | int | None, ...]


def delta_path(step: Step) -> str:
    """Return the path of the data of a step."""
    return f"{FOLDER}{step.day}-{step.sha[:10]}.json"


def render_deltas(views: Views) -> Iterator[Artifact]:
    """Yield the data of every step, the table of every month, and the index."""
    known = names(views)
    steps: list[dict[str, object]] = []
    months: dict[str, list[Row]] = {}
    for step in views.history.steps:
        changes = change_data(step.changes, known)
        value = {"commit": step.sha, "when": step.when, "changes": changes}
        yield Artifact(delta_path(step), encode(value), JSON, ("registry",))
        path = delta_path(step).removeprefix(FOLDER)
        steps.append({"path": path, "when": step.when, "changes": len(changes)})
        months.setdefault(step.day[:7], []).extend(_rows(step, known))
    for month, rows in months.items():
        yield Artifact(f"{FOLDER}{month}.csv", _table(rows), CSV, ("registry",))
    index = {
        "depth": views.history.depth.value,
        "asOf": views.as_of.isoformat(),
        "columns": words.COLUMNS,
        "months": [{"path": f"{month}.csv", "rows": len(rows)} for month, rows in months.items()],
        "steps": steps,
    }
    yield Artifact(f"{FOLDER}index.json", encode(index, neat=True), JSON, ("registry",))


def _table(rows: Iterable[Row]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(words.COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode()


def _rows(step: Step, known: Mapping[str, str]) -> Iterator[Row]:
    told = (row for change in step.changes for row in _changed(change, known))
    for position, row in enumerate(told, 1):
        yield (step.day, step.when, step.sha, position, *row)


def _changed(change: RecordChange, known: Mapping[str, str]) -> Iterator[Row]:
    """Yield a row for every field that changed; a record that came or went is a row of its own."""
    head = (change.kind, kind_title(change), change.id, change.name)
    for field, line in zip(change.fields, lines(change.fields, known), strict=True):
        action = actions_of(change.kind, (field,))[0].value
        yield (*head, action, field.path, line.field, field.item or None, field.old, field.new)
    if not change.fields:
        yield from ((*head, action.value, None, None, None, None, None) for action in change.actions)
