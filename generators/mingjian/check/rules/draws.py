"""R4xx: a draw is what was announced, and running it again gives the list recorded."""

from collections.abc import Iterator
from datetime import date

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.announcement import announcement, fingerprint
from mingjian.derive.draw import (
    Fault,
    drawn_by,
    faults,
    fits,
    is_late,
    is_overdue,
    named_twice,
    needed,
    notice_days,
    numbers_begin,
    numbers_known,
    supplied,
)
from mingjian.derive.pool import share
from mingjian.derive.rfc3797 import bits
from mingjian.model.draw import Draw, Numbers, PublicSource


def _with(ctx: Context, fault: Fault) -> Iterator[tuple[str, Draw]]:
    for key, draw in ctx.registry.draws.items():
        if fault in faults(draw):
            yield key, draw


def differences(ctx: Context, missing: set[str], extra: set[str]) -> str:
    """Say who is missing and who is too many."""
    found = {"draw_missing": missing, "draw_extra": extra}
    return say("comma").join(
        say(phrase, names="、".join(map(ctx.name_of, sorted(keys)))) for phrase, keys in found.items() if keys
    )


@rule("R401")
def not_as_announced(ctx: Context) -> Iterator[Hit]:
    """Pool, layers, numbers and sources are still those of the published fingerprint."""
    for key, draw in _with(ctx, Fault.ANNOUNCEMENT):
        found = fingerprint(announcement(draw))
        yield Hit(key, "announced_sha256", recorded=draw.announced_sha256[:12], found=found[:12])


@rule("R402")
def too_little_randomness(ctx: Context) -> Iterator[Hit]:
    """The public numbers can make every result happen (RFC 3797 section 3.3)."""
    for key, draw in _with(ctx, Fault.FEW_BITS):
        have, need = bits(supplied(draw)), bits(needed(draw))
        yield Hit(key, "randomness", have=f"{have:.1f}", need=f"{need:.1f}")


@rule("R403")
def commitment_too_late(ctx: Context) -> Iterator[Hit]:
    """The commitment is public before the first public number can be known."""
    for key, draw in _with(ctx, Fault.LATE_COMMITMENT):
        first = min(draw.randomness, key=lambda source: source.known)
        if draw.commitment is not None:
            published = draw.commitment.published
            yield Hit(key, "commitment.published", published=published, known=first.known, source=first.title)


@rule("R418")
def commitment_at_short_notice(ctx: Context) -> Iterator[Hit]:
    """Between the commitment and the first public number there is time to keep a copy of it."""
    least = ctx.registry.settings.parameters.draw_notice_days
    for key, draw in ctx.registry.draws.items():
        if draw.commitment is None or is_late(draw):
            continue
        days = notice_days(draw, draw.commitment.published)
        if days < least:
            first, published = numbers_begin(draw), draw.commitment.published
            yield Hit(key, "commitment.published", published=published, first=first, days=days, least=least)


@rule("R404")
def secret_of_another_commitment(ctx: Context) -> Iterator[Hit]:
    """The secret revealed is the one committed to."""
    for key, draw in _with(ctx, Fault.COMMITMENT):
        if draw.reveal is not None:
            recorded = say("none") if draw.commitment is None else draw.commitment.sha256[:12]
            found = fingerprint(draw.reveal.secret)[:12]
            yield Hit(key, "reveal.secret", recorded=recorded, found=found)


@rule("R405")
def numbers_do_not_fit(ctx: Context) -> Iterator[Hit]:
    """The public numbers have the form that was announced."""
    for key, draw in _with(ctx, Fault.NUMBERS):
        for place, source in enumerate(draw.randomness):
            for index, group in enumerate(source.groups):
                if not fits(group):
                    yield _misfit(key, f"randomness[{place}].groups[{index}]", source, group)


def _misfit(key: str, field: str, source: PublicSource, group: Numbers) -> Hit:
    values = "、".join(map(str, group.values)) or say("not_given")
    form = {"pick": group.pick, "low": group.first, "high": group.first + group.of - 1}
    return Hit(key, field, source=source.title, values=values, **form)


@rule("R406")
def another_result(ctx: Context) -> Iterator[Hit]:
    """Running the draw again gives the list recorded."""
    for key, draw in _with(ctx, Fault.RESULT):
        if draw.reveal is not None:
            again, recorded = drawn_by(draw, draw.reveal.secret), draw.reveal.result
            problem = differences(ctx, set(again) - set(recorded), set(recorded) - set(again))
            problem = problem or say("draw_order")
            yield Hit(key, "reveal.result", problem=problem)


@rule("R410")
def number_does_not_follow_the_ratio(ctx: Context) -> Iterator[Hit]:
    """The number to draw from a layer follows from its pool, ratio and rounding."""
    for key, draw in ctx.registry.draws.items():
        for index, stratum in enumerate(draw.strata):
            expected = share(len(set(stratum.pool)), stratum.ratio, draw.rounding)
            if stratum.select != expected:
                numbers = {"count": stratum.select, "pool": len(set(stratum.pool)), "expected": expected}
                words = {"ratio": stratum.ratio, "rounding": draw.rounding.value, "stratum": stratum.name}
                yield Hit(key, f"strata[{index}].select", **numbers, **words)


@rule("R411")
def steps_out_of_order(ctx: Context) -> Iterator[Hit]:
    """Frozen, committed, numbers known, revealed; reveal limit and inspectors come after the numbers."""
    for key, draw in ctx.registry.draws.items():
        known = numbers_known(draw)
        steps: list[tuple[str, str, date, str, date]] = []
        if draw.commitment is not None:
            steps.append(("commitment.published", "commit", draw.commitment.published, "freeze", draw.frozen))
        steps.append(("reveal_due", "due", draw.reveal_due, "numbers", known))
        if draw.reveal is not None:
            steps.append(("reveal.published", "reveal", draw.reveal.published, "numbers", known))
        if draw.pairing is not None:
            steps.append(("pairing.drawn", "pairing", draw.pairing.drawn, "numbers", known))
        for field, later, day, earlier, before in steps:
            if day < before:
                words = {"later": say(f"draw_{later}"), "earlier": say(f"draw_{earlier}")}
                yield Hit(key, field, day=day, before=before, **words)


@rule("R416")
def reveal_missing(ctx: Context) -> Iterator[Hit]:
    """The reveal comes in time, or its absence is explained."""
    for key, draw in ctx.registry.draws.items():
        if draw.failure is None and is_overdue(draw, ctx.as_of):
            yield Hit(key, "reveal_due", due=draw.reveal_due, days=(ctx.as_of - draw.reveal_due).days)


@rule("R417")
def in_the_pool_twice(ctx: Context) -> Iterator[Hit]:
    """An institution is in one layer only, and not both in the pool and left out."""
    for key, draw in ctx.registry.draws.items():
        for field, institution in named_twice(draw):
            yield Hit(key, field, institution=ctx.name_of(institution))
