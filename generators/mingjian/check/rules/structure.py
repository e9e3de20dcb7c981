"""S2xx: the registry as a whole. Folders, settings, what authorities and documents need."""

import re
from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.nearest import nearest
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.load.layout import path_of
from mingjian.model.declaration import Model, field_specs
from mingjian.model.document import Document
from mingjian.model.fee import FeeSchedule
from mingjian.model.institution import Disclosure
from mingjian.model.registry import KIND, KINDS, Kind, letter_of
from mingjian.model.settings import Footer

FICTIONAL = "99"
"""Region codes no province bears; a registry that uses them is a sample."""
_ODD_YEAR = re.compile(r"[\[(（【〖{<《]\s*(?:19|20)\d{2}\s*[\])）】〗}>》]|〔(?!(?:19|20)\d{2}〕)")


def _misplaced(ctx: Context, shard: str) -> Iterator[tuple[Kind, str, str, str]]:
    for kind, records in ctx.by_kind:
        if kind.shard != shard:
            continue
        for key, record in records.items():
            path = ctx.registry.paths.get(key)
            expected = path_of(kind, record, ctx.registry)
            if path is None or expected is None:
                continue
            folder, wanted = path.rpartition("/")[0], expected.rpartition("/")[0]
            if folder != wanted:
                yield kind, key, folder, wanted


@rule("S201")
def wrong_region_folder(ctx: Context) -> Iterator[Hit]:
    """A record lies in the folder of its region."""
    known = ctx.registry.regions
    for kind, key, folder, wanted in _misplaced(ctx, "region"):
        if known and wanted.rpartition("/")[2] not in known:
            continue  # the region itself is what is wrong, and is said where it stands
        field = "institution" if kind.key == "price" else "region"
        yield Hit(key, field, kind=kind.title, folder=folder, wanted=wanted)


@rule("S202")
def wrong_year_folder(ctx: Context) -> Iterator[Hit]:
    """A record lies in the folder of its year."""
    for kind, key, folder, wanted in _misplaced(ctx, "year"):
        yield Hit(key, kind.year_of, kind=kind.title, folder=folder, wanted=wanted)


@rule("S204")
def region_without_authority(ctx: Context) -> Iterator[Hit]:
    """Where there is an institution, an authority of the region or above it is recorded."""
    if ctx.has_unread("authority"):
        return
    covered = {authority.region for authority in ctx.registry.authorities.values()}
    reported: set[str] = set()
    for key, institution in ctx.registry.institutions.items():
        code = institution.region
        above = {code, code[:4] + "00", code[:2] + "0000"}
        if code not in reported and not covered & above:
            reported.add(code)
            region = ctx.registry.regions.get(code)
            yield Hit(key, "region", region=f"{code} {region.name}" if region else code)


@rule("S208")
def sample_without_its_stamp(ctx: Context) -> Iterator[Hit]:
    """Invented data are stamped as such, and claim no legal basis."""
    settings = ctx.registry.settings
    if "registry" in ctx.broken:
        return
    if settings.region.startswith(FICTIONAL) and not settings.fictional:
        yield Hit("registry", "fictional", problem=say("not_marked", region=settings.region))
    elif settings.fictional and settings.publisher.legal_basis is not None:
        yield Hit("registry", "publisher.legal_basis", problem=say("claims_basis"))


@rule("S209")
def due_before_the_document(ctx: Context) -> Iterator[Hit]:
    """What a document promises falls due after its date."""
    for key, document in ctx.registry.documents.items():
        if document.issued is None:
            continue
        for index, measure in enumerate(document.measures):
            for position, deadline in enumerate(measure.deadlines):
                if deadline.due < document.issued:
                    yield Hit(
                        key,
                        f"measures[{index}].deadlines[{position}].due",
                        measure=measure.id,
                        due=deadline.due,
                        issued=document.issued,
                    )


@rule("S210")
def disclosure_incomplete(ctx: Context) -> Iterator[Hit]:
    """An institution that practises shows all five items, each confirmed on a day."""
    for key, institution in ctx.registry.institutions.items():
        if not ctx.is_practising(institution):
            continue
        given = institution.disclosure
        missing = [
            info.title or name
            for name, info in Disclosure.model_fields.items()
            if getattr(given, name) is None
        ]
        if missing:
            yield Hit(key, "disclosure", missing="、".join(missing), count=len(missing))


@rule("S211")
def published_before_it_was_issued(ctx: Context) -> Iterator[Hit]:
    """A document is published on or after its date."""
    for key, document in ctx.registry.documents.items():
        if (
            document.issued is not None
            and document.published is not None
            and document.published < document.issued
        ):
            yield Hit(key, "published", published=document.published, issued=document.issued)


@rule("S212")
def odd_document_number(ctx: Context) -> Iterator[Hit]:
    """The year in one of our own document numbers stands in 〔〕; others are cited as they are printed."""
    own = f"{ctx.registry.settings.prefix}-"
    numbered: dict[str, Document | FeeSchedule] = {**ctx.registry.documents, **ctx.registry.fees}
    for key, record in numbered.items():
        number = record.document_number
        if key.startswith(own) and number is not None and _ODD_YEAR.search(number):
            yield Hit(key, "document_number", number=number)


@rule("S213")
def verified_in_the_future(ctx: Context) -> Iterator[Hit]:
    """A record cannot have been verified after today; as days pass this can only cease to be broken."""
    for _, records in ctx.by_kind:
        for key, record in records.items():
            if record.as_of > ctx.as_of:
                yield Hit(key, "as_of", day=record.as_of, today=ctx.as_of)


@rule("S214")
def guard_of_no_kind(ctx: Context) -> Iterator[Hit]:
    """A guard counts a kind of record that exists."""
    for index, guard in enumerate(ctx.registry.settings.guards):
        if guard.kind not in KIND:
            yield Hit(
                "registry",
                f"guards[{index}].kind",
                problem=say("guard_kind", kind=guard.kind, kinds="、".join(KIND)),
            )
        elif guard.max is not None and guard.max < guard.min:
            yield Hit(
                "registry",
                f"guards[{index}].max",
                problem=say("guard_range", kind=guard.kind, max=guard.max, min=guard.min),
            )


@rule("S220")
def redaction_of_nothing(ctx: Context) -> Iterator[Hit]:
    """A redaction names a kind of record and a field that exist, or it takes nothing back."""
    models = {kind.letter: kind.model for kind in KINDS}
    for index, item in enumerate(ctx.registry.settings.redactions):
        model = models.get(letter_of(item.record))
        if model is None:
            problem = say("redaction_record", id=item.record)
            yield Hit("registry", f"redactions[{index}].record", problem=problem)
        elif item.field is not None and item.field not in (paths := _paths(model)):
            near = nearest(item.field, paths)
            key = "redaction_near" if near else "redaction_field"
            problem = say(key, id=item.record, field=item.field, near=near or "")
            yield Hit("registry", f"redactions[{index}].field", problem=problem)


def _paths(model: type[Model]) -> dict[str, None]:
    """Return the declared paths of a record, of lists with and without their mark."""
    paths = (spec.path for spec in field_specs(model))
    return dict.fromkeys(name for path in paths for name in (path, path.removesuffix("[]")))


@rule("S217")
def authority_without_a_channel(ctx: Context) -> Iterator[Hit]:
    """An authority says where to complain to it, and where to complain about it."""
    for key, authority in ctx.registry.authorities.items():
        missing = [
            type(authority).model_fields[name].title or name
            for name in ("complaint_phone", "report_channel")
            if getattr(authority, name) is None
        ]
        if missing:
            yield Hit(key, "", missing="、".join(missing))


@rule("S219")
def foot_of_pages_incomplete(ctx: Context) -> Iterator[Hit]:
    """A publisher in earnest fills in what the foot of every page of a government site bears."""
    settings = ctx.registry.settings
    if settings.fictional or settings.region.startswith(FICTIONAL) or "registry" in ctx.broken:
        return
    publisher = settings.publisher
    given = {
        "publisher.footer": (publisher.footer, tuple(Footer.model_fields)),
        "publisher": (publisher, ("corrections",)),
        "": (settings, ("site_url",)),
    }
    for field, (model, names) in given.items():
        missing = [
            type(model).model_fields[name].title or name for name in names if getattr(model, name) is None
        ]
        if missing:
            yield Hit("registry", field, missing="、".join(missing))
