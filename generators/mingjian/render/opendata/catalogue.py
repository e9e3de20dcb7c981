"""What describes the data once it stands: package, catalogues, sums, and the pages for people."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import Table
from mingjian.derive.views import Views
from mingjian.render.artifact import HTML, JSON, Artifact
from mingjian.render.opendata import pages, words
from mingjian.render.opendata.about import About, about
from mingjian.render.opendata.api import encode
from mingjian.render.opendata.csvw import csvw_file
from mingjian.render.opendata.datapackage import datapackage_file
from mingjian.render.opendata.dcat import catalogue_file, schema_org_file
from mingjian.render.opendata.resources import resources_file
from mingjian.render.opendata.shape import Files, registers
from mingjian.render.pages.pages import Shell
from mingjian.render.pages.wrapped import wrapped

_FOLDER = "data/"
_TEXT = "text/plain; charset=utf-8"


def render_catalogue(views: Views, shell: Shell, files: Files) -> Iterator[Artifact]:
    """Yield the descriptions of the data files in ``files``, the pages that lead to them, and all sums."""
    described = tuple(_described(views, shell, files))
    yield from described
    yield Artifact("data/SHA256SUMS", _sums(files, described), _TEXT, ("registry",))


def _described(views: Views, shell: Shell, files: Files) -> Iterator[Artifact]:
    dataset = views.dataset
    facts = about(dataset)
    yield datapackage_file(dataset, facts, files)
    yield catalogue_file(dataset, facts, files)
    yield schema_org_file(dataset, facts, files)
    yield csvw_file(dataset, facts)
    yield resources_file(dataset, facts, files)
    yield _datasette(dataset, facts)
    yield Artifact("data/README.txt", facts.readme().encode(), _TEXT, ("registry",))
    page = partial(_page, shell)
    yield page("data", pages.DATA.url, pages.data_page(dataset, files))
    yield page("dictionary", pages.DICTIONARY.url, pages.dictionary_page(dataset, files))
    yield page("words", f"{pages.DICTIONARY.url}words/", pages.words_page())
    for register in registers(dataset.tables):
        view = pages.register_page(dataset, register, files)
        yield page("register", f"{pages.DICTIONARY.url}{register.name}/", view)


def _sums(files: Files, described: Iterable[Artifact]) -> bytes:
    """Return the sums of everything in the folder, in the form ``sha256sum --check`` reads."""
    found = {path: file.sha256 for path, file in files.items() if path.startswith(_FOLDER)}
    found |= {item.path: hashlib.sha256(item.data).hexdigest() for item in described}
    found.pop(f"{_FOLDER}SHA256SUMS", None)
    return "".join(f"{found[path]}  {path.removeprefix(_FOLDER)}\n" for path in sorted(found)).encode()


def _datasette(dataset: Dataset, facts: About) -> Artifact:
    """Return the metadata Datasette shows with the database."""
    value = {
        "title": facts.title,
        "description": f"{facts.description}{facts.stamp}",
        "license": facts.licence,
        "license_url": facts.licence_url,
        "source": facts.publisher,
        "source_url": facts.url,
        "databases": {
            "registry": {
                "tables": {
                    **{table.name: _table(table) for table in dataset.tables},
                    **{
                        name: {"title": title, "description": words.VIEW_DESCRIPTION}
                        for name, title in words.VIEWS.items()
                    },
                    "search": {"title": words.SEARCH_TITLE, "description": words.SEARCH_DESCRIPTION},
                    "search_short": {"title": words.SHORT_TITLE, "description": words.SHORT_DESCRIPTION},
                }
            }
        },
    }
    return Artifact("data/metadata.json", encode(value, neat=True), JSON, ("registry",))


def _table(table: Table) -> dict[str, Any]:
    """Return what Datasette says above a table and beside its columns."""
    columns = {
        column.name: words.COLUMN.format(title=column.title, description=column.description)
        for column in table.columns
    }
    return {"title": table.title, "description": table.description, "columns": columns}


def _page(
    shell: Shell,
    template: str,
    url: str,
    view: pages.DataPage | pages.IndexPage | pages.RegisterPage | pages.WordsPage,
) -> Artifact:
    data = wrapped(shell, f"opendata/{template}", view, section="data", url=url)
    return Artifact(f"{url}index.html", data, HTML, ("registry",))
