"""The category tree: classes, fields, items, details; parents follow from the codes (``fy`` > ``fy:02``)."""

from dataclasses import dataclass
from functools import cached_property

from mingjian.derive.piece import Link
from mingjian.model.registry import Registry
from mingjian.model.vocabulary import Category, CategoryClass

CLASS_LENGTH = 2
FIELD_LENGTH = 5
"""Length of the code of a field of practice (``fy:02``), the level at which tables are drawn."""


def category_url(code: str) -> str:
    """Return the address of a category page; a colon is awkward in file names."""
    return f"categories/{code.replace(':', '-')}/"


def parent_code(code: str) -> str | None:
    """Return the code one level up, or None for a class."""
    if len(code) <= CLASS_LENGTH:
        return None
    return code[:-2] if len(code) > FIELD_LENGTH else code[:CLASS_LENGTH]


@dataclass(frozen=True)
class CategoryTree:
    """Categories by code, in file order, with the rule behind each class."""

    items: dict[str, Category]
    classes: dict[str, CategoryClass]

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """Codes directly below each code."""
        below: dict[str, list[str]] = {}
        for code in self.items:
            above = parent_code(code)
            if above is not None:
                below.setdefault(above, []).append(code)
        return {code: tuple(found) for code, found in below.items()}

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Codes of the fields of practice, the columns of coverage tables."""
        return tuple(code for code in self.items if len(code) == FIELD_LENGTH)

    @cached_property
    def links(self) -> dict[str, Link]:
        """Link to the page of every category."""
        return {code: Link(item.name, category_url(code)) for code, item in self.items.items()}

    def name(self, code: str) -> str:
        """Return the name of a category, or its code when the vocabulary lacks it."""
        item = self.items.get(code)
        return code if item is None else item.name

    def link(self, code: str) -> Link:
        """Return the link to a category; one the vocabulary lacks leads to the index."""
        return self.links.get(code) or Link(code, "categories/")

    def path(self, code: str) -> tuple[str, ...]:
        """Return the codes from the class down to ``code``."""
        steps: list[str] = []
        step: str | None = code
        while step is not None:
            steps.append(step)
            step = parent_code(step)
        return tuple(reversed(steps))

    def below(self, code: str) -> tuple[str, ...]:
        """Return all codes below a code, in file order."""
        return tuple(other for other in self.items if other != code and other.startswith(code))

    def names(self, codes: tuple[str, ...]) -> str:
        """Return names joined by the Chinese enumeration comma."""
        return "、".join(map(self.name, codes))


def category_tree(registry: Registry) -> CategoryTree:
    """Build the category tree of a registry."""
    vocabulary = registry.vocabularies.get("categories")
    classes = {rule.code: rule for rule in vocabulary.classes} if vocabulary else {}
    return CategoryTree(dict(registry.categories), classes)
