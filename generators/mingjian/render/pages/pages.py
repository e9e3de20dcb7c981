"""Pages: views in, finished HTML artifacts out. No disk, no clock, no logic beyond joining the two."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Protocol

from jinja2 import Template
from markupsafe import Markup

from mingjian.derive.correction import Correction, correction
from mingjian.derive.views import Views
from mingjian.render.artifact import HTML, Artifact
from mingjian.render.changes.section import history_section
from mingjian.render.pages.asset import asset_links
from mingjian.render.pages.environment import environment
from mingjian.render.pages.linked import Data, organisation
from mingjian.render.pages.outline import PageSpec, outline

WITH_CONTENTS = frozenset({"institution", "schedule", "document", "category", "region", "authority", "draw"})
"""Templates whose pages are long enough for a table of contents."""

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
_TAG = re.compile(r"<[^>]+>")

_ROOT, _HERE = Markup("../"), Markup("./")

Crumbs = tuple[tuple[str, str | None], ...]


class Shell(Protocol):
    """What pages need of a shell; :class:`mingjian.render.pages.shellset.ShellSet` is one."""

    def wrap(  # noqa: PLR0913 - one keyword per slot of the page
        self,
        section: str,
        *,
        title: str,
        description: str,
        content: str | bytes,
        depth: int,
        path: str | None = None,
        toc: tuple[tuple[str, str], ...] = (),
        crumbs: Crumbs = (),
        head: str = "",
        about: Data | None = None,
    ) -> bytes:
        """Put the content of one page into the shell of its section."""


@cache
def _template(name: str) -> Template:
    return environment().get_template(f"pages/{name}.html.j2")


def render_pages(views: Views, shell: Shell, part: tuple[int, int] = (0, 1)) -> Iterator[Artifact]:
    """Render every page of the registry, one after the other.

    Args:
        views: the registry on a day.
        shell: what a page is wrapped in.
        part: (i, n) renders every n-th page beginning with the i-th, so that n processes share the work.
    """
    index, count = part
    channel = correction(views)
    for number, spec in enumerate(outline(views)):
        if number % count == index:
            yield render_page(spec, shell, _history(views, spec), channel)


def _own(spec: PageSpec) -> str:
    """Return the id of the record a page is about; a page about no single record has none."""
    key = spec.sources[0] if spec.sources else ""
    return key if spec.url.endswith(f"/{key}/") else ""


def _history(views: Views, spec: PageSpec) -> str:
    key = _own(spec)
    return history_section(views, key, "../" * spec.url.count("/")) if key else ""


def render_page(spec: PageSpec, shell: Shell, after: str = "", channel: Correction | None = None) -> Artifact:
    """Render one page; ``after`` follows its content, ``channel`` takes corrections."""
    view = spec.build()
    depth = spec.url.count("/")
    key = _own(spec)
    fix = channel.address(key, view.head.title, spec.url) if channel and key else ""
    content = _template(spec.template).render(p=view, root=_ROOT * depth or _HERE, fix=fix) + after
    page = shell.wrap(
        spec.section,
        title=view.head.title,
        description=view.head.description,
        content=content,
        depth=depth,
        path=spec.url,
        toc=_contents(content) if spec.template in WITH_CONTENTS else (),
        crumbs=view.head.crumbs,
        head=asset_links(spec.assets, "../" * depth),
        about=organisation(view),
    )
    return Artifact(f"{spec.url}index.html", page, HTML, spec.sources)


def _contents(content: str) -> tuple[tuple[str, str], ...]:
    found = _HEADING.findall(content)
    if len(found) < 3:
        return ()
    return tuple((anchor, unescape(_TAG.sub("", text)).strip()) for anchor, text in found)
