"""What tests of broken surroundings share: an answer, a tree, and what a good refusal looks like."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import mingjian

PACKAGE = str(Path(mingjian.__file__).parents[1])


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


Build = Callable[..., Said]


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def one_sentence(said: Said, code: int, words: str) -> None:
    """Expect an exit code, one line that says why, and nothing of the program's inside."""
    assert said.code == code, said.out + said.err
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert words in said.err
    assert "Traceback" not in said.err
