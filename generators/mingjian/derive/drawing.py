"""Draws as pages show them: the story, the inputs, the steps of the calculation, and the list (S55, S56).

What is not public on the day is not in the view: no secret and no list before the reveal.
"""

from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.announcement import announcement, form_text, numbers_text, pool_of
from mingjian.derive.draw import (
    SECRET_BITS,
    Fault,
    Layer,
    faults,
    is_committed,
    is_overdue,
    is_revealed,
    needed,
    notice_days,
    numbers_fit,
    numbers_known,
    rerun,
    state_on,
    supplied,
)
from mingjian.derive.inspecting import InspectionLine, inspection_line
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, index_head, origin_of
from mingjian.derive.rfc3797 import bits, outcomes
from mingjian.derive.views import Views
from mingjian.model.draw import Draw, DrawState, Numbers, PublicSource

_TONES = {
    DrawState.FROZEN: "none",
    DrawState.COMMITTED: "info",
    DrawState.WAITING: "info",
    DrawState.VERIFIED: "ok",
    DrawState.FAILED: "stop",
}
_URGENCY = (DrawState.FAILED, DrawState.WAITING, DrawState.COMMITTED, DrawState.FROZEN, DrawState.VERIFIED)


@dataclass(frozen=True, slots=True)
class DrawLine:
    """One draw as lists and the plan's page show it."""

    record: Draw
    link: Link
    plan: Link
    authority: Link
    state: Badge
    size: int
    count: int
    committed: date | None
    revealed: date | None
    known: date
    overdue: int


@dataclass(frozen=True, slots=True)
class DrawsPage:
    """All draws: the failed first, then those under way, then those anyone has re-run."""

    head: Head
    lines: tuple[DrawLine, ...]
    states: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A public source; its numbers only once the secret is public too."""

    record: PublicSource
    form: str
    bits: float
    numbers: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Entropy:
    """How much randomness the draw needs and has, in bits."""

    needed: float
    supplied: float
    secret: int
    outcomes: int

    @property
    def is_enough(self) -> bool:
        """Say whether the public numbers suffice."""
        return self.supplied >= self.needed


@dataclass(frozen=True, slots=True)
class Chosen:
    """An institution drawn, with what came of it."""

    institution: Link
    layer: str
    line: InspectionLine | None


@dataclass(frozen=True, slots=True)
class PoolLayer:
    """One layer of the pool with its institutions, and the steps of the calculation once it is public."""

    name: str
    ratio: int
    select: int
    pool: tuple[tuple[str, Link], ...]
    rerun: Layer | None


@dataclass(frozen=True, slots=True)
class DrawPage:
    """The whole story of one draw."""

    head: Head
    record: Draw
    line: DrawLine
    faults: tuple[str, ...]
    is_revealed: bool
    days_late: int
    notice_days: int
    layers: tuple[PoolLayer, ...]
    left_out: tuple[tuple[Link, str, str | None], ...]
    sources: tuple[SourceLine, ...]
    entropy: Entropy
    chosen: tuple[Chosen, ...]
    text: str
    numbers: str
    origin: Origin


def plan_of(views: Views, draw: Draw) -> tuple[Link, Link]:
    """Return links to the plan of a draw and to the authority behind it."""
    plan = views.registry.plans.get(draw.plan)
    if plan is None:
        return Link(draw.plan, ""), Link("", "")
    return Link(plan.title, f"inspections/{plan.id}/"), views.authority_link(plan.authority)


def draw_line(views: Views, draw: Draw) -> DrawLine:
    """Return a draw as lists show it."""
    state = state_on(draw, views.as_of)
    plan, authority = plan_of(views, draw)
    overdue = (views.as_of - draw.reveal_due).days if is_overdue(draw, views.as_of) else 0
    return DrawLine(
        record=draw,
        link=Link(wording.TITLE_DRAW.format(plan=plan.text), f"draws/{draw.id}/"),
        plan=plan,
        authority=authority,
        state=Badge(str(state), _TONES[state], state.meaning),
        size=sum(len(stratum.pool) for stratum in draw.strata),
        count=sum(stratum.select for stratum in draw.strata),
        committed=draw.commitment.published if draw.commitment and is_committed(draw, views.as_of) else None,
        revealed=draw.reveal.published if draw.reveal and is_revealed(draw, views.as_of) else None,
        known=numbers_known(draw),
        overdue=overdue,
    )


def draws(views: Views, plan: str | None = None) -> tuple[Draw, ...]:
    """Return the draws (of a plan), the most urgent first, then the youngest."""
    known = [draw for draw in views.registry.draws.values() if plan in (None, draw.plan)]
    known.sort(key=lambda draw: (draw.frozen, draw.id), reverse=True)
    return tuple(sorted(known, key=lambda draw: _URGENCY.index(state_on(draw, views.as_of))))


def draws_page(views: Views) -> DrawsPage:
    """Return the list of draws."""
    states = tuple(Badge(str(state), _TONES[state], state.meaning) for state in DrawState)
    return DrawsPage(index_head("draws"), tuple(draw_line(views, draw) for draw in draws(views)), states)


def draw_page(views: Views, draw: Draw) -> DrawPage:
    """Return the page of one draw."""
    line = draw_line(views, draw)
    public = line.revealed is not None
    reruns = rerun(draw, draw.reveal.secret) if draw.reveal and public and numbers_fit(draw) else ()
    revealed_late = (line.revealed - draw.reveal_due).days if line.revealed is not None else 0
    return DrawPage(
        head=Head(line.link.text, wording.DESCRIPTION_DRAW.format(plan=line.plan.text), (INDEX["draws"],)),
        record=draw,
        line=line,
        faults=tuple(wording.DRAW_FAULTS[fault.name] for fault in _shown_faults(draw, public=public)),
        is_revealed=public,
        days_late=max(revealed_late, 0),
        notice_days=notice_days(draw, line.committed) if line.committed else 0,
        layers=_layers(views, draw, reruns),
        left_out=tuple(
            (views.institution_link(item.institution), item.reason, item.law) for item in draw.exclusions
        ),
        sources=tuple(_source(source, views.as_of, public=public) for source in draw.randomness),
        entropy=Entropy(bits(needed(draw)), bits(supplied(draw)), SECRET_BITS, needed(draw)),
        chosen=_chosen(views, draw) if public else (),
        text=announcement(draw),
        numbers="\n".join(map(numbers_text, draw.randomness)) if public else "",
        origin=origin_of(draw),
    )


def _shown_faults(draw: Draw, *, public: bool) -> tuple[Fault, ...]:
    """Return the faults that can be seen by the day: those of the reveal only once it is public."""
    early = {Fault.ANNOUNCEMENT, Fault.FEW_BITS, Fault.LATE_COMMITMENT}
    return tuple(fault for fault in faults(draw) if public or fault in early)


def _layers(views: Views, draw: Draw, reruns: tuple[Layer, ...]) -> tuple[PoolLayer, ...]:
    again: tuple[Layer | None, ...] = reruns or (None,) * len(draw.strata)
    return tuple(
        PoolLayer(
            name=stratum.name,
            ratio=stratum.ratio,
            select=stratum.select,
            pool=tuple((key, views.institution_link(key)) for key in pool_of(stratum)),
            rerun=layer,
        )
        for stratum, layer in zip(draw.strata, again, strict=True)
    )


def _source(source: PublicSource, as_of: date, *, public: bool) -> SourceLine:
    return SourceLine(
        record=source,
        form=form_text(source),
        bits=sum(map(_group_bits, source.groups)),
        numbers=numbers_text(source) if public else "",
        is_known=source.known <= as_of,
    )


def _group_bits(group: Numbers) -> float:
    return bits(outcomes([(group.of, group.pick)]))


def _chosen(views: Views, draw: Draw) -> tuple[Chosen, ...]:
    found = {item.institution: item for item in reversed(views.inspections_by_plan.get(draw.plan, ()))}
    layer_of = {key: stratum.name for stratum in draw.strata for key in stratum.pool}
    result = draw.reveal.result if draw.reveal else ()
    return tuple(
        Chosen(
            views.institution_link(key),
            layer_of.get(key, ""),
            inspection_line(views, found[key]) if key in found else None,
        )
        for key in result
    )
