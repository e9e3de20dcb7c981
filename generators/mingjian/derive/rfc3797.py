"""RFC 3797, publicly verifiable random selection: the arithmetic alone, on plain numbers and texts.

What the RFC asks for is followed to the letter; the hash function is a parameter. MD5 is what the RFC of 2004
names and serves only to prove this code on the RFC's own example; draws of a registry use SHA-256.

Sections: 3.3 entropy needed, 4 the key string and the selection, 6 the worked example.
"""

import hashlib
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Digest = Callable[[bytes], bytes]
MOST = 0xFFFF
"""Selections are counted in two bytes (section 4)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One selection: its digest, how many were left to choose from, and the position in the pool, from 0."""

    digest: bytes
    left: int
    position: int


def md5(data: bytes) -> bytes:
    """Return the digest RFC 3797 names."""
    return hashlib.md5(data, usedforsecurity=False).digest()


def sha256(data: bytes) -> bytes:
    """Return the digest draws of a registry use."""
    return hashlib.sha256(data).digest()


def source_text(groups: Iterable[Iterable[int]]) -> str:
    """Write the numbers of one source as section 4 says: each followed by a point, a slash at the end.

    Numbers of one group have no order of their own and are sorted.
    """
    return "".join(f"{number}." for group in groups for number in sorted(group)) + "/"


def select(size: int, count: int, key: str, digest: Digest) -> Iterator[Step]:
    """Select ``count`` of ``size`` entries (section 4).

    Each selection hashes its own number, the key and its own number again (two bytes, highest first). The
    digest, read as one number, modulo the entries left gives the place among those left.
    """
    if not 0 <= count <= min(size, MOST):
        raise ValueError(f"cannot select {count} of {size}")
    left = list(range(size))
    middle = key.encode()
    for number in range(count):
        mark = number.to_bytes(2, "big")
        found = digest(mark + middle + mark)
        yield Step(found, len(left), left.pop(int.from_bytes(found, "big") % len(left)))


def outcomes(draws: Iterable[tuple[int, int]]) -> int:
    """Return how many results there can be when of each (n, k) k entries are chosen from n."""
    return math.prod(math.comb(n, k) for n, k in draws)


def bits(count: int) -> float:
    """Return the entropy, in bits, of a choice among ``count`` equally likely results (section 3.3)."""
    return math.log2(max(count, 1))
