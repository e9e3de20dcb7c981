"""``mingjian guard``: what a branch must not do, whoever approves it."""

from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, find_registry, registry_option
from mingjian.jobs.guarding import guard as objections_to
from mingjian.jobs.objection import Kind, Objection
from mingjian.jobs.reviews import REMOVED
from mingjian.load.source import place_in_repository
from mingjian.report.excerpt import visible

FORMATS = ("text", "github")
SENTENCES = {
    Kind.VANISHED: "guard_vanished",
    Kind.REVIEWS: "guard_reviews",
    Kind.PERSONAL: "guard_personal",
    Kind.COMMENT: "guard_comment",
}
DETAILS = {
    REMOVED: "guard_removed",
    "identity": "guard_identity",
    "mobile": "guard_mobile",
    "bank": "guard_bank",
    "plate": "guard_plate",
    "party": "guard_party",
    "case": "guard_case",
    "home": "guard_home",
    "birth": "guard_birth",
}


@click.command(help=say("guard"))
@registry_option
@click.option("--base", metavar="REV", default="origin/main", show_default=True, help=say("guard_base"))
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help=say("check_format"))
def guard(*, registry: Path | None, base: str, style: str) -> int:
    """Say every objection; 1 when one of them blocks."""
    root = find_registry(registry)
    found = objections_to(root, base, cache_folder(root))
    place = place_in_repository(root)
    for one in found:
        path = f"{place}/{one.path}" if place and one.path else one.path
        click.echo(_annotated(one, path) if style == "github" else _plain(one, path))
    blocking = sum(one.blocks for one in found)
    click.echo(say("guard_bad" if blocking else "guard_good", count=blocking))
    return 1 if blocking else 0


def _plain(one: Objection, path: str) -> str:
    where = f"{path}:{one.line}" if one.line and path else path
    return say("guard_line", where=where, text=_sentence(one)) if where else _sentence(one)


def _annotated(one: Objection, path: str) -> str:
    """Return a workflow command; no value of ours holds a mark that could end it, ids and paths aside."""
    word = "error" if one.blocks else "warning"
    place = f" file={_escaped(path)},line={max(one.line, 1)}" if path else ""
    return f"::{word}{place}::{_escaped(_sentence(one))}"


def _escaped(text: str) -> str:
    for mark in "%\r\n:,":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def _named(one: Objection) -> str:
    return say("guard_named", names="、".join(one.named)) if one.named else ""


def _sentence(one: Objection) -> str:
    detail = say(DETAILS[one.detail]) if one.detail in DETAILS else one.detail
    if one.kind is Kind.PERSONAL and not one.path:
        return say("guard_personal_message", commit=one.commit, detail=detail)
    commit = say("guard_commit", commit=one.commit) if one.kind is Kind.REVIEWS and one.commit else one.commit
    values = {
        "record": one.record,
        "detail": detail,
        "commit": commit,
        "count": one.count,
        "named": _named(one),
    }
    return visible(say(SENTENCES[one.kind], **values))
