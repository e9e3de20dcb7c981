"""The library: policy documents, laws and rules, with how each stands on the day (S154–S157, S161)."""

from dataclasses import dataclass

from mingjian.derive.citing import document_cited
from mingjian.derive.inforce import force_of
from mingjian.derive.piece import Badge, Head, Link, confidence_badge, index_head
from mingjian.derive.views import Views
from mingjian.model.document import Document, DocumentType


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands: in force or not, what it replaces, who reviewed it, which limits rest on it."""

    force: Badge | None
    confidence: Badge | None
    replaces: tuple[Link, ...]
    replaced_by: Link | None
    reviews: Link | None
    reviewed: tuple[Link, ...]
    limits: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """A document as the library lists it."""

    record: Document
    link: Link
    standing: Standing


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """Every document by type."""

    head: Head
    groups: tuple[tuple[DocumentType, tuple[LibraryLine, ...]], ...]
    total: int
    measures: int


def document_link(views: Views, key: str) -> Link:
    """Return the link to a document; one that could not be read is shown by its id."""
    record = views.registry.documents.get(key)
    return Link(key, "") if record is None else Link(record.title, f"documents/{key}/")


def _force(views: Views, record: Document) -> Badge | None:
    if record.stage is not None:
        return Badge(str(record.stage), "info", record.stage.meaning)
    if record.type is DocumentType.REFORM and record.since is None:
        return None
    return force_of(record.since, record.until, record.replaced_by, views.as_of)


def _limits(views: Views) -> dict[str, tuple[Link, ...]]:
    """Return the time limits that rest on each document."""
    vocabulary = views.registry.vocabularies.get("deadlines")
    found: dict[str, tuple[Link, ...]] = {}
    for rule in vocabulary.items if vocabulary else ():
        document = document_cited(views.registry.documents, rule.law)
        if document is not None:
            link = Link(rule.event, f"deadlines/#{rule.id}")
            found[document.id] = (*found.get(document.id, ()), link)
    return found


def standing(views: Views, record: Document) -> Standing:
    """Return how a document stands on the day."""
    held = sorted(views.registry.documents.items())
    return Standing(
        force=_force(views, record),
        confidence=None if record.confidence is None else _mark(views, record),
        replaces=tuple(document_link(views, key) for key, item in held if item.replaced_by == record.id),
        replaced_by=None if record.replaced_by is None else document_link(views, record.replaced_by),
        reviews=None if record.reviews is None else document_link(views, record.reviews),
        reviewed=tuple(document_link(views, key) for key, item in held if item.reviews == record.id),
        limits=views.once("limits by document", _limits).get(record.id, ()),
    )


def _mark(views: Views, record: Document) -> Badge | None:
    settings = views.registry.settings
    invented = settings.fictional and record.id.startswith(f"{settings.prefix}-")
    return None if record.confidence is None else confidence_badge(record.confidence, invented=invented)


def library_page(views: Views) -> LibraryPage:
    """Return the index of documents."""
    lines = [
        LibraryLine(record, document_link(views, record.id), standing(views, record))
        for record in views.documents
    ]
    return LibraryPage(
        head=index_head("documents"),
        groups=tuple(
            (kind, tuple(line for line in lines if line.record.type is kind)) for kind in DocumentType
        ),
        total=len(lines),
        measures=sum(len(record.measures) for record in views.documents),
    )
