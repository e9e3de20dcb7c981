"""What people type about public numbers: which sources there will be, and later which numbers came out."""

from collections.abc import Sequence
from datetime import date

from mingjian.derive.draw import numbers_fit
from mingjian.model.draw import Draw, Numbers, PublicSource


def sources_from(texts: Sequence[str]) -> tuple[PublicSource, ...]:
    """Read sources as people write them: ``名称|2025-04-08|6/33+1/16|怎样读|备用``, the last part if wanted.

    Raises:
        ValueError: a text is written otherwise.
    """
    return tuple(map(_source, texts))


def _source(text: str) -> PublicSource:
    title, known, form, reading, *fallback = (part.strip() for part in text.split("|"))
    if len(fallback) > 1:
        raise ValueError(text)
    return PublicSource(
        title=title,
        known=date.fromisoformat(known),
        reading=reading,
        fallback=fallback[0] if fallback else None,
        groups=tuple(map(_group, form.split("+"))),
    )


def _group(text: str) -> Numbers:
    form, _, first = text.partition("@")
    pick, _, of = form.partition("/")
    return Numbers(pick=int(pick), of=int(of), first=int(first or 1))


def with_numbers(draw: Draw, texts: Sequence[str]) -> Draw:
    """Return the draw with its public numbers, one text per source: ``2,5,12,25,29,33+7``.

    Raises:
        ValueError: the numbers have not the form that was announced.
    """
    if len(texts) != len(draw.randomness):
        raise ValueError
    sources = tuple(map(_filled, draw.randomness, texts))
    filled = draw.model_copy(update={"randomness": sources})
    if not numbers_fit(filled):
        raise ValueError
    return filled


def _filled(source: PublicSource, text: str) -> PublicSource:
    parts = text.replace("，", ",").split("+")
    if len(parts) != len(source.groups):
        raise ValueError(text)
    values = [tuple(sorted(int(number) for number in part.split(",") if number.strip())) for part in parts]
    groups = [group.model_copy(update={"values": v}) for group, v in zip(source.groups, values, strict=True)]
    return source.model_copy(update={"groups": tuple(groups)})
