"""The sample site with the search index of a nation: what the search step and the comparison visit.

The nation is that of the search tests (3,000 institutions, 40,000 appraisers, 20,000 inspections, names of
real variety), its labelled queries come from the same oracle.
"""

import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from document import ROOT, WORK
from mingjian.derive.views import Views, derive_views
from mingjian.publish.parts import PARTS, prepare_shell, render_part
from mingjian.render.search.search import render_data

sys.path.append(str(ROOT / "tests"))

from search.driver import write
from search.label import sample
from search.nation import AS_OF, nation

SIZE = (3_000, 40_000, 20_000)


@dataclass(frozen=True)
class NationSite:
    """A folder to serve, what its index was made of, and how long the index took."""

    folder: Path
    views: Views
    seconds: float


def nation_views() -> Views:
    """Return the views of the invented nation."""
    return derive_views(nation(*SIZE), AS_OF, None, "bench")


def make_nation_site(views: Views | None = None, name: str = "search") -> NationSite:
    """Write the sample site, then the nation's index over its own."""
    folder = make_sample_site(WORK / name)
    static = prepare_shell(ROOT / "mkdocs.yml", sample()).static
    views = views or nation_views()
    for stale in (folder / "search").glob("[mr]*.*.js"):
        stale.unlink()
    start = time.perf_counter()
    artifacts = list(render_data(views, static))
    seconds = time.perf_counter() - start
    return NationSite(write(artifacts, folder), views, seconds)


def make_sample_site(folder: Path) -> Path:
    """Write the whole sample site."""
    shutil.rmtree(folder, ignore_errors=True)
    views = sample()
    shell = prepare_shell(ROOT / "mkdocs.yml", views)
    for part in PARTS:
        write(render_part(part, views, shell), folder)
    return folder
