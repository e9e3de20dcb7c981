"""English labels for those who cannot read Chinese ones: ``assets/english.js``, loaded only when asked for.

Fields and words are named by the declaration, which every label on a page comes from; what only pages say
(headings, columns) stands in ``english.yml``. Values and sentences stay as the registry has them.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import orjson
import yaml

from mingjian.model.declaration import Word, field_specs
from mingjian.model.registry import KINDS
from mingjian.render.artifact import JAVASCRIPT, Artifact

SCRIPT = "assets/english.js"


@cache
def english_labels() -> dict[str, str]:
    """Return the English of every Chinese label; of a title two fields share, the one more fields have."""
    found: dict[str, Counter[str]] = {}
    for title, english in _declared():
        found.setdefault(title, Counter())[english] += 1
    declared = {
        title: min(names.items(), key=lambda item: (-item[1], item[0]))[0]
        for title, names in sorted(found.items())
    }
    page_only = files("mingjian.render.pages").joinpath("english.yml").read_bytes()
    written: dict[str, str] = yaml.load(page_only, yaml.CSafeLoader)
    return declared | written


def _declared() -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for spec in field_specs(kind.model):
            yield spec.title, spec.name.replace("_", " ")
            if isinstance(spec.kind, type) and issubclass(spec.kind, Word):
                yield from ((str(word), word.name.lower().replace("_", " ")) for word in spec.kind)


def english_script() -> Artifact:
    """Return the script with its words; the same for every registry."""
    code = files("mingjian").joinpath("render/pages/english.js").read_bytes()
    return Artifact(SCRIPT, code.replace(b'"WORDS"', orjson.dumps(english_labels())), JAVASCRIPT)
