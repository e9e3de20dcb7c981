"""QR codes that lead from print to a record's page, one PNG per record.

Data, error correction and a fixed mask are linear over single bits, so the code of any id of one length is
the code of a blank id combined (xor) with one pattern per differing bit. segno draws the patterns once; a
code then costs microseconds instead of milliseconds, and a nation has 43,000 of them.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import segno

from mingjian.derive.views import Views
from mingjian.render.artifact import Artifact

PNG = "image/png"
SCALE = 4
"""Pixels per module; four, because one hexadecimal digit then holds one module."""

BORDER = 4
MASK = 2


def _modules(text: str, version: int | None) -> tuple[int, int]:
    """Return version and modules (as one number, first module highest) of the code of a text."""
    code = segno.make(
        text, error="m", mode="byte", version=version, mask=MASK, boost_error=False, micro=False
    )
    bits = "".join("1" if module else "0" for row in code.matrix for module in row)
    return int(code.version), int(bits, 2)


@dataclass(frozen=True)
class Stencil:
    """Everything needed to draw the codes of ids of one length; ``patterns`` by position, then by bit."""

    width: int
    blank: int
    patterns: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, before: str, length: int, after: str) -> "Stencil":
        """Make the stencil of ``before`` + id + ``after``."""
        version, blank = _modules(before + "0" * length + after, None)

        def pattern(position: int, bit: int) -> int:
            changed = ["0"] * length
            changed[position] = chr(ord("0") ^ 1 << bit)
            return _modules(before + "".join(changed) + after, version)[1] ^ blank

        return cls(
            width=17 + 4 * version,
            blank=blank,
            patterns=tuple(tuple(pattern(place, bit) for bit in range(7)) for place in range(length)),
        )

    def draw(self, key: str) -> int:
        """Return the modules of the code of an id."""
        found = self.blank
        for patterns, character in zip(self.patterns, key, strict=True):
            difference = ord(character) ^ ord("0")
            for bit, pattern in enumerate(patterns):
                if difference >> bit & 1:
                    found ^= pattern
        return found


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(modules: int, width: int) -> bytes:
    """Return a black-and-white PNG of the modules with a quiet border."""
    size = (width + 2 * BORDER) * SCALE
    bits = format(modules, f"0{width * width}b").replace("1", "x").replace("0", "f").replace("x", "0")
    margin, side = "00" + "f" * (size // SCALE), "f" * BORDER
    lines = [margin] * (BORDER * SCALE)
    for start in range(0, width * width, width):
        lines += ["00" + side + bits[start : start + width] + side] * SCALE
    lines += [margin] * (BORDER * SCALE)
    padding = "f" if size // SCALE % 2 else ""
    image = bytes.fromhex(padding.join(lines) + padding)
    header = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(image, 9))
        + _chunk(b"IEND", b"")
    )


def render_codes(views: Views) -> Iterator[Artifact]:
    """Render the code of every institution and appraiser; without a known address there is nothing to say."""
    site = views.registry.settings.site_url
    if site is None:
        return
    stencils: dict[tuple[str, int], Stencil] = {}
    for folder, keys in (("institutions", views.institutions), ("appraisers", views.appraisers)):
        for key in keys:
            shape = (folder, len(key))
            stencil = stencils.get(shape)
            if stencil is None:
                stencil = stencils[shape] = Stencil.of(f"{site}{folder}/", len(key), "/#today")
            yield Artifact(code_path(key), png(stencil.draw(key), stencil.width), PNG, (key,))


def code_path(key: str) -> str:
    """Return the path of the code of a record."""
    return f"qr/{key}.png"
