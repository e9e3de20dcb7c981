"""What is announced before a draw, as one text, so that one fingerprint binds all of it.

People can read the text, ``sha256sum`` can check it, and the browser runs the draw from nothing else than
this text, the secret and the public numbers (``theme/assets/draw.js``).
"""

from collections.abc import Iterator

from mingjian.derive.rfc3797 import sha256
from mingjian.model.draw import Draw, Numbers, PublicSource, Stratum

FORMAT = "mingjian-draw/1"
"""First line of the announced text; another way to write or to select is another number."""


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text as 64 hexadecimal digits."""
    return sha256(text.encode()).hex()


def pool_of(stratum: Stratum) -> tuple[str, ...]:
    """Return the pool of a layer in the order that counts: by code point."""
    return tuple(sorted(stratum.pool))


def group_text(group: Numbers) -> str:
    """Write the form of a group: ``6/33`` is six of 1 to 33, ``1/10@0`` one of 0 to 9."""
    return f"{group.pick}/{group.of}" + ("" if group.first == 1 else f"@{group.first}")


def form_text(source: PublicSource) -> str:
    """Write the form of a source's numbers: ``6/33+1/16``."""
    return "+".join(map(group_text, source.groups))


def numbers_text(source: PublicSource) -> str:
    """Write the numbers of a source as people enter them: ``2,5,12,25,29,33+7``."""
    return "+".join(",".join(map(str, sorted(group.values))) for group in source.groups)


def announcement(draw: Draw) -> str:
    """Return everything announced before the public numbers exist, as the text that is fingerprinted."""
    return "\n".join(_announced(draw)) + "\n"


def _announced(draw: Draw) -> Iterator[str]:
    yield FORMAT
    yield f"算法 {draw.algorithm.value}"
    yield f"抽取 {draw.id}"
    yield f"计划 {draw.plan}"
    yield f"冻结 {draw.frozen}"
    for number, stratum in enumerate(draw.strata, 1):
        pool = pool_of(stratum)
        yield f"第{number}层 {_line(stratum.name)} {len(pool)}家抽{stratum.select}家"
        yield from pool
    for exclusion in draw.exclusions:
        yield f"不列入 {exclusion.institution} {_line(exclusion.reason)}"
    for number, source in enumerate(draw.randomness, 1):
        yield f"公开随机数{number} {_line(source.title)}"
        yield f"产生 {source.known}"
        yield f"号码 {form_text(source)}"
        yield f"读法 {_line(source.reading)}"
        if source.fallback is not None:
            yield f"备用 {_line(source.fallback)}"
    yield f"揭示期限 {draw.reveal_due}"


def _line(text: str) -> str:
    return " ".join(text.split())
