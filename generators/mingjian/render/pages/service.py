"""The pages of services and coverage, and the two tables that lie beside the page of coverage."""

import csv
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import StringIO
from typing import Any

from mingjian.derive import covering, environment, helping, offering, servicepage
from mingjian.derive import servicewords as words
from mingjian.derive.serving import agreements, channels, purchases, windows
from mingjian.derive.views import Views
from mingjian.model.provenance import Record
from mingjian.render.artifact import Artifact
from mingjian.render.pages.spec import PageSpec

SECTION = "services"
CSV = "text/csv; charset=utf-8"
BOM = b"\xef\xbb\xbf"
"""Without it Excel garbles Chinese."""
HUBS: dict[str, Callable[[Views], Any]] = {
    "convenience": helping.convenience_page,
    "aid": offering.aid_page,
    "environment": environment.environment_page,
    "firms": offering.firms_page,
    "cooperation": offering.cooperation_page,
    "purchases": offering.purchases_page,
}


def services(views: Views) -> Iterator[PageSpec]:
    """Yield the pages of services and coverage."""
    yield PageSpec("services/", SECTION, "services", partial(helping.services_page, views))
    for key, page in HUBS.items():
        yield PageSpec(f"services/{key}/", SECTION, f"services_{key}", partial(page, views))
    yield from _records(views, "window", windows(views), servicepage.window_page)
    yield from _records(views, "channel", channels(views), servicepage.channel_page)
    yield from _records(views, "agreement", agreements(views), servicepage.agreement_page)
    yield from _records(views, "purchase", purchases(views), servicepage.purchase_page)
    yield PageSpec("coverage/", SECTION, "coverage", partial(covering.coverage_page, views))


def _records(
    views: Views, template: str, records: Iterable[Record], page: Callable[[Views, Any], Any]
) -> Iterator[PageSpec]:
    for record in records:
        build = partial(page, views, record)
        yield PageSpec(servicepage.service_url(record.id), SECTION, template, build, (record.id,))


def coverage_files(views: Views) -> Iterator[Artifact]:
    """Yield the two tables of the page of coverage, as spreadsheets open them."""
    yield _table("coverage/coverage.csv", words.CSV_COVERAGE, covering.coverage_rows(views))
    yield _table("coverage/windows.csv", words.CSV_WINDOWS, covering.window_rows(views))


def _table(path: str, header: tuple[str, ...], rows: Iterable[tuple[str | int, ...]]) -> Artifact:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return Artifact(path, BOM + out.getvalue().encode(), CSV, ("registry",))
