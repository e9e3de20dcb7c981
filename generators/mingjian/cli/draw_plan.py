"""``mingjian draw plan``: freeze the pool, say how much randomness is needed, write the record."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.draw_files import Bench, DrawRefused, open_bench
from mingjian.cli.messages import say
from mingjian.derive.draw import latest_commitment, needed, numbers_begin, numbers_known, supplied
from mingjian.derive.entry import sources_from
from mingjian.derive.freeze import (
    Terms,
    by_class,
    by_grade,
    by_region,
    by_result,
    by_size,
    freeze,
    next_id,
    one_layer,
)
from mingjian.derive.layering import Cut
from mingjian.derive.rfc3797 import bits
from mingjian.edit.amend import amend_file
from mingjian.load.canonical import emit
from mingjian.load.layout import path_of
from mingjian.model.draw import Draw, PublicSource
from mingjian.model.errors import UsageError
from mingjian.model.inspection import InspectionPlan
from mingjian.model.registry import KIND, Registry
from mingjian.model.supervision_words import Holder

WAYS = ("none", "region", "class", "grade", "result", "size")
"""By what the pool can be cut in layers."""
WHOLE = 100


@dataclass(frozen=True)
class Wishes:
    """The options as typed."""

    day: date
    reveal_by: date
    sources: tuple[str, ...]
    by: str
    scheme: str | None
    ratios: tuple[str, ...]
    exclusions: tuple[str, ...]


def run(given: Path | None, plan_id: str, wishes: Wishes, *, only_show: bool) -> int:
    """Freeze the pool of a plan."""
    bench = open_bench(given)
    plan = bench.registry.plans.get(plan_id)
    if plan is None:
        raise UsageError(say("draw_no_plan", id=plan_id))
    standing = [d.id for d in bench.registry.draws.values() if d.plan == plan_id and d.failure is None]
    if standing:
        raise DrawRefused(say("draw_again", plan=plan_id, id=standing[0]))
    cuts = _cuts(bench, plan, wishes)
    ratios = _ratios(wishes.ratios, cuts)
    terms = Terms(
        wishes.day,
        wishes.reveal_by,
        cuts,
        _sources(wishes.sources),
        ratios.pop(None, None),
        {name: ratio for name, ratio in ratios.items() if name is not None},
        _exclusions(bench, wishes.exclusions),
    )
    draw = freeze(bench.registry, plan, next_id(bench.registry), terms)
    describe(draw)
    _refuse(draw)
    if not only_show:
        _write(bench, draw)
    return 0


def describe(draw: Draw) -> None:
    """Print pool, numbers, entropy and fingerprint of a draw."""
    for stratum in draw.strata:
        click.echo(say("draw_layer", name=stratum.name, pool=len(stratum.pool), count=stratum.select))
    total = {"pool": sum(len(s.pool) for s in draw.strata), "count": sum(s.select for s in draw.strata)}
    click.echo(say("draw_total", **total, excluded=len(draw.exclusions)))
    click.echo(say("draw_bits", need=f"{bits(needed(draw)):.1f}", have=f"{bits(supplied(draw)):.1f}"))
    click.echo(say("draw_fingerprint", hash=draw.announced_sha256))


def _refuse(draw: Draw) -> None:
    if supplied(draw) < needed(draw):
        need, have = f"{bits(needed(draw)):.1f}", f"{bits(supplied(draw)):.1f}"
        raise DrawRefused(say("draw_few_bits", need=need, have=have))
    early = [source.title for source in draw.randomness if source.known <= draw.frozen]
    if early:
        raise DrawRefused(say("draw_source_early", source=early[0], day=draw.frozen))
    if draw.reveal_due < numbers_known(draw):
        raise DrawRefused(say("draw_due_early", due=draw.reveal_due, known=numbers_known(draw)))


def _cuts(bench: Bench, plan: InspectionPlan, wishes: Wishes) -> tuple[Cut, ...]:
    registry = bench.registry
    if wishes.by == "region":
        return by_region(registry, plan, wishes.day)
    if wishes.by == "grade":
        return by_grade(registry, _scheme(registry, wishes.scheme))
    ways = {"class": by_class, "result": by_result, "size": by_size}
    return ways[wishes.by](registry) if wishes.by in ways else one_layer(say("draw_everyone"))


def _scheme(registry: Registry, wanted: str | None) -> str:
    vocabulary = registry.vocabularies.get("rating-schemes")
    items = vocabulary.items if vocabulary else ()
    known: list[str] = [item.id for item in items if item.holder == Holder.INSTITUTION]
    found = [key for key in known if wanted in (None, key)]
    if len(found) != 1:
        raise UsageError(say("draw_which_scheme", known="、".join(known) or say("draw_no_draws")))
    return found[0]


def _ratios(texts: tuple[str, ...], cuts: tuple[Cut, ...]) -> dict[str | None, int]:
    """Read ratios: a number for all layers, or for the layer named before it."""
    names = {cut.name for cut in cuts}
    found: dict[str | None, int] = {}
    for text in texts:
        name, equals, number = text.rpartition("=")
        wrong = (equals and name not in names) or not number.isdecimal() or not 1 <= int(number) <= WHOLE
        if wrong:
            raise UsageError(say("draw_bad_ratio", text=text, names="、".join(cut.name for cut in cuts)))
        found[name if equals else None] = int(number)
    return found


def _sources(texts: tuple[str, ...]) -> tuple[PublicSource, ...]:
    try:
        return sources_from(texts)
    except ValueError as error:
        raise UsageError(say("draw_bad_source")) from error


def _exclusions(bench: Bench, texts: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in texts:
        who, _, why = text.partition("=")
        if who not in bench.registry.institutions or not why.strip():
            raise UsageError(say("draw_bad_exclusion", text=text))
        found[who] = why.strip()
    return found


def _write(bench: Bench, draw: Draw) -> None:
    path = path_of(KIND["draw"], draw, bench.registry)
    target = bench.root / str(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(emit(Draw, draw.model_dump()), encoding="utf-8", newline="\n")
    size = sum(len(stratum.pool) for stratum in draw.strata)

    def change(record: dict[str, Any]) -> None:
        record["pool_size"] = size

    amend_file(bench.path(draw.plan), InspectionPlan, change)
    least = bench.registry.settings.parameters.draw_notice_days
    words = {"latest": latest_commitment(draw, least), "first": numbers_begin(draw), "least": least}
    click.echo(say("draw_planned", id=draw.id, path=path, **words))
