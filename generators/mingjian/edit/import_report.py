"""The report of an import: what is new, what changed, what was refused, in a form that goes into a mail."""

from collections.abc import Sequence
from pathlib import Path

from mingjian.derive.changeset import diff, names_in
from mingjian.derive.changeview import entry
from mingjian.edit.batch import Outcome
from mingjian.edit.desk import Desk
from mingjian.edit.import_plan import Import
from mingjian.edit.words import say

SHOWN = 100
"""Records of one kind that are told one by one."""


def report(desk: Desk, tables: Sequence[tuple[Path, Import]], outcome: Outcome | None) -> str:
    """Return the report in Markdown, one chapter per table; every value of it stays text."""
    chapters = ["\n".join(_chapter(desk, path, found, outcome)) for path, found in tables]
    return "\n\n".join(chapters) + "\n"


def _chapter(desk: Desk, path: Path, found: Import, outcome: Outcome | None) -> list[str]:
    counts = (
        ("import_new", len(found.new)),
        ("import_changed", len(found.changed)),
        ("import_same", found.same),
        ("import_refused", len(found.refused)),
    )
    lines = [
        say("import_report_title", title=found.profile.title),
        "",
        say("import_report_source", name=path.name),
        "",
        say("import_report_head"),
        "| --- | ---: |",
        *(say("import_report_count", word=say(word), count=count) for word, count in counts),
    ]
    lines += _list("import_refused_title", found.refused)
    lines += _list("import_notice_title", found.notices)
    lines += _list("import_new_title", [_named(found, key) for key in found.new])
    if outcome is not None and found.changed:
        lines += ["", say("import_changed_title"), "", *_changes(desk, found, outcome)]
    return lines


def _named(found: Import, key: str) -> str:
    tree = found.steps[key][0].becomes
    called = next((tree[name] for name in ("name", "title", "decision_number") if name in tree), key)
    return say("import_named", address=found.addresses[key], name=called, id=key)


def _list(title: str, items: list[str]) -> list[str]:
    if not items:
        return []
    shown = [f"- {_safe(item)}" for item in items[:SHOWN]]
    more = [f"- {say('import_more', count=len(items) - SHOWN)}"] if len(items) > SHOWN else []
    return ["", say(title), "", *shown, *more]


def _changes(desk: Desk, found: Import, outcome: Outcome) -> list[str]:
    before, after = desk.registry, outcome.after.registry
    changes = [item for item in diff(before, after, ("", "")).changes if item.id in found.changed]
    names = {**names_in(before), **names_in(after)}
    lines = [say("import_changes_head"), "| --- | --- | --- | --- |"]
    for change in changes[:SHOWN]:
        told = entry(change, names)
        for line in told.lines:
            cells = (told.name, line.field, line.old, line.new)
            lines.append("| " + " | ".join(_safe(str(cell or "—")) for cell in cells) + " |")
    if len(changes) > SHOWN:
        lines += ["", say("import_more", count=len(changes) - SHOWN)]
    return lines


def _safe(text: str) -> str:
    """Keep somebody's text from becoming markup."""
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")
