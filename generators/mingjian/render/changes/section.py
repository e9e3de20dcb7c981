"""The history of one record, as it stands at the foot of its page."""

from mingjian.derive.bulletin import names
from mingjian.derive.changeview import entry
from mingjian.derive.history import Depth
from mingjian.derive.views import Views
from mingjian.render.changes import words
from mingjian.render.pages.environment import environment

SHOWN = 20


def history_section(views: Views, key: str, root: str) -> str:
    """Return the section as HTML; nothing where there is no history to tell of."""
    found = views.history.of(key)
    if views.history.depth is Depth.NONE or not found:
        return ""
    known = names(views)
    steps = [(step, entry(change, known)) for step, change in found if change.matters]
    feed = f"feeds/institutions/{key}" if key in views.institutions else ""
    return (
        environment()
        .get_template("changes/section.html.j2")
        .render(
            steps=steps[:SHOWN],
            more=max(len(steps) - SHOWN, 0),
            note=words.HISTORY_NOTE,
            title=words.HISTORY_TITLE,
            shallow=words.SHALLOW if views.history.depth is Depth.SHALLOW else "",
            feed=feed,
            root=root,
        )
    )
