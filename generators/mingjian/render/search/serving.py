"""What of services can be found: open windows, channels that run, agreements, purchase catalogues."""

from collections.abc import Iterator

from mingjian.derive.serving import agreements, channels, open_windows, purchases
from mingjian.derive.views import Views
from mingjian.render.search.rows import EntryRow


def window_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the open windows by id: found by centre, region and the institutions that sit there."""
    for record in sorted(open_windows(views), key=lambda item: item.id):
        names = (views.institution_link(key).text for key in record.institutions)
        places = (link.text for link in views.region_path(record.region))
        also = "\t".join((*places, *names, *map(str, record.tasks)))
        yield EntryRow(record.id, record.centre, also, str(record.type))


def channel_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the channels that can be used on the day."""
    for record in sorted(channels(views), key=lambda item: item.id):
        if record.covers(views.as_of):
            also = "\t".join((*record.groups, record.scope, record.event or ""))
            yield EntryRow(record.id, record.title, also, str(record.type))


def agreement_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the agreements by id, with their parties."""
    for record in sorted(agreements(views), key=lambda item: item.id):
        yield EntryRow(record.id, record.title, "\t".join(record.parties), str(record.type))


def purchase_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the purchase catalogues by id, with the items on appraisal."""
    for record in sorted(purchases(views), key=lambda item: item.id):
        names = "\t".join(item.name for item in record.items)
        yield EntryRow(record.id, record.title, names, record.issuer)
