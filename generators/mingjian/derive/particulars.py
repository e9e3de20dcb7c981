"""Particulars of institutions on the day: on each page, and all of one kind together (S21, S23, S25, S42)."""

from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.piece import INDEX, Head, Link
from mingjian.derive.views import Views
from mingjian.model.institution import Institution
from mingjian.model.particular import Particular, ParticularKind
from mingjian.model.period import on


@dataclass(frozen=True, slots=True)
class ParticularLine:
    """One entry with whom it is about."""

    record: Particular
    institution: Link
    categories: tuple[Link, ...]


SHOWN = 100
"""So many institutions of one kind are named; the others are counted, and the open data have them all."""


@dataclass(frozen=True, slots=True)
class ParticularsPage:
    """Every kind with how many institutions have it on the day, and the first of them.

    ``total`` are the institutions that may practise.
    """

    head: Head
    groups: tuple[tuple[ParticularKind, int, tuple[ParticularLine, ...]], ...]
    total: int
    assistants: int


def particulars_of(views: Views, record: Institution) -> tuple[ParticularLine, ...]:
    """Return what is said of an institution on the day, in the order of the kinds."""
    order = list(ParticularKind)
    held = sorted(on(record.particulars, views.as_of), key=lambda item: (order.index(item.kind), item.since))
    link = views.institution_link(record.id)
    return tuple(
        ParticularLine(item, link, tuple(map(views.categories.link, item.categories))) for item in held
    )


def particulars_page(views: Views) -> ParticularsPage:
    """Return the particulars of all institutions that may practise, kind by kind."""
    practising = [key for key, row in views.institutions.items() if row.may_practise]
    lines = [line for key in practising for line in particulars_of(views, views.registry.institutions[key])]
    by_kind = {kind: tuple(line for line in lines if line.record.kind is kind) for kind in ParticularKind}
    return ParticularsPage(
        head=Head(wording.TITLE_PARTICULARS, wording.DESCRIPTION_PARTICULARS, (INDEX["institutions"],)),
        groups=tuple((kind, len(found), found[:SHOWN]) for kind, found in by_kind.items()),
        total=len(practising),
        assistants=sum(line.record.count or 0 for line in lines),
    )
