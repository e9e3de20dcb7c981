"""The parts a site consists of, by name. A new output format is a new renderer and one line here."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mingjian.check import reference
from mingjian.derive.views import Views
from mingjian.model.errors import UsageError
from mingjian.publish.shelf import FolderShelf
from mingjian.render.changes.changes import render_changes
from mingjian.render.draft import File
from mingjian.render.guidance.guidance import render_guidance
from mingjian.render.guidance.qr import render_codes
from mingjian.render.opendata.catalogue import render_catalogue
from mingjian.render.opendata.opendata import render_data
from mingjian.render.opendata.shape import Files
from mingjian.render.pages.english import english_script
from mingjian.render.pages.facetfile import facet_files
from mingjian.render.pages.facts import site_facts
from mingjian.render.pages.pages import render_pages
from mingjian.render.pages.service import coverage_files
from mingjian.render.pages.shell import build_shell
from mingjian.render.pages.shellset import ShellSet
from mingjian.render.pages.sitemap import render_sitemap
from mingjian.render.pages.statistics import statistic_files
from mingjian.render.prints.fonts import find_faces
from mingjian.render.prints.press import Press
from mingjian.render.prints.prints import render_print_page, render_prints
from mingjian.render.search.search import render_search

PARTS = {
    "shell": "手写页面",
    "pages": "记录页面",
    "guidance": "办事指引",
    "qr": "二维码",
    "search": "检索数据",
    "changes": "变更与订阅",
    "print": "印刷品",
    "print-page": "印刷品目录",
    "data": "开放数据",
    "catalogue": "数据目录",
    "sitemap": "站点地图",
    "offline": "离线包",
}
"""Name on the command line, and what people call it."""
SHARED = frozenset({"pages", "data"})
"""Parts large enough to be worth a second process. Never ``print``: the typesetter starts threads of its own,
and a copy of a process that has them, as the second build of ``serve`` would be, waits for them for ever."""

TOGETHER = ("guidance", "qr", "search", "changes")
"""Parts too small to be shared and of no use to each other: one process makes the first, one the others."""


def grouped_parts(parts: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the parts in order, those that are made side by side together."""
    groups: list[tuple[str, ...]] = []
    for part in parts:
        if part in TOGETHER and groups and groups[-1][0] in TOGETHER:
            groups[-1] = (*groups[-1], part)
        else:
            groups.append((part,))
    return groups


def choose_parts(only: Iterable[str], skip: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the parts to build, in order; none named means all but those to skip."""
    wanted, unwanted = set(only), set(skip)
    if unknown := sorted((wanted | unwanted) - set(PARTS)):
        raise UsageError(f"没有名为 {'、'.join(unknown)} 的部分；可选：{'、'.join(PARTS)}。")
    return tuple(part for part in PARTS if part not in unwanted and (not wanted or part in wanted))


def prepare_shell(config: Path, views: Views, cache: Path | None = None) -> ShellSet:
    """Build the hand-written pages and the empty shell of every kind of record page."""
    settings = views.registry.settings
    facts = site_facts(settings, as_of=views.as_of, commit=views.commit, tool_version=views.tool_version)
    rules = {f"docs/rules/{name}": page for name, page in reference.pages().items()}
    shelf = None if cache is None else FolderShelf(cache)
    return build_shell(config, facts, generated=rules, shelf=shelf)


def prepare_data(parts: Iterable[str], views: Views) -> None:
    """Fill the tables before processes are started, so that they are filled once for all."""
    if "data" in parts or "catalogue" in parts:
        views.dataset.tables  # noqa: B018 - asked for so that it is made


def prepare_press(parts: Iterable[str], views: Views, registry: Path, cache: Path | None) -> Press | None:
    """Set up the press if there is anything to print and a font to print it with."""
    settings = views.registry.settings.prints
    faces = find_faces(registry / folder for folder in settings.fonts) if "print" in parts else None
    if faces is None:
        return None
    layouts = registry / settings.layouts if settings.layouts else None
    return Press(faces, layouts, None if cache is None else FolderShelf(cache / "prints"))


def render_part(  # noqa: PLR0913 - what parts need of each other
    part: str,
    views: Views,
    shell: ShellSet,
    share: tuple[int, int] = (0, 1),
    *,
    files: Files | None = None,
    press: Press | None = None,
) -> Iterator[File]:
    """Render one part; ``share`` (i, n) of it where the part can be shared between n processes.

    ``files`` are those that stand in the tree already; without a press nothing is printed.
    """
    if part == "pages":
        yield from render_pages(views, shell, share)
        if share[0] == 0:
            yield from facet_files(views)
            yield from coverage_files(views)
            yield from statistic_files(views)
    elif part == "print":
        yield from render_prints(views, press)
    elif part == "print-page":
        yield from render_print_page(views, shell, files or {}, has_fonts=press is not None)
    elif part == "data":
        yield from render_data(views, share)
    elif part == "catalogue":
        yield from render_catalogue(views, shell, files or {})
    elif part == "sitemap":
        yield from render_sitemap(files or (), views.registry.settings.site_url)
    elif share[0] == 0:
        yield from _render_whole(part, views, shell)


def _render_whole(part: str, views: Views, shell: ShellSet) -> Iterator[File]:
    if part == "shell":
        yield from shell.static
        yield english_script()
    elif part == "guidance":
        yield from render_guidance(views, shell)
    elif part == "qr":
        yield from render_codes(views)
    elif part == "changes":
        yield from render_changes(views, shell)
    else:
        yield from render_search(views, shell, shell.static)
