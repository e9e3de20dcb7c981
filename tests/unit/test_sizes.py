"""Modules and functions stay short; what is longer says why, where it stands."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "generators"
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
MODULE, FUNCTION, MOST_LONG = 250, 40, 20
WHY = "Longer than others:"
LONG = {
    "mingjian/derive/institution.py institution_page",  # one record, a line for each of its fields
    "sample_province/province.py write_province",  # the driver, a line for each kind
}


def functions(path: Path) -> dict[str, int]:
    """Return the lines of every function, signature and docstring aside."""
    found = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and node.body[1:] else node.body
            found[node.name] = body[-1].end_lineno - body[0].lineno + 1
    return found


LENGTHS = {f"{name} {function}": n for name, path in FILES.items() for function, n in functions(path).items()}


def test_a_long_module_says_why() -> None:
    texts = {name: path.read_text(encoding="utf-8") for name, path in FILES.items()}
    long = {name for name, text in texts.items() if len(text.splitlines()) > MODULE}
    explained = {name for name, text in texts.items() if WHY in (ast.get_docstring(ast.parse(text)) or "")}
    assert long == explained


def test_a_long_function_is_one_of_few() -> None:
    assert {name for name, length in LENGTHS.items() if length > FUNCTION} == LONG


def test_most_functions_are_short() -> None:
    lengths = sorted(LENGTHS.values())
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= MOST_LONG
