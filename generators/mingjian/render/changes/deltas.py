"""What changed, as data: a file per step with everything, a flat table per month, and an index of both."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from io import StringIO

from mingjian.derive.bulletin import names
from mingjian.derive.changeset import RecordChange, actions_of
from mingjian.derive.changewords import kind_title, lines
from mingjian.derive.history import Step
from mingjian.derive.views import Views
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.changes import words
from mingjian.render.draft import Draft, File, fingerprint, makers
from mingjian.render.opendata.api import encode
from mingjian.render.opendata.delta import change_data
from mingjian.render.opendata.textfiles import CSV

FOLDER = "data/changes/"
Row = tuple[str | int | None, ...]


def delta_path(step: Step) -> str:
    """Return the path of the data of a step."""
    return f"{FOLDER}{step.day}-{step.sha[:10]}.json"


def render_deltas(views: Views) -> Iterator[File]:
    """Yield the data of every step, the table of every month, and the index."""
    known = names(views)
    called = fingerprint(makers(), known)
    months: dict[str, list[Step]] = {}
    for step in views.history.steps:
        months.setdefault(step.day[:7], []).append(step)
        yield _draft(delta_path(step), JSON, [step], called, partial(_step, step, known))
    for month, steps in months.items():
        yield _draft(f"{FOLDER}{month}.csv", CSV, steps, called, partial(_table, steps, known))
    index = {
        "depth": views.history.depth.value,
        "asOf": views.as_of.isoformat(),
        "columns": words.COLUMNS,
        "months": [{"path": f"{month}.csv", "rows": _count(steps)} for month, steps in months.items()],
        "steps": [
            {
                "path": delta_path(step).removeprefix(FOLDER),
                "when": step.when,
                "changes": len(step.changes),
            }
            for step in views.history.steps
        ],
    }
    yield Artifact(f"{FOLDER}index.json", encode(index, neat=True), JSON, ("registry",))


def _draft(path: str, media_type: str, steps: list[Step], called: str, make: Callable[[], bytes]) -> Draft:
    """Draft a file made of steps: what a step may say is judged anew each day, so all of it counts."""
    key = fingerprint(called, path, [(step.sha, step.when, step.changes) for step in steps])
    return Draft(path, media_type, ("registry",), key, make)


def _step(step: Step, known: Mapping[str, str]) -> bytes:
    return encode({"commit": step.sha, "when": step.when, "changes": change_data(step.changes, known)})


def _count(steps: Iterable[Step]) -> int:
    return sum(len(change.fields or change.actions) for step in steps for change in step.changes)


def _table(steps: Iterable[Step], known: Mapping[str, str]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(words.COLUMNS)
    for step in steps:
        writer.writerows(_rows(step, known))
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
