"""``mingjian check``: the registry gate."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from mingjian.check.runner import check_registry
from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, cache_folder, covers, find_registry, inside, registry_option
from mingjian.cli.terminal import in_colour
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource, RevisionSource
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report import text

FORMATS = ("text", "github", "json", "markdown")


@click.command(help=say("check"))
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@registry_option
@click.option("--base", metavar="REV", help=say("check_base"))
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help=say("check_format"))
@as_of_option
@click.option("--dated", is_flag=True, help=say("check_dated"))
def check(  # noqa: PLR0913 - one per option
    *,
    paths: tuple[Path, ...],
    registry: Path | None,
    base: str | None,
    style: str,
    as_of: date | None,
    dated: bool,
) -> int:
    """Report findings; 1 when one of them is an error."""
    root = find_registry(registry)
    wanted = [inside(path, root) for path in paths]
    loaded = load_registry(FolderSource(root), cache_folder(root))
    day = as_of or loaded.default_as_of
    findings = _findings(loaded, day, dated=dated)
    if base is not None:
        known = load_registry(RevisionSource(root, base), cache_folder(root))
        findings = _new_ones(findings, _findings(known, day, dated=dated))
    if wanted:
        label = f"{loaded.source.label}/"
        findings = [item for item in findings if covers(wanted, item.path.removeprefix(label))]
    click.echo(_worded(findings, loaded, style), nl=False)
    return 1 if any(finding.severity >= FindingSeverity.ERROR for finding in findings) else 0


def _findings(loaded: Loaded, day: date, *, dated: bool) -> list[Finding]:
    findings = [*loaded.findings, *check_registry(loaded, day, dated=dated)]
    return sorted(findings, key=lambda finding: finding.order)


def _worded(findings: Sequence[Finding], loaded: Loaded, style: str) -> str:
    if style == "text":
        return text.format(findings, loaded.source, color=in_colour())
    report: str = import_module(f"mingjian.report.{style}").format(findings, loaded.source)
    return report


def _new_ones(now: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """Keep what was not there before; lines may have moved, so they do not count."""
    known = {(finding.code, finding.path, finding.field, finding.message) for finding in before}
    return [item for item in now if (item.code, item.path, item.field, item.message) not in known]
