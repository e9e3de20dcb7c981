"""A change set as a page of HTML that stands alone: no script, no style from elsewhere."""

from mingjian.change.compare import Comparison
from mingjian.change.notes import sections
from mingjian.change.words import wording
from mingjian.derive.changeview import groups
from mingjian.derive.changewords import ACTIONS
from mingjian.render.pages.environment import environment


def render(found: Comparison) -> str:
    """Return the change set as HTML."""
    changes, say = found.changes, wording()
    page = environment().get_template("changes/alone.html.j2")
    title = say["page_title"].format(base=changes.base, head=changes.head)
    return page.render(
        title=title,
        groups=groups(changes.changes, found.names),
        actions=ACTIONS,
        sections=sections(found, say),
        grounds=found.grounds,
    )
