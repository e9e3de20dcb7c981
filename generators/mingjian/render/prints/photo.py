"""Photos for cards: found by the id of the person, looked at before they are set (S32, S33).

They lie outside the registry and are read when a card is printed; only their headers are looked into here.
"""

import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mingjian.derive.card import Card
from mingjian.render.prints import words
from mingjian.render.prints.press import NotPrintable

ENDINGS = (".jpg", ".jpeg", ".png")
SHAPE, LENIENCE = 25 / 35, 0.2
"""Width by height of the place on a card, and how much another shape may differ before that is told."""
LEAST = 240
"""Pixels across 25 mm below which a print is visibly coarse."""

_PNG = b"\x89PNG\r\n\x1a\n"
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})
_EXIF, _ORIENTATION, _FIRST_TURNED = 0xE1, 0x0112, 5


def photo_of(folder: Path | None, person: str) -> str:
    """Return the name of the photo of a person in the folder; an empty text where there is none."""
    if folder is None:
        return ""
    wanted = {f"{person}{end}": rank for rank, end in enumerate(ENDINGS)}
    found = [file.name for file in folder.iterdir() if file.name.lower() in wanted and file.is_file()]
    return min(found, key=lambda name: (wanted[name.lower()], name), default="")


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a JPEG or PNG; None where it is neither, or cut off."""
    if data.startswith(_PNG):
        return struct.unpack(">II", data[16:24]) if len(data) > 24 else None
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at, is_turned = 2, False
    while at + 9 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == _EXIF and data[at + 4 : at + 10] == b"Exif\0\0":
            is_turned = _is_turned(data[at + 10 : at + 2 + length])
        if 0xC0 <= kind <= 0xCF and kind not in _NO_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (height, width) if is_turned else (width, height)
        at += 2 + length
    return None


def _is_turned(tags: bytes) -> bool:
    """Say whether the camera was held upright: the orientations 5 to 8 are turned by a quarter when shown."""
    order = "<" if tags.startswith(b"II") else ">"
    with suppress(struct.error):
        (start,) = struct.unpack_from(f"{order}I", tags, 4)
        (count,) = struct.unpack_from(f"{order}H", tags, start)
        for entry in range(start + 2, start + 2 + 12 * count, 12):
            tag, value = struct.unpack_from(f"{order}H6xH", tags, entry)
            if tag == _ORIENTATION:
                return bool(value >= _FIRST_TURNED)
    return False


def refuse_broken(folder: Path | None, cards: Iterable[Card]) -> None:
    """Stop at the first photo that cannot be read, by its name."""
    for card in cards:
        name = photo_of(folder, card.id)
        if folder is not None and name and size_of((folder / name).read_bytes()) is None:
            raise NotPrintable(words.BAD_PHOTO.format(file=name))


def remarks(folder: Path | None, cards: Iterable[Card]) -> Iterator[str]:
    """Yield what whoever prints should know: who has no photo, which are of another shape or coarse."""
    if folder is None:
        return
    without = []
    for card in cards:
        name = photo_of(folder, card.id)
        if not name:
            without.append(f"{card.name}（{card.id}）")
            continue
        width, height = size_of((folder / name).read_bytes()) or (0, 0)
        if not height:
            continue
        if abs(width / height / SHAPE - 1) > LENIENCE:
            yield words.CROPPED_PHOTO.format(file=name, width=width, height=height)
        if width < LEAST:
            yield words.COARSE_PHOTO.format(file=name, width=width, height=height, least=LEAST)
    if without:
        yield words.NO_PHOTO.format(people="、".join(without))
