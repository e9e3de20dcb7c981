"""The one template environment."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from mingjian.render.pages.compiled import compiled_templates
from mingjian.render.pages.escaping import PageWriter
from mingjian.render.pages.labels import labels


class PageEnvironment(Environment):
    """Templates compiled by our own writer."""

    code_generator_class = PageWriter


@cache
def environment() -> Environment:
    """Return the one template environment; templates are compiled once and kept."""
    made = PageEnvironment(
        loader=PackageLoader("mingjian", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=compiled_templates(),
    )
    made.globals["L"] = labels()
    return made
