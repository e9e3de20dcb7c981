"""Where the page of each record lies, read from the outline of the site."""

from mingjian.derive.views import Views
from mingjian.render.pages.outline import outline


def page_urls(views: Views) -> dict[str, str]:
    """Return the address of every record's own page by id."""
    return views.once("page urls", _page_urls)


def _page_urls(views: Views) -> dict[str, str]:
    return {
        spec.sources[0]: spec.url
        for spec in outline(views)
        if spec.sources and spec.url.endswith(f"/{spec.sources[0]}/")
    }
