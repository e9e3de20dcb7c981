"""Frame: one finished page cut at its marks into static bytes and slots; filling it is a join.

A mark is ``@@mj:name@@``. Links of a shell page all start with the way back to the site root, so the
same cut serves every depth: the way back is replaced once per depth, not once per page.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

MARK = re.compile(rb"@@mj:([a-z_]+)@@")


def mark(name: str) -> str:
    """Return the mark that templates and facts put where a value comes in later."""
    return f"@@mj:{name}@@"


def fill(page: bytes, values: Mapping[str, str]) -> bytes:
    """Replace the marks named in ``values``; other marks stay."""

    def value(match: re.Match[bytes]) -> bytes:
        name = match[1].decode("ascii")
        return values[name].encode() if name in values else match[0]

    return MARK.sub(value, page)


def rebase(page: bytes, depth: int, wanted: int) -> bytes:
    """Rewrite the links of a page built at ``depth`` for a page at depth ``wanted``."""
    found = re.compile(rb'((?:href|src|action|data-base)=")' + rb"\.\./" * depth)
    return found.sub(rb"\g<1>" + (b"../" * wanted or b"./"), page)


@dataclass(frozen=True, slots=True)
class Frame:
    """Static pieces with a slot between each two of them."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]

    @classmethod
    def cut(cls, page: bytes) -> "Frame":
        """Cut a page at its marks."""
        parts = MARK.split(page)
        return cls(tuple(parts[::2]), tuple(name.decode("ascii") for name in parts[1::2]))

    def join(self, values: Mapping[str, bytes]) -> bytes:
        """Fill every slot."""
        out = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            out += (values[slot], piece)
        return b"".join(out)
