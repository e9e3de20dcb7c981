"""``mingjian draw verify``: run draws again and say in plain words whether the records are right."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from mingjian.check.runner import check_registry
from mingjian.cli.draw_files import Bench
from mingjian.cli.draw_plan import describe
from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, find_registry
from mingjian.derive.draw import drawn_by, is_overdue, is_revealed, numbers_fit, state_on
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import FolderSource
from mingjian.model.draw import Draw, DrawState
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report import text

FAMILY = "R4"


def run(given: Path | None, wanted: Sequence[str], as_of: date | None) -> int:
    """Verify some draws, or all."""
    root = find_registry(given)
    loaded = load_registry(FolderSource(root), cache_folder(root))
    bench, day = Bench(root, loaded.registry), as_of or loaded.default_as_of
    draws = [bench.draw(key) for key in wanted or sorted(loaded.registry.draws)]
    findings = check_registry(loaded, day, dated=True)
    good = [_verify(loaded, bench, draw, day, findings) for draw in draws]
    if not draws:
        click.echo(say("draw_none"))
    return 0 if all(good) else 1


def _verify(loaded: Loaded, bench: Bench, draw: Draw, day: date, findings: Sequence[Finding]) -> bool:
    click.echo(say("draw_heading", id=draw.id, plan=draw.plan))
    describe(draw)
    mine = [
        item for item in findings if item.code.startswith(FAMILY) and item.record_id in (draw.id, draw.plan)
    ]
    if draw.reveal is not None and is_revealed(draw, day) and numbers_fit(draw):
        again = drawn_by(draw, draw.reveal.secret)
        click.echo(say("draw_again_list", count=len(again)))
        for number, key in enumerate(again, 1):
            click.echo(f"{number:4} {bench.name(key)}")
    if mine:
        click.echo(text.format(mine, loaded.source))
    if draw.reveal is not None and draw.reveal.published > day:
        click.echo(say("draw_reveal_ahead", day=draw.reveal.published, as_of=day))
    state = state_on(draw, day)
    wrong = any(item.severity >= FindingSeverity.ERROR for item in mine)
    click.echo(_verdict(draw, state, day, wrong=wrong))
    return state is not DrawState.FAILED and not wrong


def _verdict(draw: Draw, state: DrawState, day: date, *, wrong: bool) -> str:
    if is_overdue(draw, day):
        reason = say("draw_unexplained") if draw.failure is None else draw.failure.reason
        return say("draw_missing", id=draw.id, due=draw.reveal_due, reason=reason)
    if state is DrawState.FAILED or wrong:
        return say("draw_bad", id=draw.id)
    if state is DrawState.VERIFIED:
        return say("draw_good", id=draw.id)
    return say("draw_waiting", id=draw.id, state=state.value, meaning=state.meaning, due=draw.reveal_due)
