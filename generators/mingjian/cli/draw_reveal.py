"""``mingjian draw reveal``: secret and public numbers give the list; shown only, or written for everyone."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.draw_files import Bench, DrawRefused, open_bench, read_secret
from mingjian.cli.messages import say
from mingjian.derive.announcement import fingerprint
from mingjian.derive.draw import drawn_by, is_as_announced, numbers_known
from mingjian.derive.entry import with_numbers
from mingjian.edit.amend import amend_file
from mingjian.model.draw import Draw
from mingjian.model.errors import UsageError
from mingjian.model.inspection import InspectionPlan


def run(  # noqa: PLR0913 - one per option
    given: Path | None, draw_id: str, day: date, secret_file: Path, numbers: Sequence[str], *, only_show: bool
) -> int:
    """Compute the list of a draw."""
    bench = open_bench(given)
    draw, secret = ready(bench, draw_id, day, secret_file, numbers)
    result = drawn_by(draw, secret)
    click.echo(say("draw_list", count=len(result)))
    for number, key in enumerate(result, 1):
        click.echo(f"{number:4} {bench.name(key)}")
    if only_show:
        click.echo(say("draw_keep_private", due=draw.reveal_due))
        return 0
    _write(bench, draw, day, secret, result)
    return 0


def ready(
    bench: Bench, draw_id: str, day: date, secret_file: Path, numbers: Sequence[str]
) -> tuple[Draw, str]:
    """Return the draw with its numbers, and its secret; refuse whatever does not fit what was published."""
    draw = bench.draw(draw_id)
    if draw.reveal is not None:
        raise DrawRefused(say("draw_is_revealed", id=draw.id))
    if draw.commitment is None:
        raise DrawRefused(say("draw_no_commitment", id=draw.id))
    if not is_as_announced(draw):
        raise DrawRefused(say("draw_changed", id=draw.id))
    if day < numbers_known(draw):
        raise DrawRefused(say("draw_not_yet", day=day, known=numbers_known(draw)))
    secret = read_secret(secret_file, draw)
    if fingerprint(secret) != draw.commitment.sha256:
        raise DrawRefused(say("draw_wrong_secret", path=secret_file))
    try:
        return with_numbers(draw, numbers), secret
    except ValueError as error:
        raise UsageError(say("draw_bad_numbers", count=len(draw.randomness))) from error


def _write(bench: Bench, draw: Draw, day: date, secret: str, result: Sequence[str]) -> None:
    def reveal(record: dict[str, Any]) -> None:
        for source, filled in zip(record["randomness"], draw.randomness, strict=True):
            for group, known in zip(source["groups"], filled.groups, strict=True):
                group["values"] = list(known.values)
        record["reveal"] = {"published": day.isoformat(), "secret": secret, "result": list(result)}

    def name_subjects(record: dict[str, Any]) -> None:
        record.setdefault("drawn_on", numbers_known(draw).isoformat())
        record["subjects"] = sorted(result)

    amend_file(bench.path(draw.id), Draw, reveal)
    if draw.plan in bench.registry.plans:
        amend_file(bench.path(draw.plan), InspectionPlan, name_subjects)
    click.echo(say("draw_revealed", id=draw.id, plan=draw.plan))
