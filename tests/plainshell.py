"""A shell that only says what it was given, so that tests of pages do not depend on the theme."""

from html import escape


class PlainShell:
    """Wraps a page in a few lines; ``sections`` collects what was asked for."""

    def __init__(self) -> None:
        self.sections: set[str] = set()

    fingerprint = "plain"

    def wrap(
        self,
        section,
        *,
        title,
        description,
        content,
        depth,
        path=None,
        toc=(),
        crumbs=(),
        head="",
        about=None,
    ):
        self.sections.add(section)
        trail = "".join(f'<a href="{"../" * depth}{url}">{escape(text)}</a>\n' for text, url in crumbs)
        contents = "".join(f'<a href="#{anchor}">{escape(text)}</a>\n' for anchor, text in toc)
        return (
            f'<title>{escape(title)}</title>\n<meta name=description content="{escape(description)}">\n'
            f"<!-- {section} {path} -->\n<nav>\n{trail}{contents}</nav>\n{content}"
        ).encode()
