"""``mingjian check``: the registry gate."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from mingjian.check.runner import check_registry
from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, cache_folder, covers, find_registry, inside, registry_option
from mingjian.cli.terminal import in_colour
from mingjian.cli.watching import changes
from mingjian.jobs.commits import parted_at
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource, RevisionSource, place_in_repository
from mingjian.model.errors import MingjianError
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report import text

FORMATS = ("text", "github", "gitlab", "sarif", "json", "markdown")
FROM_REPOSITORY = ("github", "gitlab", "sarif")
"""Formats a platform reads, which knows files by their place in the repository."""


@dataclass(frozen=True)
class Question:
    """What is asked of the registry, as typed."""

    root: Path
    wanted: tuple[str, ...]
    base: str | None
    style: str
    as_of: date | None
    dated: bool


@click.command(help=say("check"))
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@registry_option
@click.option("--base", metavar="REV", help=say("check_base"))
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help=say("check_format"))
@as_of_option
@click.option("--dated", is_flag=True, help=say("check_dated"))
@click.option("--watch", is_flag=True, help=say("check_watch"))
def check(*, paths: tuple[Path, ...], registry: Path | None, watch: bool, **typed: Any) -> int:
    """Report findings; 1 when one of them is an error."""
    root = find_registry(registry)
    question = Question(root, tuple(inside(path, root) for path in paths), **typed)
    if not watch:
        return answer(question)
    code = _watched(question)
    with suppress(KeyboardInterrupt):
        for _ in changes((root,)):
            code = _watched(question)
    return code


def answer(question: Question) -> int:
    """Print the findings; 1 when one of them is an error."""
    root = question.root
    loaded = load_registry(FolderSource(root), cache_folder(root))
    day = question.as_of or loaded.default_as_of
    findings = _findings(loaded, day, dated=question.dated)
    if question.base is not None:
        base = RevisionSource(root, parted_at(root, question.base, None) or question.base)
        if findings:  # where nothing is found, nothing is new
            known = load_registry(base, cache_folder(root))
            findings = _new_ones(findings, _findings(known, day, dated=question.dated))
    if question.wanted:
        label = f"{loaded.source.label}/"
        findings = [item for item in findings if covers(question.wanted, item.path.removeprefix(label))]
    click.echo(_worded(findings, loaded, question), nl=False)
    return 1 if any(finding.severity >= FindingSeverity.ERROR for finding in findings) else 0


def _watched(question: Question) -> int:
    """Answer between two lines an editor can tell a run by; a registry that cannot be read is said too."""
    click.echo(say("check_watch_begin"))
    try:
        code = answer(question)
    except MingjianError as error:
        click.echo(str(error), err=True)
        code = error.exit_code
    click.echo(say("check_watch_end"))
    return code


def _findings(loaded: Loaded, day: date, *, dated: bool) -> list[Finding]:
    findings = [*loaded.findings, *check_registry(loaded, day, dated=dated)]
    return sorted(findings, key=lambda finding: finding.order)


def _worded(findings: Sequence[Finding], loaded: Loaded, question: Question) -> str:
    if question.style == "text":
        return text.format(findings, loaded.source, color=in_colour())
    if question.style in FROM_REPOSITORY:
        findings = _from_repository(findings, question.root, loaded.source.label)
    report: str = import_module(f"mingjian.report.{question.style}").format(findings, loaded.source)
    return report


def _from_repository(findings: Sequence[Finding], root: Path, label: str) -> list[Finding]:
    """Name files as the platform does: from the top of the repository, wherever in it the registry lies."""
    place = place_in_repository(root)
    if place is None:
        return list(findings)
    head = f"{place}/" if place else ""
    return [replace(item, path=head + item.path.removeprefix(f"{label}/")) for item in findings]


def _new_ones(now: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """Keep what was not there before; lines may have moved, so they do not count."""
    known = {(finding.code, finding.path, finding.field, finding.message) for finding in before}
    return [item for item in now if (item.code, item.path, item.field, item.message) not in known]
