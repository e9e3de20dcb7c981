"""The 审批单 of a change set, written where ``mingjian intake --sheet`` says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from mingjian.check.catalogue import title
from mingjian.cli.messages import say
from mingjian.cli.print import open_press
from mingjian.derive.approval_sheet import ApprovalSheet, SheetHead, approval_sheet
from mingjian.edit.batch import Outcome
from mingjian.edit.order import ChangeOrder
from mingjian.model.errors import OutputError, UsageError
from mingjian.model.registry import Registry
from mingjian.render.artifact import Artifact
from mingjian.render.prints.approval_sheet import approval_page, approval_print

PDF, PAGE = ".pdf", ".html"


@dataclass(frozen=True)
class Matter:
    """A change set as it was verified: what it says, on what ground, and what it would do."""

    order: ChangeOrder
    paper: str
    before: Registry
    outcome: Outcome
    day: date


def check_endings(paths: Sequence[Path]) -> None:
    """Refuse a sheet that is neither PDF nor HTML, before anything is done."""
    for path in paths:
        if path.suffix not in {PDF, PAGE}:
            raise UsageError(say("intake_sheet_kind", path=path))


def write_sheets(paths: Sequence[Path], root: Path, matter: Matter) -> None:
    """Write the sheet in every form asked for."""
    if not paths:
        return
    sheet = sheet_of(matter)
    for path in paths:
        made = _set(sheet, root, matter.outcome.after.registry, path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made.data)
        except OSError as error:
            raise OutputError(say("edit_unwritable", path=path, reason=error.strerror)) from error
        click.echo(say("intake_sheet_done", path=path))


def sheet_of(matter: Matter) -> ApprovalSheet:
    """Return what is put before the people who approve."""
    order, outcome = matter.order, matter.outcome
    said = (order.who, order.basis, order.reason, order.base)
    who, basis, reason, base = (text or "" for text in said)
    head = SheetHead(order.title, who, basis, reason, base, matter.paper)
    looks = [f"{title(item)}：{item.message}" for item in outcome.warnings]
    return approval_sheet(head, matter.before, outcome.after.registry, matter.day, looks=looks)


def _set(sheet: ApprovalSheet, root: Path, registry: Registry, path: Path) -> Artifact:
    settings = registry.settings
    if path.suffix == PAGE:
        return approval_page(sheet, settings, path.name)
    return approval_print(sheet, open_press(settings.prints, root), settings, path.name)
