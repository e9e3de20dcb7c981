"""A page that is made of one view and one template: rendered, and put into the shell of its section."""

from typing import Any, Protocol

from markupsafe import Markup

from mingjian.derive.piece import Head
from mingjian.render.pages.environment import environment
from mingjian.render.pages.pages import Shell

_ROOT = Markup("../")


class View(Protocol):
    """What every view of a page has."""

    @property
    def head(self) -> Head: ...  # noqa: D102


def wrapped(  # noqa: PLR0913 - one keyword per slot of the page
    shell: Shell, template: str, view: View, *, section: str, url: str, assets: str = "", as_of: str = ""
) -> bytes:
    """Return a finished page.

    Args:
        shell: what the page is put into.
        template: its template, as ``changes/feeds``.
        view: what the template shows, as ``p``.
        section: which part of the site it belongs to.
        url: its address within the published tree, ending in a slash.
        assets: the links to its own style sheets and scripts.
        as_of: the day the page is of, where its template names it.
    """
    depth = url.count("/")
    page: Any = environment().get_template(f"{template}.html.j2")
    return shell.wrap(
        section,
        title=view.head.title,
        description=view.head.description,
        content=page.render(p=view, root=_ROOT * depth, as_of=as_of),
        depth=depth,
        path=url,
        crumbs=view.head.crumbs,
        head=assets,
    )
