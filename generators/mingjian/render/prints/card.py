"""Desk cards and badges (S32, S33). They are printed, never published: a wall is not the web."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from mingjian.derive.card import cards
from mingjian.derive.notice import texts_of
from mingjian.derive.views import Views
from mingjian.derive.volume import is_official
from mingjian.render.artifact import Artifact
from mingjian.render.prints import words
from mingjian.render.prints.code import Codes
from mingjian.render.prints.press import NotPrintable, Press

DESK, BADGE = "desk", "badge"
SIZES = ("card", "lanyard")
"""85.6 × 54 mm as bank cards are, and 70 × 100 mm to hang from a cord."""

PHOTOS = (".jpg", ".jpeg", ".png")


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
    made = press.print_private(kind, data, views.as_of, f"print/{kind}-{name}.pdf", photos)
    return replace(made, sources=tuple(card.id for card in found))


def photo_of(folder: Path | None, person: str) -> str:
    """Return the name of the photo of a person in the folder; an empty text where there is none."""
    if folder is None:
        return ""
    return next((f"{person}{end}" for end in PHOTOS if (folder / f"{person}{end}").is_file()), "")
