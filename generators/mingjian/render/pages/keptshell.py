"""A finished shell kept between builds: MkDocs takes longer to start than a province to read.

The key covers the configuration, the hand-written pages, the overrides of the theme, the generated pages,
the lasting facts, MkDocs and this package; day and commit are filled in after the shell is taken out.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import yaml

from mingjian.render.draft import fingerprint, makers
from mingjian.render.pages.facts import SiteFacts
from mingjian.render.shelf import Shelf

NAME = "shell"


def kept_shell(shelf: Shelf | None, key: str | None) -> dict[str, bytes] | None:
    """Return the files of the shell that was made of what the key stands for."""
    data = shelf.get(NAME, key) if shelf is not None and key is not None else None
    if data is None:
        return None
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def keep_shell(shelf: Shelf | None, key: str | None, tree: Mapping[str, bytes]) -> None:
    """Keep the files of a shell."""
    if shelf is None or key is None:
        return
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for path, data in tree.items():
            package.writestr(path, data)
    shelf.put(NAME, key, out.getvalue())


def shell_key(config_file: Path, site: SiteFacts, generated: Mapping[str, str]) -> str | None:
    """Return what a shell is known by; None for a configuration only MkDocs can read, which is not kept."""
    text = config_file.read_text(encoding="utf-8")
    try:
        config = yaml.safe_load(text)
        theme = config.get("theme")
        places = [
            config.get("docs_dir", "docs"),
            theme.get("custom_dir") if isinstance(theme, dict) else None,
        ]
    except (yaml.YAMLError, AttributeError):
        return None
    if "hooks" in config or config.get("plugins") or "INHERIT" in config:
        return None
    found = [list(_contents(config_file.parent / place)) for place in places if place]
    tools = [version(name) for name in ("mkdocs", "mkdocs-material", "markdown")]
    return fingerprint(makers(), tools, text, found, dict(generated), site.lasting())


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), fingerprint(file.read_bytes())
