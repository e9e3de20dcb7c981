"""Traditional characters and their simplified forms, from a table shipped with the package."""

from functools import cache
from importlib.resources import files


@cache
def simplified_forms() -> dict[str, str]:
    """Return the simplified form of each traditional character."""
    text = files("mingjian.render.search").joinpath("data/traditional.txt").read_text("utf-8")
    pairs = (pair for line in text.splitlines() if not line.startswith("#") for pair in line.split())
    return {pair[0]: pair[1] for pair in pairs}


def forms_needed(alphabet: set[str]) -> dict[str, str]:
    """Return the pairs that can matter for texts over ``alphabet``, in code-point order.

    A pair matters when its simplified form occurs, or when the traditional character itself does: then text
    and query are folded alike and still meet.
    """
    table = simplified_forms()
    wanted = alphabet | {table[letter] for letter in alphabet if letter in table}
    return {letter: form for letter, form in sorted(table.items()) if form in wanted}
