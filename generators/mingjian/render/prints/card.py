"""Desk cards and badges (S32, S33). They are printed, never published: a wall is not the web."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from mingjian.derive.card import cards, staff_of
from mingjian.derive.notice import texts_of
from mingjian.derive.views import Views
from mingjian.derive.volume import is_official
from mingjian.render.artifact import Artifact
from mingjian.render.prints import words
from mingjian.render.prints.code import Codes
from mingjian.render.prints.photo import photo_of, refuse_broken
from mingjian.render.prints.press import NotPrintable, Press

DESK, BADGE = "desk", "badge"
SIZES = ("card", "lanyard")
"""85.6 × 54 mm as bank cards are, and 70 × 100 mm to hang from a cord."""


def card_print(  # noqa: PLR0913 - what, of whom, in which size, with which photos
    views: Views,
    press: Press,
    codes: Codes,
    kind: str,
    people: Sequence[str],
    *,
    name: str,
    size: str = "card",
    photos: Path | None = None,
) -> Artifact:
    """Set the cards of those people who may carry one; photos are looked up as ``<id>.jpg`` or ``.png``."""
    found = list(cards(views, people))
    if not found:
        raise NotPrintable(words.NOBODY)
    refuse_broken(photos, found)
    texts = texts_of(views)
    if kind == DESK and texts is None:
        raise NotPrintable(words.NO_PLEDGES)
    data = {
        "cards": [
            asdict(card) | {"code": codes.draw("appraisers", card.id), "photo": photo_of(photos, card.id)}
            for card in found
        ],
        "pledges": texts.personal if texts else (),
        "size": size,
        "is_official": is_official(views),
        "title": words.CARDS[kind].format(name=found[0].institution),
        "publisher": found[0].institution,
    }
    ending = "-lanyard" if kind == BADGE and size == "lanyard" else ""
    made = press.print_private(kind, data, views.as_of, f"print/{kind}-{name}{ending}.pdf", photos)
    return replace(made, sources=tuple(card.id for card in found))


def staff_print(  # noqa: PLR0913 - what, of whom, in which size, with which photos
    views: Views,
    press: Press,
    codes: Codes,
    kind: str,
    institution: str,
    *,
    size: str = "card",
    photos: Path | None = None,
) -> Artifact:
    """Set the cards of everybody who practises at an institution; say so where nobody may."""
    row = views.institutions.get(institution)
    if row is None:
        raise NotPrintable(words.NO_INSTITUTION.format(id=institution))
    if not row.may_practise:
        told = words.NOT_FOR_STAFF.format(name=row.name, id=institution, status=row.shown.word)
        raise NotPrintable(told)
    staff = staff_of(views, institution)
    if not staff:
        raise NotPrintable(words.NO_STAFF.format(name=row.name, id=institution))
    return card_print(views, press, codes, kind, staff, name=institution, size=size, photos=photos)


def refusals(views: Views, people: Iterable[str]) -> Iterator[str]:
    """Yield why some of the people asked for get no card, one sentence each."""
    for key in people:
        row = views.appraisers.get(key)
        if row is None:
            yield words.NO_PERSON.format(id=key)
        elif not row.may_practise:
            yield words.NOT_FOR_PERSON.format(name=row.name, id=key, status=row.shown.word)
        elif (home := views.institutions.get(row.institution or "")) is None:
            yield words.NOT_AT_HOME.format(name=row.name, id=key)
        elif not home.may_practise:
            yield words.NOT_FOR_HOME.format(name=row.name, id=key, home=home.name, status=home.shown.word)
