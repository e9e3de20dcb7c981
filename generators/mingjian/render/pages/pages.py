"""Pages: views in, finished HTML artifacts out. No disk, no clock, no logic beyond joining the two."""

import re
from collections.abc import Iterator
from functools import cache, partial
from html import unescape
from typing import Any, Protocol

from jinja2 import Template
from markupsafe import Markup

from mingjian.derive.bulletin import names
from mingjian.derive.correction import correction
from mingjian.derive.views import Views
from mingjian.render.artifact import HTML
from mingjian.render.changes.section import history_section
from mingjian.render.draft import Draft, Sketch, fingerprint, makers
from mingjian.render.pages.asset import asset_links
from mingjian.render.pages.environment import environment
from mingjian.render.pages.linked import Data, organisation
from mingjian.render.pages.outline import PageSpec, outline
from mingjian.render.watched import Watch

WITH_CONTENTS = frozenset({"institution", "schedule", "document", "category", "region", "authority", "draw"})
"""Templates whose pages are long enough for a table of contents."""

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
_TAG = re.compile(r"<[^>]+>")

_ROOT, _HERE = Markup("../"), Markup("./")

Crumbs = tuple[tuple[str, str | None], ...]


class Shell(Protocol):
    """What pages need of a shell; :class:`mingjian.render.pages.shellset.ShellSet` is one."""

    @property
    def fingerprint(self) -> str:
        """What every page in this shell depends on, as one text."""

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


def render_pages(views: Views, shell: Shell, part: tuple[int, int] = (0, 1)) -> Iterator[Sketch]:
    """Sketch every page of the registry, one after the other.

    Args:
        views: the registry on a day.
        shell: what a page is wrapped in.
        part: (i, n) sketches every n-th page beginning with the i-th, so that n processes share the work.
    """
    index, count = part
    watch = Watch(views)
    channel = views.once("correction", correction)
    day = views.as_of.isoformat()
    common = fingerprint(makers(), shell.fingerprint, day, channel, views.history.depth)
    for number, spec in enumerate(outline(views)):
        if number % count == index:
            yield sketch_page(views, shell, spec, common, watch)


def sketch_page(views: Views, shell: Shell, spec: PageSpec, common: str, watch: Watch) -> Sketch:
    """Sketch one page; ``common`` is the fingerprint of what all pages share."""
    past = [(step.sha, step.when, change) for step, change in views.history.of(_key(spec))]
    known = _known_names(views) if past else ""
    place = (spec.url, spec.section, spec.template, spec.assets)
    about = fingerprint(common, place, past, known)
    given = watch.given(spec.build)
    path = f"{spec.url}index.html"

    def draw(watched: bool) -> tuple[Draft, tuple[str, ...]]:
        view, reads = watch.build(spec.build) if watched else (spec.build(), ())
        make = partial(_page, views, shell, spec, view)
        return Draft(path, HTML, spec.sources, fingerprint(about, view), make), reads

    return Sketch(path, HTML, spec.sources, given and f"{about} {given}", draw, watch.value)


def _known_names(views: Views) -> str:
    """Return the fingerprint of the names a history may speak of."""
    return views.once("fingerprint of names", lambda found: fingerprint(names(found)))


def _key(spec: PageSpec) -> str:
    """Return the id of the record a page is about; a page about no single record has none."""
    key = spec.sources[0] if spec.sources else ""
    return key if spec.url.endswith(f"/{key}/") else ""


def _page(views: Views, shell: Shell, spec: PageSpec, view: Any) -> bytes:
    """Render one page, with the history of its record after its content."""
    depth = spec.url.count("/")
    key = _key(spec)
    channel = views.once("correction", correction)
    fix = channel.address(key, view.head.title, spec.url) if key else ""
    content = _template(spec.template).render(
        p=view, root=_ROOT * depth or _HERE, fix=fix, as_of=views.as_of.isoformat()
    )
    content += history_section(views, key, "../" * depth)
    return shell.wrap(
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


def _contents(content: str) -> tuple[tuple[str, str], ...]:
    found = _HEADING.findall(content)
    if len(found) < 3:
        return ()
    return tuple((anchor, unescape(_TAG.sub("", text)).strip()) for anchor, text in found)
