"""The one template environment."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from mingjian.render.pages.labels import labels


@cache
def environment() -> Environment:
    """Return the one template environment; templates are compiled once."""
    made = Environment(
        loader=PackageLoader("mingjian", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.globals["L"] = labels()
    return made
