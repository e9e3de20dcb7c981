"""The shell: MkDocs builds the hand-written pages and one page with holes per section.

The only module that knows MkDocs (docs/adr/0004). In goes a configuration, out come bytes; what the
renderer needs to know of a theme ends here.
"""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from mingjian.model.errors import SettingsError
from mingjian.render.artifact import BINARY, CSS, HTML, JAVASCRIPT, JSON, Artifact
from mingjian.render.pages.facts import SiteFacts
from mingjian.render.pages.frame import fill, mark
from mingjian.render.pages.keptshell import keep_shell, kept_shell, shell_key
from mingjian.render.pages.shellset import ShellSet
from mingjian.render.shelf import Shelf

_SHELLS = "mj-shell"
_MEDIA = {
    ".html": HTML,
    ".css": CSS,
    ".js": JAVASCRIPT,
    ".json": JSON,
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".txt": "text/plain; charset=utf-8",
}
_UNUSED = (
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/favicon.png",
    "sitemap.xml",
    "search/",
)
"""What material and MkDocs would add: scripts and styles we do not use, a site map dated by the clock."""

_PASSING = ("as_of", "as_of_text", "commit", "tool_version")


def build_shell(
    config_file: Path | None,
    site: SiteFacts,
    *,
    generated: Mapping[str, str] | None = None,
    shelf: Shelf | None = None,
) -> ShellSet:
    """Build the shell of a site.

    Args:
        config_file: the project's mkdocs.yml; None or a missing file means the one in the package.
        site: what every page says about the site.
        generated: more Markdown pages by path (``docs/rules/index.md``), made from data.
        shelf: where the shell of the last build is kept, if it is.
    """
    if config_file is None or not config_file.is_file():
        with as_file(files("mingjian") / "starter") as starter:
            return build_shell(starter / "mkdocs.yml", site, generated=generated, shelf=shelf)
    key = shell_key(config_file, site, generated or {})
    tree = kept_shell(shelf, key)
    if tree is None:
        with tempfile.TemporaryDirectory(prefix="mingjian-shell-") as folder:
            tree = _run_mkdocs(config_file, site, Path(folder), generated or {})
        keep_shell(shelf, key, tree)
    return _shell_set(tree, site)


def _shell_set(tree: Mapping[str, bytes], site: SiteFacts) -> ShellSet:
    passing = site.passing()
    shells = {}
    static = []
    for path, data in tree.items():
        filled = fill(data, passing) if path.endswith(".html") else data
        if path.startswith(f"{_SHELLS}/"):
            shells[path.split("/")[1]] = filled
        else:
            static.append(Artifact(path, filled, _MEDIA.get(Path(path).suffix, BINARY)))
    return ShellSet(tuple(static), shells, site.url, stamped=site.stamped)


def _run_mkdocs(
    config_file: Path, site: SiteFacts, folder: Path, generated: Mapping[str, str]
) -> dict[str, bytes]:
    """Run MkDocs in this process over a copy of the pages and return what it made."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - half a second that a kept shell saves
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    pages, out = folder / "pages", folder / "out"
    complaints = _Complaints()
    log = logging.getLogger("mkdocs")
    log.addHandler(complaints)
    propagate, log.propagate = log.propagate, False
    try:
        config = load_config(str(config_file), site_name=site.name, site_dir=str(out))
        shutil.copytree(config.docs_dir, pages)
        sections = [name for tab in config.theme["tabs"] for name in tab["sections"]]
        _write_pages(pages, _shell_pages([*sections, *config.theme["other_sections"]]), generated)
        config.docs_dir, config.site_url = str(pages), site.url or ""
        config.extra["site"] = _facts(site, config.theme.dirs)
        build(config)
    except (MkDocsException, SystemExit) as error:
        complaints.seen.append(str(error))
    finally:
        log.removeHandler(complaints)
        log.propagate = propagate
    if complaints.seen:
        raise SettingsError(f"{config_file.name} 或其页面不能生成：" + "；".join(complaints.seen))
    return dict(_read_tree(out))


class _Complaints(logging.Handler):
    """Collects what MkDocs warns about: a broken link in a hand-written page stops the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage())


def _facts(site: SiteFacts, folders: list[str]) -> dict[str, Any]:
    """Return the lasting facts, marks for the passing ones, and a version of the assets' bytes."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(Path(folder).glob("assets/*.*")):
            digest.update(path.read_bytes())
    return site.lasting() | {name: mark(name) for name in _PASSING} | {"assets": digest.hexdigest()[:8]}


def _shell_pages(sections: list[str]) -> dict[str, str]:
    return {
        f"{_SHELLS}/{section}.md": f"---\ntemplate: shell.html\nsection: {section}\ntitle: {section}\n---\n"
        for section in sections
    }


def _write_pages(folder: Path, *groups: Mapping[str, str]) -> None:
    for group in groups:
        for path, text in group.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")


def _read_tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path != "index.html" and not path.startswith(_UNUSED):
            yield path, file.read_bytes()
