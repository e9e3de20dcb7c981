"""``job publish``: the nightly build. Without a change of registry or day not one byte is different."""

from mingjian.jobs.found import Found
from mingjian.jobs.reminder import Level, Reminder, in_order
from mingjian.jobs.today import Today
from mingjian.jobs.words import say
from mingjian.model.errors import SettingsError
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.publish.build import Plan, build_site, gate
from mingjian.publish.manifest import Manifest


def publish(today: Today) -> Found:
    """Build the site and say which files are new, different or gone; a rehearsal only asks the gate."""
    places = today.places
    if today.is_rehearsal:
        return Found(_stopped(today, gate(today.loaded, today.as_of)))
    if not places.config.is_file():
        raise SettingsError(say("no_config", path=places.config.name))
    before = Manifest.read(places.out)
    plan = Plan(
        places.registry, places.config, places.out, as_of=today.as_of, cache=places.cache,
        jobs=today.options.get("processes") or 1, skip=tuple(today.options.get("skip") or ()),
    )  # fmt: skip
    outcome = build_site(plan)
    if outcome.manifest is None:
        return Found(_stopped(today, outcome.findings))
    return Found(changes=tuple(_changes(before, outcome.manifest)))


def _stopped(today: Today, findings: tuple[Finding, ...]) -> tuple[Reminder, ...]:
    """Return a late reminder per error that keeps the site from being published."""
    return in_order(
        today.reminder(
            f"publish:{item.code}:{item.path}:{item.field}",
            item.record_id or "registry",
            say("not_published", code=item.code, message=item.message),
            level=Level.LATE,
        )
        for item in findings
        if item.severity is FindingSeverity.ERROR
    )


def _changes(before: Manifest | None, now: Manifest) -> list[str]:
    was = {path: entry.sha256 for path, entry in before.files.items()} if before else {}
    came = sum(path not in was for path in now.files)
    gone = sum(path not in now.files for path in was)
    other = sum(path in was and was[path] != entry.sha256 for path, entry in now.files.items())
    if not came + gone + other:
        return []
    return [say("published", came=came, other=other, gone=gone, as_of=now.as_of)]
