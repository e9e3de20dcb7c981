"""T: text that looks right and is not. Widths, spaces, invisible and traditional characters, broken marks."""

import re
from collections.abc import Callable, Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.scan import Scanned
from mingjian.check.walk import dotted, paths, values
from mingjian.model.declaration import FieldSpec

NAMES = frozenset({"name", "title", "legal_representative", "office", "phone", "postcode", "address"})
"""Fields that are looked up and compared, so their writing must be exact."""
_LANDLINE = re.compile(
    r"(?:0\d{2,3}-)?[1-9]\d{6,7}(?:[-转]\d{1,6})?|[48]00-?\d{3}-?\d{4}|1\d{4}|1[12]\d|9\d{4}"
)
_OTHERS = frozenset({"mobile", "fullwidth", "edge", "invisible", "gaps", "newline", "wrapped"})
"""What other rules say about a phone number already."""
QUOTING = "document"
LINKS = frozenset({"url", "website", "site_url", "corrections"})
PROMISING = frozenset({"institution", "appraiser", "price"})


def _marked(
    ctx: Context, detector: str, wanted: Callable[[Scanned], bool] = lambda _: True
) -> Iterator[tuple[Scanned, str]]:
    for text in ctx.texts:
        pieces = text.found.get(detector)
        if pieces and wanted(text):
            yield text, pieces[0]


def _is_name(text: Scanned) -> bool:
    return text.spec.name in NAMES


@rule("T101")
def full_width_digits(ctx: Context) -> Iterator[Hit]:
    """Digits and Latin letters are half-width."""
    for text, piece in _marked(ctx, "fullwidth"):
        half = "".join(chr(ord(char) - 0xFEE0) for char in piece)
        yield Hit(text.key, text.field, title=text.spec.title, piece=piece, half=half)


@rule("T102")
def spaces_at_the_edge(ctx: Context) -> Iterator[Hit]:
    """A text neither begins nor ends with a space."""
    for text, _ in _marked(ctx, "edge"):
        side = say("start" if text.value[:1] in " \u3000" else "end")
        yield Hit(text.key, text.field, title=text.spec.title, side=side)


@rule("T103")
def invisible_character(ctx: Context) -> Iterator[Hit]:
    """No characters that cannot be seen: they defeat search and can turn text around."""
    for text, piece in _marked(ctx, "invisible"):
        yield Hit(text.key, text.field, title=text.spec.title, piece=piece)


@rule("T104")
def traditional_character(ctx: Context) -> Iterator[Hit]:
    """Names are written in simplified characters."""
    for text, _ in _marked(ctx, "traditional", _is_name):
        yield Hit(text.key, text.field, title=text.spec.title, pieces="".join(text.found["traditional"]))


@rule("T105")
def promise_of_an_outcome(ctx: Context) -> Iterator[Hit]:
    """Nobody promises what an appraisal will find."""
    for text, piece in _marked(ctx, "promise", lambda text: text.kind in PROMISING):
        yield Hit(text.key, text.field, title=text.spec.title, piece=piece)


@rule("T106")
def mixed_brackets(ctx: Context) -> Iterator[Hit]:
    """A name uses brackets of one width."""
    for text, _ in _marked(ctx, "mixed_brackets", _is_name):
        yield Hit(text.key, text.field, title=text.spec.title)


@rule("T107")
def repeated_marks(ctx: Context) -> Iterator[Hit]:
    """A punctuation mark stands once."""
    for text, piece in _marked(ctx, "repeated"):
        yield Hit(text.key, text.field, title=text.spec.title, piece=piece)


@rule("T108")
def name_over_two_lines(ctx: Context) -> Iterator[Hit]:
    """A name stands on one line."""
    for text, _ in _marked(ctx, "newline", _is_name):
        yield Hit(text.key, text.field, title=text.spec.title)


@rule("T109")
def unbalanced_bracket(ctx: Context) -> Iterator[Hit]:
    """Brackets and quotes come in pairs, except where a document's own slips are quoted."""
    for text, piece in _marked(ctx, "unbalanced", lambda text: text.kind != QUOTING):
        yield Hit(text.key, text.field, title=text.spec.title, piece=piece)


@rule("T110")
def placeholder(ctx: Context) -> Iterator[Hit]:
    """Nothing is published that still waits to be written."""
    for text, piece in _marked(ctx, "placeholder", lambda text: text.spec.name not in LINKS):
        yield Hit(text.key, text.field, title=text.spec.title, piece=piece)


@rule("T111")
def spaces_inside_a_name(ctx: Context) -> Iterator[Hit]:
    """A name has no double or full-width spaces inside."""
    for text, _ in _marked(ctx, "gaps", _is_name):
        yield Hit(text.key, text.field, title=text.spec.title)


@rule("T113")
def quotation_marks_around_a_name(ctx: Context) -> Iterator[Hit]:
    """The marks of the file's writing do not stand in what is published."""
    for text, _ in _marked(ctx, "wrapped", _is_name):
        yield Hit(text.key, text.field, title=text.spec.title, piece=text.value)


def _phones(spec: FieldSpec) -> bool:
    return spec.name in {"phone", "complaint_phone"}


@rule("T112")
def odd_phone_number(ctx: Context) -> Iterator[Hit]:
    """An office phone is a landline with area code, a 400 number or a short number such as 12348."""
    marked = {(text.key, text.field) for text in ctx.texts if _OTHERS & text.found.keys()}
    for kind, records in ctx.by_kind:
        for path in paths(kind.model, _phones):
            for key, record in records.items():
                for value, place in values(record, path.steps):
                    if not _LANDLINE.fullmatch(value) and (key, dotted(place)) not in marked:
                        yield Hit(key, dotted(place), title=path.spec.title, piece=value)
