"""``mingjian draw commit``: a secret in a private file, its fingerprint in the record."""

import secrets
from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.draw_files import HEAD, DrawRefused, open_bench, write_private
from mingjian.cli.messages import say
from mingjian.derive.announcement import fingerprint
from mingjian.derive.draw import (
    SECRET_BITS,
    is_as_announced,
    needed,
    notice_days,
    numbers_begin,
    supplied,
)
from mingjian.derive.rfc3797 import bits
from mingjian.edit.amend import amend_file
from mingjian.model.draw import Draw


def run(given: Path | None, draw_id: str, day: date, secret_file: Path, notice: str | None) -> int:
    """Commit to a new secret."""
    bench = open_bench(given)
    draw = bench.draw(draw_id)
    _refuse(draw, day, bench.registry.settings.parameters.draw_notice_days)
    secret = secrets.token_hex(SECRET_BITS // 8)
    write_private(bench.private(secret_file), f"{HEAD}\n{draw.id}\n{secret}\n")
    commitment = {"published": day.isoformat(), "sha256": fingerprint(secret)}
    if notice is not None:
        commitment["notice"] = notice

    def change(record: dict[str, Any]) -> None:
        record["commitment"] = commitment

    amend_file(bench.path(draw.id), Draw, change)
    click.echo(say("draw_committed", hash=commitment["sha256"], path=secret_file))
    click.echo(say("draw_fingerprint", hash=draw.announced_sha256))
    click.echo(say("draw_publish_now", day=day))
    return 0


def _refuse(draw: Draw, day: date, least: int) -> None:
    if draw.commitment is not None:
        raise DrawRefused(say("draw_has_commitment", id=draw.id, day=draw.commitment.published))
    if not is_as_announced(draw):
        raise DrawRefused(say("draw_changed", id=draw.id))
    if supplied(draw) < needed(draw):
        need, have = f"{bits(needed(draw)):.1f}", f"{bits(supplied(draw)):.1f}"
        raise DrawRefused(say("draw_few_bits", need=need, have=have))
    if day < draw.frozen:
        raise DrawRefused(say("draw_before_frozen", day=day, frozen=draw.frozen))
    early = [source for source in draw.randomness if source.known <= day]
    if early:
        raise DrawRefused(say("draw_too_late", day=day, source=early[0].title, known=early[0].known))
    days = notice_days(draw, day)
    if days < least:
        raise DrawRefused(
            say("draw_short_notice", day=day, first=numbers_begin(draw), days=days, least=least)
        )
