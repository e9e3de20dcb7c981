"""What of supervision can be found: public sanctions, reviews, proficiency rounds, campaigns, statistics.

Entries outside their window are not in the views, so they have no row (law 5).
"""

from collections.abc import Iterator

from mingjian.derive.penalty import measures_of
from mingjian.derive.series import all_series
from mingjian.derive.views import Views, is_open
from mingjian.render.search.rows import EntryRow


def sanction_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the public sanctions by id: found by whom they are about, by number, by ground."""
    for record in sorted(views.sanctions, key=lambda item: item.id):
        name = views.subject_link(record).text
        also = f"{record.decision_number}\t{record.ground}"
        yield EntryRow(record.id, f"{name} {measures_of(record)}", also, str(record.type))


def review_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the public reviews by id."""
    for record in sorted(views.reviews, key=lambda item: item.id):
        yield EntryRow(record.id, record.title, record.evaluator or "", str(record.type))


def round_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the public proficiency rounds by id."""
    for record in sorted(views.rounds, key=lambda item: item.id):
        category = views.categories.name(record.category)
        yield EntryRow(record.id, record.title, f"{record.code}\t{record.provider}", category)


def campaign_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the campaigns whose closing report is public."""
    for record in sorted(views.campaigns, key=lambda item: item.id):
        if is_open(record, views.as_of):
            yield EntryRow(record.id, record.title, record.target, str(record.kind))


def indicator_rows(views: Views) -> Iterator[EntryRow]:
    """Yield the indicators of the statistics by id, found by title, theme and what they count."""
    for series in sorted(all_series(views), key=lambda item: item.indicator.id):
        item = series.indicator
        yield EntryRow(item.id, item.title, f"{item.group}\t{item.meaning}", item.group)
