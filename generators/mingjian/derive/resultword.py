"""Result words of reviews and tests as badges: the word, its plain meaning, whether it tells of a problem."""

from mingjian.derive.piece import Badge
from mingjian.derive.views import Views


def review_badge(views: Views, name: str) -> Badge:
    """Return the result word of a review."""
    vocabulary = views.registry.vocabularies.get("review-words")
    for word in vocabulary.items if vocabulary else ():
        if word.name == name:
            return Badge(name, "warn" if word.problem else "ok", word.meaning)
    return Badge(name, "none")


def proficiency_badge(views: Views, name: str) -> Badge:
    """Return the result word of a proficiency test."""
    vocabulary = views.registry.vocabularies.get("proficiency-words")
    for word in vocabulary.items if vocabulary else ():
        if word.name == name:
            return Badge(name, "ok" if word.passed else "warn", word.meaning)
    return Badge(name, "none")
