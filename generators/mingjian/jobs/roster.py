"""``job roster``: the yearly edition, due at the end of March as of 31 December (司发通〔2010〕84号 六)."""

from collections.abc import Iterator
from datetime import date

from mingjian.derive.edition import changes_since, issue_on
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.today import Today, the, year_end
from mingjian.jobs.words import say


def edition(today: Today) -> Iterator[Reminder]:
    """Yield what is to be printed: the edition of last year, unless the settings name it already."""
    state = year_end(today.as_of.year - 1)
    settings = today.registry.settings
    if any(item.as_of == state for item in settings.editions):
        return
    before = issue_on(today.views).before
    count = sum(1 for _ in changes_since(today.views, before, lambda _: True))
    due = date(today.as_of.year, 3, 31)
    text = say("edition", state=state, due=due, before=before, count=count)
    found = today.dated_reminder(the("roster"), f"edition:{state}", "registry", due, text)
    if found is not None:
        yield found
