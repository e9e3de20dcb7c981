"""Which pages were published once and are no more: the web server answers 410 for them, not 404 (law 5).

``gone.txt`` is kept from one publication to the next; nginx and Caddy each get the list in their own form. It
holds addresses and nothing of what stood there. A page that comes back leaves the list.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mingjian.publish.manifest import Manifest

LIST, NGINX, CADDY = "gone.txt", "gone.nginx.conf", "gone.caddy"
FILES = (LIST, NGINX, CADDY)
_PAGES = (".html", ".json", ".pdf", ".ics", ".svg")
_NOWHERE = "/.gone"
"""Caddy reads no empty file, so its list has an address that never was."""
_NEVER = ("assets/", "search/", "facets/", "data/")
"""What browsers load by itself: a file that is replaced by another is not withdrawn."""


def write_gone(folder: Path, site: Manifest, before: Manifest | None) -> None:
    """Bring the lists up to date for a site that replaces another."""
    known = set(read_gone(folder)) | (set(before.files) if before is not None else set())
    gone = sorted(path for path in known - site.files.keys() if _is_page(path))
    _write(folder / LIST, "".join(f"{path}\n" for path in gone))
    _write(folder / NGINX, "".join(f'"{address}" 1;\n' for address in _addresses(gone)))
    addresses = " ".join(f'"{address}"' for address in (_NOWHERE, *_addresses(gone)))
    _write(folder / CADDY, f"@gone path {addresses}\nhandle @gone {{\n\terror 410\n}}\n")


def read_gone(folder: Path) -> tuple[str, ...]:
    """Return the paths that are gone."""
    with suppress(OSError):
        return tuple((folder / LIST).read_text(encoding="utf-8").splitlines())
    return ()


def _is_page(path: str) -> bool:
    return path.endswith(_PAGES) and not path.startswith(_NEVER) and not set(path) & set('"\\{}$*\n')


def _addresses(paths: Iterable[str]) -> Iterable[str]:
    """Yield the addresses a path answers to."""
    for path in paths:
        yield f"/{path}"
        if path.endswith("/index.html"):
            folder = path.removesuffix("index.html")
            yield f"/{folder}"
            yield f"/{folder.removesuffix('/')}"


def _write(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.next")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
