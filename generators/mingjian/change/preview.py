"""The preview of a change: the pages it alters, before and after, in a folder that opens from disk.

No script runs in it and nothing is fetched; links lead to a page of the same side where there is one, else to
the published site. What differs is written out above the two pages: nobody finds one date in a long page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mingjian.change.compare import Comparison
from mingjian.change.html import told
from mingjian.change.onpage import Passage, passages, settled
from mingjian.change.pages import TouchedPage
from mingjian.derive.views import Views
from mingjian.render.artifact import CSS, HTML, Artifact
from mingjian.render.pages.environment import environment
from mingjian.render.pages.outline import outline
from mingjian.render.pages.pages import sketch_page
from mingjian.render.pages.shellset import ShellSet
from mingjian.render.watched import Watch

MOST = 40
"""Pages shown: a preview is looked at, not archived; the pages of changed records come first."""
STYLE = "preview.css"
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class Side:
    """One side of the comparison, with the shell its pages stand in."""

    name: str
    views: Views
    shell: ShellSet


@dataclass(frozen=True, slots=True)
class Pair:
    """One page of the preview, with the passages that differ and the page that shows both sides."""

    page: TouchedPage
    path: str
    passages: tuple[Passage, ...]


def preview(found: Comparison, shell: Callable[[Views], ShellSet]) -> Iterator[Artifact]:
    """Yield the files of a preview; where nothing public changes there are no pages, only what is told.

    Args:
        found: what changed.
        shell: makes the shell of one side; not called where there is nothing to show.
    """
    chosen = _chosen(found)
    sides = _sides(found, shell)
    pages = {side.name: _pages(side, {page.url for page in chosen}) for side in sides}
    pairs = [_pair(number, page, pages) for number, page in enumerate(chosen, 1)]
    for side in sides:
        yield from _side_files(side, pages[side.name])
    for number, pair in enumerate(pairs):
        yield _both(pair, pairs[number - 1 : number], pairs[number + 1 : number + 2])
    more = len(found.effect.pages) - len(chosen)
    yield _page("index.html", "front", {**told(found), "pairs": pairs, "more": more, "root": ""})
    yield Artifact(STYLE, _style(), CSS)


def _chosen(found: Comparison) -> tuple[TouchedPage, ...]:
    """Return the pages to show: those of the records that changed, then as they come."""
    own = {change.id for change in found.changes.changes}
    ordered = sorted(found.effect.pages, key=lambda page: page.record not in own)
    return tuple(ordered[:MOST])


def _sides(found: Comparison, shell: Callable[[Views], ShellSet]) -> tuple[Side, ...]:
    sides = found.effect.sides
    if sides is None or not found.effect.pages:
        return ()
    both = ((BEFORE, sides.before), (AFTER, sides.after))
    return tuple(Side(name, views, shell(views)) for name, views in both)


def _pages(side: Side, wanted: set[str]) -> dict[str, bytes]:
    """Return the finished pages of one side by address."""
    specs = (spec for spec in outline(side.views) if spec.url in wanted)
    watch = Watch(side.views)
    return {spec.url: sketch_page(side.views, side.shell, spec, "", watch).data for spec in specs}


def _pair(number: int, page: TouchedPage, pages: Mapping[str, Mapping[str, bytes]]) -> Pair:
    old, new = (pages[side].get(page.url, b"") for side in (BEFORE, AFTER))
    return Pair(page, f"pages/{number:02}.html", passages(old, new))


def _side_files(side: Side, pages: Mapping[str, bytes]) -> Iterator[Artifact]:
    """Yield the pages of one side, and the style sheets and pictures they load."""
    site = side.views.registry.settings.site_url or ""
    files = {item.path: item for item in side.shell.static}
    loaded: set[str] = set()
    for url, data in pages.items():
        page, assets = settled(data, url, pages, files, site)
        loaded |= assets
        yield Artifact(f"{side.name}/{url}index.html", page, HTML)
    for path in sorted(loaded & files.keys()):
        yield Artifact(f"{side.name}/{path}", files[path].data, files[path].media_type)


def _both(pair: Pair, before: Sequence[Pair], after: Sequence[Pair]) -> Artifact:
    name = pair.path.rpartition("/")[2]
    steps = {"earlier": before[0] if before else None, "later": after[0] if after else None}
    return _page(f"pages/{name}", "both", {"pair": pair, "root": "../", **steps})


def _page(path: str, template: str, values: Mapping[str, object]) -> Artifact:
    page = environment().get_template(f"changes/preview_{template}.html.j2").render(values)
    return Artifact(path, page.encode(), HTML)


@cache
def _style() -> bytes:
    return (files("mingjian") / "templates" / "changes" / STYLE).read_bytes()
