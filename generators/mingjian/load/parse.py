"""One file from bytes to record: read, judge, place what was found."""

from dataclasses import dataclass, replace

from mingjian.load.canonical_reader import read_canonical
from mingjian.load.judge import judge
from mingjian.load.position import place_in, positions
from mingjian.load.reader import read
from mingjian.load.reading import Problem, Reading
from mingjian.load.tree import Positions
from mingjian.load.width import may_be_wide, narrow_codes
from mingjian.model.declaration import Model


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's record (if it could be read), the JSON it validates from, and its problems with places."""

    record: Model | None
    data: bytes = b""
    problems: tuple[Problem, ...] = ()


def parse(data: bytes, model: type[Model]) -> Parsed:
    """Read and judge the bytes of one file."""
    tree = read_canonical(data)
    reading = read(data) if tree is None else Reading(tree)
    if reading.tree is None:
        return Parsed(None, b"", reading.problems)
    problems = list(reading.problems)
    if may_be_wide(data):
        problems += narrow_codes(model, reading.tree)
    judged = judge(model, reading.tree, tuple(problems))
    problems += judged.problems
    return Parsed(judged.record, judged.data, _placed(data, problems))


def _placed(data: bytes, problems: list[Problem]) -> tuple[Problem, ...]:
    if not problems:
        return ()
    known = positions(data)
    return tuple(problem if problem.line else _with_place(problem, known) for problem in problems)


def _with_place(problem: Problem, known: Positions) -> Problem:
    line, column = place_in(known, problem.field)
    return replace(problem, line=line, column=column, field=problem.field.removesuffix("#key"))
