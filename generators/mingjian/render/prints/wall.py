"""Posters of an institution: the wall notice (S31), the fee board (S46), the process (S35)."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import orjson

from mingjian.derive.charge import waivers_page
from mingjian.derive.notice import Notice, missing_parts, notice_of
from mingjian.derive.views import Views
from mingjian.render.artifact import Artifact
from mingjian.render.prints import words
from mingjian.render.prints.code import Codes
from mingjian.render.prints.press import NotPrintable, Press

WALL, FEES, PROCESS = "wall", "fees", "process"
KINDS = (WALL, FEES, PROCESS)
PAPERS = ("a3", "a2", "a1")


def poster(  # noqa: PLR0913 - what, of whom, on what
    views: Views, press: Press, codes: Codes, kind: str, institution: str, *, paper: str = "a3"
) -> Artifact:
    """Set one poster of an institution; refuse while a part is missing."""
    record = views.registry.institutions.get(institution)
    if record is None or institution not in views.institutions:
        raise NotPrintable(words.NO_INSTITUTION.format(id=institution))
    notice = notice_of(views, record)
    row = views.institutions[institution]
    if not row.may_practise:
        why = missing_parts(views, record)[0]
        raise NotPrintable(words.NOT_PRACTISING.format(name=row.name, id=institution, why=why))
    if notice is None:
        parts = "、".join(missing_parts(views, record))
        raise NotPrintable(words.INCOMPLETE.format(name=record.name, id=institution, parts=parts))
    waivers = waiver_lines(views) if kind == FEES else []
    data = {
        "notice": notice,
        "paper": paper,
        "title": words.POSTERS[kind].format(name=notice.body.name),
        "publisher": notice.body.name,
        "version": version_of(notice, waivers),
        "waivers": waivers,
        "code": codes.draw("institutions", institution),
        "address": codes.address("institutions", institution),
    }
    made = press.print(kind, data, views.as_of, poster_path(kind, institution, paper))
    return replace(made, sources=_sources(views, institution))


LISTED_ONLY = "公益诉讼"
"""A group of waivers only institutions on a ministry's list grant: no other may promise it on its wall."""


def poster_path(kind: str, institution: str, paper: str = "a3") -> str:
    """Return where a poster stands in the published tree."""
    return f"print/{kind}-{institution}{'' if paper == 'a3' else f'-{paper}'}.pdf"


def waiver_lines(views: Views) -> list[dict[str, Any]]:
    """Return who may pay less here, nothing or later."""
    return [
        {
            "who": line.rule.who,
            "effects": [effect.meaning for effect in line.effects],
            "how": line.rule.how or "",
            "proof": line.rule.proof or "",
            "basis": line.rule.basis,
        }
        for _, lines in waivers_page(views).groups
        for line in lines
        if line.rule.group != LISTED_ONLY
    ]


def version_of(notice: Notice, waivers: list[dict[str, Any]]) -> str:
    """Return eight characters that change whenever something on the poster does."""
    shown = orjson.dumps(notice) + (orjson.dumps(waivers) if waivers else b"")
    return hashlib.sha256(shown).hexdigest()[:8]


def _sources(views: Views, institution: str) -> tuple[str, ...]:
    people = (person.id for person in views.roster.practising.get(institution, ()))
    lists = (item.id for item in views.price_lists.get(institution, ()))
    return (institution, *people, *lists, "vocab/notice-texts")


def refusals(views: Views) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the practising institutions without a complete notice, with what they lack."""
    for key, row in views.institutions.items():
        if row.is_practising:
            missing = missing_parts(views, views.registry.institutions[key])
            if missing:
                yield key, missing
