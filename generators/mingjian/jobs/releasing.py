"""``job release`` on its timetable: the dated copy of the data, written once for a day."""

from mingjian.jobs.found import Found
from mingjian.jobs.release import make_release
from mingjian.jobs.today import Today
from mingjian.jobs.words import say


def release(today: Today) -> Found:
    """Write the release of the day; written again it must be the same."""
    if today.is_rehearsal:
        return Found()
    made = make_release(today.places.registry, today.places.releases, today.as_of)
    name, previous = made.folder.name, made.previous or say("released_first")
    if made.is_new:
        return Found(changes=(say("released", name=name, previous=previous),))
    return Found(notes=(say("released_same", name=name),))
