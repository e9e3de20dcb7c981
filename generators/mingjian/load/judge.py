"""Tree to record: pydantic judges, and each of its complaints becomes one problem in Chinese.

What is plainly meant (a missing quote, a misspelt key) is reported once and then read as meant, so that the
record is there for the rules and nothing else complains about the same mistake. A tree with a problem
is never published, whatever is read into it.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import orjson
from pydantic import ValidationError

from mingjian.load.complaint import describe, misspelt, place_of, spelt
from mingjian.load.reading import Problem, Tree
from mingjian.model.declaration import Model

Loc = tuple[str | int, ...]


@dataclass(slots=True)
class Judged:
    """The record if one could be read, the JSON it was read from, and what was wrong."""

    record: Model | None
    data: bytes
    problems: list[Problem] = field(default_factory=list)


def judge(model: type[Model], tree: Tree, known: tuple[Problem, ...] = ()) -> Judged:
    """Validate a tree. Fields with a known problem are not complained about twice."""
    trial = _Trial(model, tree, {problem.field for problem in known if problem.field})
    while True:
        data = orjson.dumps(tree)
        try:
            return Judged(model.model_validate_json(data), data, trial.problems)
        except ValidationError as complaints:
            errors = complaints.errors(include_url=False)
        if not trial.take(errors):
            return Judged(None, data, trial.problems)


class _Trial:
    """The complaints about one tree so far."""

    def __init__(self, model: type[Model], tree: Tree, settled: set[str]) -> None:
        self.model = model
        self.tree = tree
        self.settled = settled
        self.problems: list[Problem] = []

    def take(self, errors: list[Any]) -> bool:
        """Turn errors into problems, repair what is plainly meant; say whether anything was repaired."""
        repaired = False
        errors = _root_causes(errors)
        missing: defaultdict[Loc, list[str]] = defaultdict(list)
        for error in errors:
            if error["type"] == "missing":
                missing[error["loc"][:-1]].append(error["loc"][-1])
        for error in errors:
            if error["type"] == "extra_forbidden":
                repaired |= self._extra(error["loc"], missing[error["loc"][:-1]])
        for error in errors:
            loc = error["loc"]
            if error["type"] != "extra_forbidden" and (
                error["type"] != "missing" or loc[-1] in missing[loc[:-1]]
            ):
                repaired |= self._other(error)
        return repaired

    def _extra(self, loc: Loc, missing: list[str]) -> bool:
        owner, name = self._at(loc[:-1]), str(loc[-1])
        meant = spelt(self.model, loc, missing, owner)
        self._report(misspelt(self.model, loc, meant), f"{place_of(loc)}#key")
        value = owner.pop(name)
        if meant is not None:
            owner[meant] = value
            if meant in missing:
                missing.remove(meant)
        return True

    def _other(self, error: Any) -> bool:
        loc, value = error["loc"], error.get("input")
        self._report(describe(self.model, error), place_of(loc))
        if error["type"] == "string_type" and isinstance(value, int):
            self._at(loc[:-1])[loc[-1]] = str(value).lower() if isinstance(value, bool) else str(value)
            return True
        return False

    def _report(self, worded: tuple[str, dict[str, Any]], place: str) -> None:
        name = place.removesuffix("#key")
        if name not in self.settled:
            self.settled.add(name)
            code, params = worded
            self.problems.append(Problem(code, 0, 0, place, params))

    def _at(self, loc: Loc) -> Any:
        node: Any = self.tree
        for step in loc:
            node = node[step]
        return node


def _root_causes(errors: list[Any]) -> list[Any]:
    """Leave out lists called too short only because one of their items is wrong."""
    inside = {error["loc"][:size] for error in errors for size in range(1, len(error["loc"]))}
    return [error for error in errors if error["type"] != "too_short" or error["loc"] not in inside]
