"""Guidance: views in, finished pages, data files and badges out."""

from collections.abc import Iterator
from functools import partial
from html import escape

from mingjian.derive.views import Views
from mingjian.render.artifact import HTML
from mingjian.render.draft import Draft, File, fingerprint, makers
from mingjian.render.guidance.badge import render_badges
from mingjian.render.guidance.datafile import calculator_file, compare_files, verify_files
from mingjian.render.guidance.outline import GuidePage, guide_pages
from mingjian.render.pages.asset import asset_version, digest
from mingjian.render.pages.shellset import ShellSet
from mingjian.render.pages.wrapped import wrapped

STYLE = "assets/guide.css"


def render_guidance(views: Views, shell: ShellSet) -> Iterator[File]:
    """Render the guidance pages and everything they load."""
    data = {file.path: file for file in (calculator_file(views), *compare_files(views))}
    numbers = verify_files(views)
    yield from data.values()
    yield from numbers
    versions = {path: digest(file.data) for path, file in data.items()}
    common = shell.fingerprint
    for page in guide_pages(views, len(numbers)):
        yield _draft(page, shell, versions, (common, views.as_of.isoformat()))
    settings = views.registry.settings
    yield from render_badges(views, stamped=settings.fictional or not settings.publisher.legal_basis)


def _draft(page: GuidePage, shell: ShellSet, versions: dict[str, str], common: tuple[str, str]) -> Draft:
    view = page.build()
    head = _head(page, "../" * page.url.count("/"), versions)
    key = fingerprint(makers(), common, page.url, page.section, page.template, head, view)
    template = f"guidance/{page.template}"
    make = partial(
        wrapped, shell, template, view, section=page.section, url=page.url, assets=head, as_of=common[1]
    )
    return Draft(f"{page.url}index.html", HTML, page.sources, key, make)


def _head(page: GuidePage, root: str, versions: dict[str, str]) -> str:
    """Return the style sheet and the scripts of a page, each with a version of its bytes."""
    links = [f'<link rel="stylesheet" href="{root}{STYLE}?v={asset_version(STYLE)}">']
    for path in page.scripts:
        version = versions.get(path) or asset_version(path)
        links.append(f'<script defer src="{root}{escape(path)}?v={version}"></script>')
    return "".join(links)
