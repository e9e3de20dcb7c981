"""P: nobody is exposed (law 6). What the scanner finds stops the change before it is history."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.scan import Scanned

OWN_PHONE = frozenset({"contact.hotline"})
"""The one field meant for a number the institution itself chose to publish, mobile or not."""
NUMBERS = frozenset(
    {"number", "practice_number", "uscc", "decision_number", "document_number", "index_number", "site_code"}
)
"""Names of fields that hold official numbers, which may look like anything."""
OWN_ADDRESS = frozenset({"address", "transit"})
OWN_EMAIL = frozenset({"publisher.corrections", "publisher.footer.contact", "contact.website", "website"})
STORIES = frozenset({"case", "inspection", "institution", "appraiser", "price", "plan"})
"""Kinds whose text is about particular people's matters; laws and documents quote party words in general."""
QUOTING = frozenset({"document", "vocabulary", "settings", "statistic"})
"""Kinds that quote what documents say, or count it; every other text is about somebody."""
INVESTIGATIVE = ("公安局", "公安厅", "公安分局", "检察院", "国家安全局", "刑事侦查", "刑警", "派出所")
MILITARY = ("部队", "军区", "武警", "海军", "空军", "陆军", "火箭军", "战区", "解放军")


def _found(
    ctx: Context, detector: str, *, kinds: frozenset[str] | None = None
) -> Iterator[tuple[Scanned, str]]:
    """Yield the texts a detector marked, with the first thing it found."""
    for text in ctx.texts:
        pieces = text.found.get(detector)
        if pieces and (kinds is None or text.kind in kinds):
            yield text, pieces[0]


def _masked(piece: str) -> str:
    """Show enough to find the place, not enough to spread the number."""
    return (
        f"{piece[:3]}{'*' * max(len(piece) - 5, 1)}{piece[-2:]}"
        if len(piece) > 6
        else f"{piece[0]}{'*' * (len(piece) - 1)}"
    )


@rule("P101")
def identity_number(ctx: Context) -> Iterator[Hit]:
    """No identity numbers, told from credit codes and case codes by birth date and check character."""
    for text, piece in _found(ctx, "identity"):
        if text.spec.name != "uscc":
            yield Hit(text.key, text.field, title=text.spec.title, piece=_masked(piece))


@rule("P102")
def mobile_number(ctx: Context) -> Iterator[Hit]:
    """No mobile numbers, except in the field for a hotline the institution publishes itself."""
    for text, piece in _found(ctx, "mobile"):
        if text.spec.path not in OWN_PHONE and text.spec.name not in NUMBERS:
            yield Hit(text.key, text.field, title=text.spec.title, piece=_masked(piece))


@rule("P103")
def vehicle_plate(ctx: Context) -> Iterator[Hit]:
    """No vehicle plates."""
    for text, piece in _found(ctx, "plate"):
        yield Hit(text.key, text.field, title=text.spec.title, piece=_masked(piece))


@rule("P104")
def name_of_a_party(ctx: Context) -> Iterator[Hit]:
    """No full names beside words for parties; 某某 stands for every natural person."""
    for text, piece in _found(ctx, "party", kinds=STORIES):
        yield Hit(text.key, text.field, title=text.spec.title, masked=say("masked_name", surname=piece[0]))


@rule("P105")
def case_number(ctx: Context) -> Iterator[Hit]:
    """No court case or opinion numbers, which can be looked up."""
    for text, piece in _found(ctx, "case"):
        if text.spec.name not in NUMBERS:
            yield Hit(text.key, text.field, title=text.spec.title, piece=_masked(piece))


@rule("P106")
def home_address(ctx: Context) -> Iterator[Hit]:
    """No home addresses."""
    for text, piece in _found(ctx, "home", kinds=STORIES):
        if text.spec.name not in OWN_ADDRESS:
            yield Hit(text.key, text.field, title=text.spec.title, piece=piece[:6])


@rule("P107")
def email_address(ctx: Context) -> Iterator[Hit]:
    """No e-mail addresses in text; the publisher's own have their fields."""
    for text, _ in _found(ctx, "email"):
        if text.spec.path not in OWN_EMAIL:
            yield Hit(text.key, text.field, title=text.spec.title)


@rule("P108")
def birth_date(ctx: Context) -> Iterator[Hit]:
    """No birth dates."""
    for text, _ in _found(ctx, "birth"):
        yield Hit(text.key, text.field, title=text.spec.title)


@rule("P109")
def bank_account(ctx: Context) -> Iterator[Hit]:
    """No bank accounts."""
    for text, piece in _found(ctx, "bank"):
        if text.spec.name not in NUMBERS:
            yield Hit(text.key, text.field, title=text.spec.title, piece=_masked(piece))


@rule("P110")
def military_body(ctx: Context) -> Iterator[Hit]:
    """Military bodies are registered elsewhere and never published here."""
    for key, institution in ctx.registry.institutions.items():
        for field, name in (
            ("name", institution.name),
            ("host.name", institution.host.name if institution.host else ""),
        ):
            word = next((word for word in MILITARY if word in name), None)
            if word is not None:
                yield Hit(key, field, word=word)


@rule("P111")
def no_second_reader(ctx: Context) -> Iterator[Hit]:
    """Who checks a case is not who made it anonymous."""
    for key, case in ctx.registry.cases.items():
        if case.anonymised_by.strip() == case.checked_by.strip():
            yield Hit(key, "checked_by", who=case.checked_by)


def _off_limits(ctx: Context, detector: str) -> Iterator[Hit]:
    for text, piece in _found(ctx, detector):
        if text.kind not in QUOTING:
            yield Hit(text.key, text.field, title=text.spec.title, piece=piece[:8])


@rule("P132")
def party_matter(ctx: Context) -> Iterator[Hit]:
    """Who belongs to the Party, and what a branch does, is no registry data; only a published sentence is."""
    yield from _off_limits(ctx, "party_work")


@rule("P133")
def interference_told(ctx: Context) -> Iterator[Hit]:
    """Who leaned on which case never stands in the registry; totals at most."""
    yield from _off_limits(ctx, "interference")


@rule("P134")
def personal_file_told(ctx: Context) -> Iterator[Hit]:
    """Marks of a person and entries of a personal practice file stay in that file."""
    yield from _off_limits(ctx, "personal_file")


@rule("P135")
def investigative_body(ctx: Context) -> Iterator[Hit]:
    """The laboratories of investigative bodies are filed, not registered, and not published here."""
    for key, institution in ctx.registry.institutions.items():
        for field, name in (
            ("name", institution.name),
            ("host.name", institution.host.name if institution.host else ""),
        ):
            word = next((word for word in INVESTIGATIVE if word in name), None)
            if word is not None:
                yield Hit(key, field, word=word)
