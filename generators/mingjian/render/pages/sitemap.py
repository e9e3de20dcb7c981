"""What search engines are told: which pages there are (sitemap.xml), and that all may be read (robots.txt).

A site map needs full addresses, so a site without one has only robots.txt. No page says when it changed: the
day of the data is not the day on which a page got new content.
"""

from collections.abc import Iterable, Iterator
from html import escape

from mingjian.render.artifact import Artifact

MOST_ADDRESSES = 50_000
"""The protocol's limit for one file."""
LEFT_OUT = frozenset({"404.html", "search/index.html"})
_XML = "application/xml"
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(paths: Iterable[str], site: str | None) -> Iterator[Artifact]:
    """Yield robots.txt and the site map of the pages among ``paths``, in several files where it is long."""
    yield Artifact("robots.txt", _robots(site).encode(), "text/plain; charset=utf-8", ("registry",))
    if site is None:
        return
    pages = [path for path in sorted(paths) if path.endswith(".html") and path not in LEFT_OUT]
    addresses = [f"{site}{path.removesuffix('index.html')}" for path in pages]
    parts = [addresses[start : start + MOST_ADDRESSES] for start in range(0, len(addresses), MOST_ADDRESSES)]
    if len(parts) == 1:
        yield _file("sitemap.xml", "urlset", "url", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield _file("sitemap.xml", "sitemapindex", "sitemap", [f"{site}{name}" for name in names])
    for name, part in zip(names, parts, strict=True):
        yield _file(name, "urlset", "url", part)


def _robots(site: str | None) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if site is not None:
        lines.append(f"Sitemap: {site}sitemap.xml")
    return "\n".join((*lines, ""))


def _file(path: str, whole: str, item: str, addresses: Iterable[str]) -> Artifact:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    text = f'{_OPEN}<{whole} xmlns="{_NAMESPACE}">\n{lines}</{whole}>\n'
    return Artifact(path, text.encode(), _XML, ("registry",))
