"""Writes ``queries.yml`` anew for the sample registry: drawn queries by the oracle, then those kept by hand.

Run it after the sample changes: ``PYTHONPATH=generators:tests python -m search.label``. Hand-written queries
(their ``kind`` is 日常用语) keep their place and their expectations.
"""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.publish.parts import prepare_shell
from mingjian.render.artifact import Artifact
from search.oracle import Query, queries

FILE = Path(__file__).with_name("queries.yml")
REGISTRY = Path(__file__).parents[2] / "registry"
AS_OF = date(2026, 6, 30)
BY_HAND = "日常用语"
SEED = 3
EACH = 8
MOST = 6
"""Queries that more records answer are left out: the list is read by people and must outlive new records."""


def sample() -> Views:
    """Return the views of the sample registry."""
    return derive_views(load_registry(FolderSource(REGISTRY)).registry, AS_OF, None, "test")


@cache
def written() -> tuple[Artifact, ...]:
    """Return the pages written by hand, as they are built."""
    return prepare_shell(REGISTRY.parent / "mkdocs.yml", sample()).static


def labelled() -> list[Query]:
    """Return the labelled queries of the file."""
    found = yaml.safe_load(FILE.read_text("utf-8"))
    return [Query(item["q"], item["kind"], tuple(item["expect"])) for item in found]


def _line(query: Query) -> str:
    expect = ", ".join(f'"{one}"' for one in query.expect)
    return f'- {{q: "{query.text}", kind: {query.kind}, expect: [{expect}]}}\n'


def main() -> None:
    """Rewrite the file."""
    by_hand = [query for query in labelled() if query.kind == BY_HAND]
    found = {query.text: query for query in queries(sample(), SEED, EACH) if len(query.expect) <= MOST}
    head = "# Labelled queries for the sample registry: what is typed, and every record that answers it.\n"
    FILE.write_text(head + "".join(map(_line, [*found.values(), *by_hand])), "utf-8")


if __name__ == "__main__":
    main()
