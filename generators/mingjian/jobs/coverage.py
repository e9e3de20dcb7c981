"""``job coverage``: fields nobody offers in an area (S17), licences without people or laboratory (S88)."""

from collections.abc import Iterator

from mingjian.derive.fit import derive_fit
from mingjian.jobs.reminder import Reminder
from mingjian.jobs.small import small_institutions
from mingjian.jobs.today import Today
from mingjian.jobs.words import say


def gaps(today: Today) -> Iterator[Reminder]:
    """Yield the areas with fields nobody offers, then the licensed categories that do not fit."""
    views = today.views
    for area in views.areas:
        missing = [code for code in views.categories.fields if not views.coverage.count(area, code)]
        if missing:
            text = say("gap", count=len(missing), names=views.categories.names(tuple(missing)))
            what = f"coverage:{area}:{','.join(missing)}"
            yield Reminder(what, area, views.regions.name(area), area, text)
    yield from _misfits(today)


def _misfits(today: Today) -> Iterator[Reminder]:
    views = today.views
    for key, row in views.institutions.items():
        if not row.is_practising:
            continue
        for fit in derive_fit(views.registry, views.roster, views.registry.institutions[key], today.as_of):
            category = views.categories.name(fit.item.category)
            if not fit.is_staffed:
                text = say("misfit_staff", category=category, staff=fit.staff, minimum=fit.minimum)
                yield today.reminder(f"coverage:{key}:{fit.item.category}:staff", key, text)
            if fit.required and not fit.accredited:
                text = say("misfit_laboratory", category=category)
                yield today.reminder(f"coverage:{key}:{fit.item.category}:laboratory", key, text)


def small(today: Today) -> Iterator[Reminder]:
    """Yield the institutions with few appraisers (S16)."""
    most = today.registry.settings.parameters.small_staff
    for item in small_institutions(today.registry, today.as_of):
        text = say("small", staff=item.staff, most=most)
        yield today.reminder(f"small:{item.id}:{item.staff}", item.id, text)
