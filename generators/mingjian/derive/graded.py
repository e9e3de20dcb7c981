"""The grade shown of every subject: the youngest made public under each scheme, as it was signed (S74)."""

from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.piece import Link
from mingjian.derive.views import Views
from mingjian.model.integrity import Rating
from mingjian.model.supervision_words import RatingScheme


@dataclass(frozen=True, slots=True)
class GradeLine:
    """The grade of one subject; ``count`` says how often it has been graded under the scheme."""

    subject: Link
    scheme: str
    rating: Rating
    meaning: str
    expired: str
    count: int


def grade_lines(views: Views) -> dict[str, GradeLine]:
    """Return the grade shown of every subject under every scheme, by id: the better grade first."""
    return views.once("grade lines", lambda _: _grade_lines(views))


def schemes_of(views: Views) -> tuple[RatingScheme, ...]:
    """Return the schemes of the registry."""
    vocabulary = views.registry.vocabularies.get("rating-schemes")
    return vocabulary.items if vocabulary else ()


def _grade_lines(views: Views) -> dict[str, GradeLine]:
    found: dict[str, GradeLine] = {}
    for scheme in schemes_of(views):
        order = {grade.word: (place, grade.meaning) for place, grade in enumerate(scheme.grades)}
        unknown = (len(order), "")
        rows = views.institutions if scheme.holder == "机构" else views.appraisers
        lines = [
            GradeLine(
                Link(row.name, row.url), scheme.title, item, order.get(item.grade, unknown)[1],
                _expired(views, item), sum(one.scheme == scheme.id for one in views.ratings[key]),
            )
            for key, row in rows.items()
            for item in _first(views, key, scheme.id)
        ]  # fmt: skip
        lines.sort(key=lambda line: order.get(line.rating.grade, unknown)[0])
        found |= {line.rating.id: line for line in lines}
    return found


def _expired(views: Views, rating: Rating) -> str:
    until = rating.valid_until
    return wording.RATING_OLD.format(until=until) if until is not None and until < views.as_of else ""


def _first(views: Views, key: str, scheme: str) -> tuple[Rating, ...]:
    return tuple(item for item in views.ratings.get(key, ()) if item.scheme == scheme)[:1]
