"""R60x, R62x: standards and documents replace one another in order, and what is cited is in the library."""

from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.walk import dotted, paths, values
from mingjian.derive.citing import citations, cited, document_cited
from mingjian.model.declaration import FieldSpec
from mingjian.model.document import Document, DocumentType
from mingjian.model.knowledge import Standard


def _replaceable(ctx: Context) -> dict[str, Standard | Document]:
    return {**ctx.registry.standards, **ctx.registry.documents}


@rule("R601")
def replaced_without_an_end(ctx: Context) -> Iterator[Hit]:
    """A standard or a document that was replaced has a last day."""
    for key, item in _replaceable(ctx).items():
        if item.replaced_by is not None and item.until is None:
            yield Hit(key, "replaced_by", other=ctx.name_of(item.replaced_by))


@rule("R602")
def chain_in_a_circle(ctx: Context) -> Iterator[Hit]:
    """Following what replaced something never leads back to it."""
    held = _replaceable(ctx)
    for key in held:
        seen, step = {key}, held[key].replaced_by
        while step in held and step not in seen:
            seen.add(step)
            step = held[step].replaced_by
        if step == key:
            yield Hit(key, "replaced_by", other=ctx.name_of(key))


CITING = frozenset({"basis", "law"})
"""Fields that hold what something rests on."""


LAWS = frozenset({DocumentType.LAW, DocumentType.REGULATION, DocumentType.LOCAL, DocumentType.RULE})
"""A registry that holds one of these keeps a library of laws."""


def _cites(spec: FieldSpec) -> bool:
    return spec.name in CITING and spec.kind is str


def _citing(ctx: Context) -> Iterator[tuple[str, str, str]]:
    """Yield (key, field, text) of every field of a record that says what something rests on."""
    for kind, records in ctx.by_kind:
        for path in paths(kind.model, _cites):
            for key, record in records.items():
                for value, place in values(record, path.steps):
                    yield key, dotted(place), value


@rule("R621")
def cited_law_not_in_the_library(ctx: Context) -> Iterator[Hit]:
    """A law a record cites by article or number is in the library, where the registry keeps one.

    Word lists come with the tool and cite more than a registry has to keep; a test looks after those.
    """
    library = ctx.registry.documents
    kept = any(item.type in LAWS for item in library.values())
    if not kept or ctx.has_unread("document"):
        return
    known: dict[str, bool] = {}
    for key, field, text in _citing(ctx):
        for part in citations(text):
            if part not in known:
                found = document_cited(library, part) or cited(ctx.registry.standards, part)
                known[part] = found is not None
            if not known[part]:
                yield Hit(key, field, text=part)


@rule("R622")
def review_of_nothing(ctx: Context) -> Iterator[Hit]:
    """A yearly review says which document it reviews."""
    for key, item in ctx.registry.documents.items():
        if item.type is DocumentType.REVIEW and item.reviews is None:
            yield Hit(key, "type")


@rule("R623")
def in_force_before_it_was_issued(ctx: Context) -> Iterator[Hit]:
    """A draft has no day in force; what is in force was issued before."""
    for key, item in ctx.registry.documents.items():
        if item.stage is not None and item.since is not None:
            yield Hit(key, "since", problem=say("draft_in_force", stage=item.stage.value))
        elif item.since is not None and item.issued is not None and item.since < item.issued:
            yield Hit(key, "since", problem=say("force_before_issue", since=item.since, issued=item.issued))


@rule("R645")
def evidence_from_the_future(ctx: Context) -> Iterator[Hit]:
    """Evidence existed on the day the document was last checked."""
    for key, document in ctx.registry.documents.items():
        for place, measure in enumerate(document.measures):
            for index, item in enumerate(measure.evidence):
                if document.as_of < item.dated:
                    field = f"measures[{place}].evidence[{index}].dated"
                    yield Hit(key, field, dated=item.dated, as_of=document.as_of)
