"""ShellSet: the finished shell of the site; wrapping a record page in it is a few string joins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from mingjian.render.artifact import Artifact
from mingjian.render.draft import fingerprint
from mingjian.render.pages.cells import label_cells
from mingjian.render.pages.frame import Frame, rebase
from mingjian.render.pages.linked import Data, block, breadcrumbs, stamp

Crumbs = tuple[tuple[str, str | None], ...]
HOME = ("首页", "")
SHELL_DEPTH = 2
"""Shell pages are built at ``mj-shell/<section>/``."""


@dataclass(frozen=True, slots=True)
class ShellSet:
    """Hand-written pages and assets (``static``), and one shell per section."""

    static: tuple[Artifact, ...]
    shells: Mapping[str, bytes]
    url: str | None = None
    stamped: bool = True
    _frames: dict[tuple[str, int], Frame] = field(default_factory=dict)
    _crumbs: dict[tuple[object, ...], str] = field(default_factory=dict)

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the names ``wrap`` accepts."""
        return tuple(self.shells)

    @property
    def fingerprint(self) -> str:
        """What every page in this shell depends on, as one text."""
        shells = sorted((section, shell.decode()) for section, shell in self.shells.items())
        return fingerprint(shells, self.url, self.stamped)

    def wrap(  # noqa: PLR0913 - one keyword per slot of the page
        self,
        section: str,
        *,
        title: str,
        description: str,
        content: str | bytes,
        depth: int,
        path: str | None = None,
        toc: Iterable[tuple[str, str]] = (),
        crumbs: Crumbs = (),
        head: str = "",
        about: Data | None = None,
    ) -> bytes:
        """Put the content of one page into the shell of its section.

        Args:
            section: which tab is lit (see ``sections``).
            title: plain text; becomes <title> and the last crumb.
            description: plain text for search engines and link cards.
            content: HTML of the page, starting with its h1.
            depth: folders between the page and the site root (``institutions/sl-j0001/`` is 2).
            path: the page's own path, for the canonical address; None leaves it out.
            toc: (element id, plain text) of the sections worth jumping to.
            crumbs: (plain text, path from the site root or None) between home and this page.
            head: more HTML for <head>.
            about: the body the page is about, as linked data.
        """
        frame = self._frames.get((section, depth)) or self._frame(section, depth)
        name = escape(title).encode()
        return frame.join(
            {
                "title": name,
                "description": escape(description).encode(),
                "head": (self._links(path) + head + self._data(title, path, crumbs, about)).encode(),
                "crumbs": self._trail(crumbs, depth).encode() % name if crumbs or depth else b"",
                "toc": _contents(toc).encode(),
                "content": content if isinstance(content, bytes) else label_cells(content).encode(),
            }
        )

    def _frame(self, section: str, depth: int) -> Frame:
        frame = Frame.cut(rebase(self.shells[section], SHELL_DEPTH, depth))
        self._frames[section, depth] = frame
        return frame

    def _links(self, path: str | None) -> str:
        if path is None or not self.url:
            return ""
        address = escape(self.url + path)
        return f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'

    def _data(self, title: str, path: str | None, crumbs: Crumbs, about: Data | None) -> str:
        """Return the linked data of a page; home stands nowhere and is about nobody."""
        if not path:
            return ""
        things = [breadcrumbs((HOME, *crumbs, (title, path)), self.url)]
        if about is not None:
            things.append(stamp(about) if self.stamped else about)
        return block(things)

    def _trail(self, crumbs: tuple[tuple[str, str | None], ...], depth: int) -> str:
        """Return the crumbs with ``%s`` for this page; neighbours share them, so they are kept."""
        trail = self._crumbs.get((crumbs, depth))
        if trail is None:
            trail = _trail(crumbs, "../" * depth or "./").replace("%", "%%").replace("\0", "%s")
            self._crumbs[crumbs, depth] = trail
        return trail


def _trail(crumbs: Iterable[tuple[str, str | None]], root: str) -> str:
    steps = [HOME, *crumbs]
    links = "".join(
        f'<li><a href="{root}{escape(path)}">{escape(text)}</a></li>'
        if path is not None
        else f"<li>{escape(text)}</li>"
        for text, path in steps
    )
    return (
        f'<nav class="mj-crumbs" aria-label="当前位置"><ol>{links}<li aria-current="page">\0</li></ol></nav>'
    )


def _contents(toc: Iterable[tuple[str, str]]) -> str:
    entries = "".join(f'<li><a href="#{anchor}">{escape(text)}</a></li>' for anchor, text in toc)
    if not entries:
        return ""
    return (
        '<nav class="mj-toc" aria-label="本页目录"><p class="mj-toc__title">本页目录</p>'
        f"<ul>{entries}</ul></nav>"
    )
